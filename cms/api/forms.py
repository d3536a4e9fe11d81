"""The parameters of the public JSON, and what is said of those that are not understood."""

from datetime import date
from typing import Any

from django import forms

from cms.forms.directory_names import CheckForm
from renovation.professionals.enums import Domain
from renovation.professionals.queries import RADII_KM, USUAL_RADIUS_KM, Point
from renovation.professionals.rules.identifiers import SIRET_LENGTH
from renovation.professionals.rules.works import WORKS, Trade, domains_of, works_by_code, works_of
from renovation.territories.models import Commune
from renovation.territories.queries import commune_by_insee, find_communes

_UNKNOWN_WORKS = "Ces travaux ne sont pas dans la liste. Voyez /api/annuaire/v1/travaux/."
_TOO_WIDE = "Pour un devis, donnez des travaux précis. Voyez /api/annuaire/v1/travaux/, où « precis » vaut true."
_A_PLACE = "Dites où chercher : code_insee, code_postal, ou latitude et longitude."
_WORKS = [(works.code, works.label) for works in WORKS]


class SearchForm(forms.Form):
    """Where, for which works, how far, which page."""

    code_insee = forms.RegexField(
        r"^[0-9AB]{5}$", required=False, error_messages={"invalid": "code_insee a cinq caractères, par exemple 25056."}
    )
    code_postal = forms.RegexField(
        r"^[0-9]{5}$", required=False, error_messages={"invalid": "code_postal a cinq chiffres, par exemple 25000."}
    )
    latitude = forms.FloatField(required=False, min_value=-89, max_value=89)
    longitude = forms.FloatField(required=False, min_value=-180, max_value=180)
    travaux = forms.ChoiceField(required=False, choices=_WORKS, error_messages={"invalid_choice": _UNKNOWN_WORKS})
    domaine = forms.ChoiceField(
        required=False, choices=Domain.choices, error_messages={"invalid_choice": "Ce domaine n’est pas dans la liste."}
    )
    rayon = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=USUAL_RADIUS_KM,  # type: ignore[arg-type]
        choices=[(radius, radius) for radius in RADII_KM],
        error_messages={"invalid_choice": f"rayon est l’un de ces nombres : {', '.join(map(str, RADII_KM))}."},
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def clean(self) -> dict[str, object]:
        told = super().clean() or self.cleaned_data
        if not self.errors:
            told["point"] = self._point(told)
            told["domains"] = self._domains(told)
        return told

    def _domains(self, told: dict[str, Any]) -> tuple[Domain, ...]:
        if told["domaine"]:
            return (Domain(told["domaine"]),)
        works = works_by_code(told["travaux"])
        return domains_of([works] if works else works_of(Trade.WORKS))

    def _point(self, told: dict[str, Any]) -> Point | None:
        """Of a commune, of the only commune of a postcode, or as given."""
        if told["code_insee"] or told["code_postal"]:
            commune = self._commune(told)
            if commune is not None and commune.latitude is not None and commune.longitude is not None:
                return Point(float(commune.latitude), float(commune.longitude))
        elif told["latitude"] is not None and told["longitude"] is not None:
            return Point(told["latitude"], told["longitude"])
        if not self.errors:
            self.add_error(None, _A_PLACE)
        return None

    def _commune(self, told: dict[str, Any]) -> Commune | None:
        if told["code_insee"]:
            commune = commune_by_insee(told["code_insee"])
            if commune is None:
                self.add_error("code_insee", "Aucune commune n’a ce code INSEE.")
            return commune
        communes = find_communes(told["code_postal"], limit=40)
        if len(communes) == 1:
            return communes[0]
        names = ", ".join(f"{commune.name} ({commune.insee})" for commune in communes)
        several = f"Plusieurs communes ont ce code postal. Donnez code_insee : {names}."
        self.add_error("code_postal", several if communes else "Aucune commune n’a ce code postal.")
        return None


class CoverageForm(CheckForm):
    """The check at a date, of a SIRET only: a program knows which establishment it means."""

    siret = forms.RegexField(
        rf"^[0-9]{{{SIRET_LENGTH}}}$",
        error_messages={
            "required": "Donnez le siret de l’établissement.",
            "invalid": "siret a quatorze chiffres, sans espace.",
        },
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, **kwargs)
        del self.fields["entreprise"]
        messages = {"required": "Donnez les travaux du devis.", "invalid_choice": _TOO_WIDE}
        self.fields["travaux"].error_messages |= messages
        self.fields["date"].error_messages["invalid"] = "date s’écrit 2026-11-24."
