"""Registering to an event, without an account."""

from typing import Any

from django import forms
from django.conf import settings

from renovation.edge.forms import EmailAddressField, FirstNameField, LastNameField, PhoneField
from renovation.edge.guard import GuardedForm
from renovation.events.rules import CONSENT, Person
from renovation.households.enums import Purpose
from renovation.households.rules import CONSENT_TEXTS


class RegistrationForm(GuardedForm):
    """Who comes, with how many; what it is for is said beside the box (K5)."""

    first_name = FirstNameField()
    last_name = LastNameField()
    email = EmailAddressField(help_text="Par exemple nom@exemple.fr. La confirmation arrive à cette adresse.")
    phone = PhoneField(required=False, help_text="Pour vous prévenir en cas de changement. Par exemple 06 12 34 56 78.")
    seats = forms.IntegerField(label="Nombre de places")
    consent = forms.BooleanField(
        label=CONSENT.title,
        error_messages={"required": "Cochez cette case : sans votre accord, nous ne pouvons pas vous inscrire."},
    )

    wants_call = forms.BooleanField(
        label="Je souhaite être rappelé", required=False, help_text=CONSENT_TEXTS[Purpose.ADVICE].text
    )

    def __init__(self, *args: Any, most_seats: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seats"] = _seats(most_seats)
        self.fields["consent"].help_text = CONSENT.text.format(months=settings.EVENT_REGISTRATION_MONTHS)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("wants_call") and not typed.get("phone") and "phone" not in self.errors:
            self.add_error("phone", "Écrivez votre numéro pour que nous puissions vous rappeler.")
        return typed

    def person(self) -> Person:
        """What was typed, as the domain takes it."""
        typed = self.cleaned_data
        return Person(
            first_name=typed["first_name"],
            last_name=typed["last_name"],
            email=typed["email"],
            phone=typed["phone"],
            seats=typed["seats"],
        )


def _seats(most: int) -> forms.IntegerField:
    """How many people come, within what one registration may hold."""
    several = most > 1
    return forms.IntegerField(
        label="Nombre de places",
        min_value=1,
        max_value=most,
        initial=1,
        help_text=f"Vous compris, {most} au plus." if several else "Une seule place par inscription.",
        error_messages={
            "required": "Dites combien de personnes viennent.",
            "invalid": "Écrivez un nombre entier, par exemple 1.",
            "min_value": "Il faut au moins une place.",
            "max_value": f"Une inscription compte {most}\N{NO-BREAK SPACE}place{'s' if several else ''} au plus.",
        },
    )
