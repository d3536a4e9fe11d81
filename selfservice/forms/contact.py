"""Leaving one's contact: to be called back, or with an appointment."""

from collections.abc import Sequence
from typing import Any

from django import forms

from renovation.accounts.models import User
from renovation.appointments.operations import ContactGiven
from renovation.edge.forms import EmailAddressField, FirstNameField, LastNameField, PhoneField
from renovation.edge.guard import GuardedForm
from renovation.households.enums import Channel, Purpose
from renovation.households.models import Household
from renovation.households.operations import ConsentGiven
from renovation.households.rules import CONSENT_TEXTS, consent_given


class ContactForm(GuardedForm):
    """Who asks, how to reach them, what for, and their consent (K5)."""

    first_name = FirstNameField()
    last_name = LastNameField()
    email = EmailAddressField(
        help_text="Par exemple nom@exemple.fr. Elle sert à vous répondre et à vous envoyer une confirmation."
    )
    phone = PhoneField(
        help_text="Par exemple 06 12 34 56 78.",
        error_messages={"required": "Écrivez votre numéro de téléphone."},
    )
    request = forms.CharField(
        label="Votre projet ou votre question",
        max_length=1500,
        required=False,
        help_text="Quelques mots suffisent : ce qui vous gêne chez vous, ce que vous voulez faire.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    advice = forms.BooleanField(
        label=CONSENT_TEXTS[Purpose.ADVICE].title,
        help_text=CONSENT_TEXTS[Purpose.ADVICE].text,
        error_messages={"required": "Cochez cette case : sans votre accord, nous ne pouvons pas vous recontacter."},
    )
    news = forms.BooleanField(
        label=CONSENT_TEXTS[Purpose.NEWS].title, help_text=CONSENT_TEXTS[Purpose.NEWS].text, required=False
    )

    def __init__(self, *args: Any, user: User | None = None, household: Household | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {**known(user, household), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if user is not None:
            # The address of the account is proven: it is changed there, not here.
            self.fields["email"].disabled = True

    def contact(self) -> ContactGiven:
        """What was typed, as the domain takes it."""
        typed = self.cleaned_data
        return ContactGiven(
            first_name=typed["first_name"],
            last_name=typed["last_name"],
            email=typed["email"],
            phone=typed["phone"],
            request=typed["request"],
            consents=self.consents(),
            preferred_channel=typed.get("preferred_channel", ""),
            callback_wish=typed.get("callback_wish", ""),
        )

    def consents(self) -> Sequence[ConsentGiven]:
        ticked = {Purpose.ADVICE: self.cleaned_data["advice"], Purpose.NEWS: self.cleaned_data["news"]}
        return [consent_given(purpose) for purpose, agreed in ticked.items() if agreed]


class CallbackForm(ContactForm):
    """To be called back."""

    preferred_channel = forms.ChoiceField(
        label="Comment préférez-vous que nous vous répondions ?",
        choices=[(Channel.PHONE, "Par téléphone"), (Channel.EMAIL, "Par e-mail")],
        initial=Channel.PHONE,
        widget=forms.RadioSelect,
    )
    callback_wish = forms.CharField(
        label="Le meilleur moment pour vous joindre",
        max_length=200,
        required=False,
        help_text="Par exemple : le mardi après 17 h.",
    )

    field_order = (
        "first_name",
        "last_name",
        "email",
        "phone",
        "preferred_channel",
        "callback_wish",
        "request",
        "advice",
        "news",
    )


def known(user: User | None, household: Household | None) -> dict[str, str]:
    """What is known of a logged-in person is not asked again."""
    if household is not None:
        return {
            "first_name": household.first_name,
            "last_name": household.last_name,
            "email": household.email or (user.email if user else ""),
            "phone": household.phone,
            "preferred_channel": household.preferred_channel or Channel.PHONE,
        }
    if user is not None:
        return {"first_name": user.first_name, "last_name": user.last_name, "email": user.email, "phone": user.phone}
    return {}
