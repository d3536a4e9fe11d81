"""The search of the directory by name or number, and the check of a firm on the day of a quote."""

import datetime
from typing import Any

from django import forms

from renovation.edge.forms import DayField
from renovation.professionals.rules.identifiers import SIREN_LENGTH, SIRET_LENGTH
from renovation.professionals.rules.validity import oldest_kept
from renovation.professionals.rules.works import WORKS, Works, choices_of, works_by_code
from renovation.territories.rules.names import search_key

SPACE = "\N{NO-BREAK SPACE}"
SHORTEST = 3
# A quote is not signed a year ahead: such a date is a typing error.
FURTHEST = datetime.timedelta(days=366)
NUMBER = (
    f"Un SIRET a 14 chiffres, un SIREN 9. Recopiez le numéro du devis, par exemple 123{SPACE}456{SPACE}789{SPACE}00012."
)


def read_firm(form: forms.Form, field: str, typed: str) -> None:
    """Tells the number apart from the name; says beside the field what is missing."""
    digits = "".join(typed.split()).replace(".", "").replace("-", "")
    is_number = digits.isascii() and digits.isdigit()
    form.cleaned_data["number"] = digits if is_number else ""
    form.cleaned_data["key"] = "" if is_number else search_key(typed)
    if is_number and len(digits) not in {SIREN_LENGTH, SIRET_LENGTH}:
        form.add_error(field, NUMBER)
    elif not is_number and len(form.cleaned_data["key"]) < SHORTEST:
        form.add_error(field, "Écrivez au moins trois lettres du nom, ou le numéro SIRET.")


class NameForm(forms.Form):
    """A firm by its name or its number."""

    q = forms.CharField(
        label="Nom de l’entreprise, SIRET ou SIREN",
        max_length=100,
        required=False,
        help_text="Une partie du nom suffit. Les fautes de frappe sont comprises.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_q(self) -> str:
        typed: str = self.cleaned_data["q"]
        read_firm(self, "q", typed)
        return typed


class CheckForm(forms.Form):
    """Which firm, for which works, on which day. `on` is today."""

    entreprise = forms.CharField(
        label="SIRET de l’entreprise, ou son nom",
        max_length=100,
        help_text="Le SIRET est écrit sur le devis, souvent en bas de page. Il a 14 chiffres.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    travaux = forms.ChoiceField(
        label="Travaux du devis",
        # One domain each: a firm that insulates walls from inside is not covered for a quote of outside walls.
        choices=[("", "Choisissez"), *choices_of(works for works in WORKS if works.is_precise)],
        error_messages={
            "required": "Choisissez les travaux du devis.",
            "invalid_choice": "Choisissez les travaux du devis dans cette liste, qui les dit plus précisément.",
        },
    )
    date = DayField(
        label="Date du devis",
        required=False,
        help_text="Le jour où vous le signez. Sans date, nous regardons aujourd’hui.",
    )

    def __init__(self, *args: Any, on: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["entreprise"].error_messages["required"] = "Écrivez le SIRET de l’entreprise, ou son nom."

    def clean_entreprise(self) -> str:
        typed: str = self.cleaned_data["entreprise"]
        read_firm(self, "entreprise", typed)
        return typed

    def clean_travaux(self) -> Works | None:
        return works_by_code(self.cleaned_data["travaux"])

    def clean_date(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["date"] or self.on
        oldest = oldest_kept(self.on)
        if day < oldest:
            raise forms.ValidationError(
                f"Nous gardons la liste pendant cinq ans. Choisissez une date après le {oldest:%d/%m/%Y}."
            )
        if day - self.on > FURTHEST:
            raise forms.ValidationError("Cette date est trop loin dans le futur. Relisez l’année.")
        return day
