"""Forms about the scenarios of a case."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from backoffice.keys import KeyedForm
from renovation.edge.forms import DayField, MoneyField
from renovation.financing.queries import Option

# The rules of the aids are known from here on; before, the page says so.
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2040, 12, 31)
DAY_REFUSED = "Écrivez une date entre 2020 et 2040."


class AidDayField(DayField):
    """A day of the aids, within years that make sense."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not FIRST_DAY <= value <= LAST_DAY:
            raise forms.ValidationError(DAY_REFUSED)


class NameForm(forms.Form):
    prefix = "name"
    name = forms.CharField(label="Nom du scénario", max_length=80)


class StartForm(KeyedForm):
    """A new scenario: its name and the works from which its lines are filled in."""

    prefix = "start"
    name = forms.CharField(
        label="Nom du scénario", max_length=80, help_text="Par exemple\u00a0: rénovation d’ampleur en une fois."
    )
    works = forms.ChoiceField(label="Travaux", widget=forms.RadioSelect)

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["works"].choices = [(one.code, one.words) for one in options]  # type: ignore[attr-defined]
        self.fields["works"].initial = options[0].code


class CopyForm(KeyedForm):
    prefix = "copy"
    name = forms.CharField(label="Nom de la copie", max_length=80)


class AmountForm(forms.Form):
    """An amount in the place of the calculated one, and why."""

    amount = MoneyField(
        label="Montant retenu, en euros",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": "Écrivez le montant, même s’il est à zéro."},
    )
    reason = forms.CharField(
        label="Motif",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Par exemple\u00a0: notification de l’Anah du 12 mars. Le ménage le lit si le scénario est partagé.",
        error_messages={"required": "Écrivez le motif\u00a0: il sera montré avec le montant."},
    )

    def clean_amount(self) -> Any:
        amount = self.cleaned_data["amount"]
        if amount < 0:
            raise forms.ValidationError("Une aide ne peut pas être négative. Écrivez 0 si elle est refusée.")
        return amount


class DaysForm(forms.Form):
    """The two days to compare."""

    a = AidDayField(label="Première date")
    b = AidDayField(label="Seconde date")


def days_of(data: Mapping[str, str], *, today: date) -> DaysForm:
    """The days asked for; at first, a year ago and today."""
    first = {"a": today.replace(year=today.year - 1, day=min(today.day, 28)).isoformat(), "b": today.isoformat()}
    return DaysForm({**first, **{name: data[name] for name in ("a", "b") if name in data}})
