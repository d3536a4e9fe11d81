"""Where a local aid holds: places of whoever gives it, chosen in lists or named one a line."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from renovation.aids.queries.schemes import Owner, Places, places_of
from renovation.aids.rules.local_shape import LocalAid, Territory
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from renovation.territories.rules.names import commune_keys

_GROUPS = ("regions", "departments", "epcis", "communes")


class TerritoryFields:
    """The fields for one owner, and the way from what was said to the words of the rules and back."""

    def __init__(self, owner: Owner) -> None:
        self.places: Places = places_of(owner)
        self.fields: dict[str, forms.Field] = {}
        if not isinstance(owner, Platform):
            self.fields["regions"] = _boxes("Toute la région", self.places.regions)
        self.fields["departments"] = _boxes("Départements entiers", self.places.departments)
        self.fields["epcis"] = _boxes("Intercommunalités entières", self.places.epcis)
        self.fields["communes"] = _names("Communes, une par ligne")
        self.fields["not_epcis"] = _boxes("Sauf ces intercommunalités", self.places.epcis)
        self.fields["not_communes"] = _names("Sauf ces communes, une par ligne")

    def check(self, form: forms.Form, given: dict[str, Any]) -> None:
        """Communes are found by their name among those of the owner; some place is needed."""
        for name in ("communes", "not_communes"):
            codes, unknown = self._codes(str(given.get(name, "")))
            given[f"{name}_codes"] = codes
            if unknown:
                form.add_error(name, f"Communes inconnues ou hors de votre territoire\u00a0: {', '.join(unknown)}.")
        chosen = [given.get(name) for name in ("regions", "departments", "epcis", "communes_codes")]
        if not any(chosen) and "communes" not in form.errors:
            form.add_error("epcis", "Choisissez au moins un territoire\u00a0: il dit où l’aide existe.")

    def words(self, given: dict[str, Any]) -> dict[str, Any]:
        inside = {
            "regions": given.get("regions"),
            "departments": given["departments"],
            "epcis": given["epcis"],
            "communes": given["communes_codes"],
        }
        outside = {"epcis": given["not_epcis"], "communes": given["not_communes_codes"]}
        found = {"territory": _filled(inside), "excluded": _filled(outside)}
        return {key: place for key, place in found.items() if place}

    def initial_of(self, aid: LocalAid) -> dict[str, Any]:
        """The places that this owner may choose."""
        inside = {name: self._reachable(name, aid.territory) for name in _GROUPS}
        outside = {name: self._reachable(name, aid.excluded) for name in ("epcis", "communes")}
        return {
            **inside,
            "communes": self._lines(inside["communes"]),
            "not_epcis": outside["epcis"],
            "not_communes": self._lines(outside["communes"]),
        }

    def _reachable(self, name: str, place: Territory) -> list[str]:
        known = self.places.communes if name == "communes" else getattr(self.places, name)
        codes = {one.pk if isinstance(one, Commune) else one[0] for one in known}
        return sorted(code for code in getattr(place, name) if code in codes)

    def _lines(self, codes: Iterable[str]) -> str:
        names = {one.pk: one.name for one in self.places.communes}
        return "\n".join(names[code] for code in codes)

    def _codes(self, typed: str) -> tuple[list[str], list[str]]:
        by_name = {one.search_name: one.pk for one in self.places.communes}
        by_code = {one.pk: one.pk for one in self.places.communes}
        found: list[str] = []
        unknown: list[str] = []
        for line in (one.strip() for one in typed.splitlines()):
            if not line:
                continue
            keys = [by_code.get(line), *(by_name.get(key) for key in commune_keys(line))]
            code = next((one for one in keys if one), None)
            (found if code else unknown).append(code or line)
        return sorted(dict.fromkeys(found)), unknown


def _boxes(label: str, choices: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), required=False, widget=forms.CheckboxSelectMultiple
    )


def _names(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Leur nom ou leur code INSEE.",
    )


def _filled(codes: dict[str, Any]) -> dict[str, Any]:
    return {name: found for name, found in codes.items() if found}
