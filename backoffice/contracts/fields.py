"""Fields of tables of money: what is typed is kept, to the cent; nothing that the tables could not hold."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from renovation.contracts.rules.money import cents
from renovation.documents.models import Document
from renovation.edge.forms import AgendaDayField, MoneyField
from renovation.works.rules.catalogue import catalogue

MOST_PERCENT = Decimal(1000)
# A cell wide enough for a million.
MONEY = "cell figure money"
# As quotes count; prices are compared in the units of the catalogue.
UNITS = [
    ("", "–"),
    ("m2", "m²"),
    ("unite", "unité"),
    ("kWc", "kWc"),
    ("m2_capteur", "m² capteur"),
    ("ml", "mètre"),
    ("forfait", "forfait"),
]


class CentsField(MoneyField):
    """An amount, to the cent."""

    def to_python(self, value: Any) -> Any:
        amount = super().to_python(value)
        return None if amount is None else cents(amount)


class PercentField(MoneyField):
    """A percentage as people write it: « 5,5 »."""

    def to_python(self, value: Any) -> Any:
        text = value.replace("%", "") if isinstance(value, str) else value
        percent = super().to_python(text)
        if percent is not None and abs(percent) >= MOST_PERCENT:
            raise forms.ValidationError("Ce pourcentage est trop grand. Relisez-le.")
        return None if percent is None else percent.quantize(Decimal("0.01"))


def figure(field: type[MoneyField], label: str, css: str = "cell figure") -> MoneyField:
    """A cell with a number."""
    widget = forms.TextInput(attrs={"class": css, "inputmode": "decimal", "autocomplete": "off"})
    return field(label=label, required=False, widget=widget)


def words(label: str, longest: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "cell words title"})
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget)


def choice(label: str, choices: Iterable[Any], css: str = "cell words") -> forms.ChoiceField:
    field = forms.ChoiceField(label=label, choices=list(choices), required=False)
    field.widget.attrs["class"] = css
    return field


def box(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, widget=forms.CheckboxInput(attrs={"class": "cell"}))


def day(label: str, *, required: bool = False, help_text: str = "") -> AgendaDayField:
    return AgendaDayField(label=label, required=required, help_text=help_text)


def work_types() -> list[Any]:
    """Types of the catalogue by part of the building; none for what is not works of energy."""
    groups = [(lot.label.capitalize(), [(one.code, one.title) for one in types]) for lot, types in catalogue().by_lot()]
    return [("", "Autre"), *(group for group in groups if group[1])]


def papers(label: str, documents: Iterable[Document], kept: Document | None) -> forms.ChoiceField:
    """The document of the case that is this paper; the one that was `kept` stays, even when another replaced it."""
    choices = [("", "Aucun"), *((str(one.pk), str(one)) for one in documents)]
    if kept is not None and str(kept.pk) not in dict(choices):
        choices.append((str(kept.pk), str(kept)))
    return forms.ChoiceField(label=label, choices=choices, required=False)


def percent(rate: Decimal | None) -> Decimal | None:
    return None if rate is None else rate * 100
