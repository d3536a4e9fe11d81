"""Forms of the price base: what is looked for, one line, a reason, a file."""

from decimal import Decimal
from typing import Any

from django import forms

from backoffice.keys import KeyedForm
from renovation.edge.forms import DayField, MoneyField
from renovation.platforms.models import Platform
from renovation.prices.enums import Aside, Document, Nature
from renovation.prices.rules import lines
from renovation.prices.rules.statistics import PERIODS_MONTHS, Place
from renovation.territories.models import Commune
from renovation.territories.queries import find_communes
from renovation.works.rules.catalogue import WorkType, catalogue

PERIODS = [(str(months), f"{months} mois") for months in PERIODS_MONTHS]
STATES = [("", "Toutes"), ("counted", "Comptées"), ("aside", "Écartées")]
NUMBER = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


def type_choices(empty: str) -> list[tuple[str, Any]]:
    """Types by lot."""
    groups = [(lot.label.capitalize(), [(one.code, one.title) for one in types]) for lot, types in catalogue().by_lot()]
    return [("", empty), *(group for group in groups if group[1])]


class WhereForm(forms.Form):
    """Where and over how long; an answer that makes no sense asks nothing."""

    ou = forms.ChoiceField(label="Territoire", required=False)
    commune = forms.CharField(label="Ou une commune", required=False, max_length=80)
    mois = forms.ChoiceField(label="Période", required=False, choices=PERIODS)

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ou"].choices = [(place.key, f"{place.name} ({place.level.label})") for place in places]  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """Lines of the base."""

    travaux = forms.ChoiceField(label="Travaux", required=False)
    etat = forms.ChoiceField(label="État", required=False, choices=STATES)
    fichier = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["travaux"].choices = type_choices("Tous")  # type: ignore[attr-defined]


class PlatformForm(KeyedForm):
    """Something done for one of the reader's platforms; asked only when there are several."""

    platform = forms.ChoiceField(label="Plateforme")

    def __init__(self, *args: Any, platforms: list[Platform], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.platforms = {str(one.pk): one for one in platforms}
        field = self.fields["platform"]
        field.choices = [(pk, one.name) for pk, one in self.platforms.items()]  # type: ignore[attr-defined]
        if len(platforms) == 1:
            field.widget, field.initial = forms.HiddenInput(), str(platforms[0].pk)

    @property
    def chosen(self) -> Platform:
        return self.platforms[self.cleaned_data["platform"]]


class ReferenceForm(PlatformForm):
    """One line of a quote or of an invoice."""

    document = forms.ChoiceField(label="Lu dans", choices=Document.choices)
    on = DayField(label="Date du document")
    work_type = forms.ChoiceField(label="Travaux")
    unit = forms.ChoiceField(label="Unité", help_text="Celles qui vont avec les travaux sont dans le catalogue.")
    quantity = MoneyField(label="Quantité", widget=NUMBER)
    amount_ht = MoneyField(label="Montant hors taxes de la ligne", widget=NUMBER)
    nature = forms.ChoiceField(label="Ce qui est payé", choices=Nature.choices)
    commune = forms.CharField(label="Commune du chantier", max_length=80, help_text="Nom ou code postal.")
    company = forms.CharField(
        label="SIRET de l’entreprise",
        max_length=80,
        help_text="Il est remplacé aussitôt par une empreinte\u00a0: personne ne peut le relire.",
    )
    characteristic = MoneyField(
        label="Caractéristique principale", required=False, widget=NUMBER, help_text="R, Uw, Etas… du catalogue."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["work_type"].choices = type_choices("Choisissez")  # type: ignore[attr-defined]
        units = {"m2": "m²", "unite": "à l’unité", "m2_capteur": "m² de capteurs", "kWc": "kWc"}
        self.fields["unit"].choices = list(units.items())  # type: ignore[attr-defined]

    def clean_commune(self) -> Commune:
        found = find_communes(self.cleaned_data["commune"], limit=1)
        if not found:
            raise forms.ValidationError("Cette commune est inconnue. Écrivez son nom ou son code postal.")
        return found[0]

    def line(self) -> lines.Line:
        given = self.cleaned_data
        found = catalogue().find(given["work_type"])
        return lines.Line(
            work_type=given["work_type"],
            unit=given["unit"],
            quantity=given["quantity"],
            amount_ht=given["amount_ht"],
            on=given["on"],
            company="".join(given["company"].split()),
            insee=given["commune"].pk,
            document=lines.Document(given["document"]),
            nature=lines.Nature(given["nature"]),
            characteristics=self._characteristics(found, given["characteristic"]),
        )

    def _characteristics(self, found: WorkType | None, value: Decimal | None) -> dict[str, Decimal]:
        if found is None or value is None or not found.characteristics:
            return {}
        return {found.characteristics[0].code: value}


class AsideForm(forms.Form):
    """Why a price no longer counts."""

    reason = forms.ChoiceField(label="Motif", choices=[(one.value, one.label) for one in Aside.by_people()])
    note = forms.CharField(label="Précision", max_length=300, help_text="Des faits, sans nom de personne.")


class RestoreForm(forms.Form):
    """Why it counts again."""

    note = forms.CharField(
        label="Pourquoi ce prix compte", max_length=300, help_text="Des faits, sans nom de personne."
    )


class ImportForm(PlatformForm):
    """A file of lines, or of statistics with the name of who made them."""

    kind = forms.ChoiceField(
        label="Ce que contient le fichier",
        choices=[("lines", "Des lignes de prix"), ("aggregates", "Des statistiques d’une autre base")],
        initial="lines",
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label="Qui a fait ces statistiques",
        max_length=120,
        required=False,
        help_text="Demandé pour des statistiques seulement. Ce nom est montré avec elles.",
    )
    file = forms.FileField(
        label="Fichier",
        help_text="CSV, 2\u00a0Mo et 5\u00a0000 lignes au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv"}),
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == "aggregates" and not given.get("source"):
            self.add_error("source", "Écrivez qui a fait ces statistiques.")
        return given


class ExportForm(PlatformForm):
    """What leaves, and for which platform."""

    kind = forms.ChoiceField(
        label="Ce qui est exporté",
        choices=[("aggregates", "Les statistiques publiables"), ("lines", "Les lignes anonymes de la plateforme")],
        initial="aggregates",
        widget=forms.RadioSelect,
    )
