"""A question to the team, from a page of the site."""

from django import forms

from renovation.appointments.operations import ContactGiven
from renovation.edge.forms import EmailAddressField, FirstNameField, LastNameField, PhoneField
from renovation.edge.guard import GuardedForm
from renovation.households.enums import Channel, Purpose
from renovation.households.rules import CONSENT_TEXTS, consent_given


class QuestionForm(GuardedForm):
    """Who writes, how to answer, what about (K5). Only the name, the address and the question are needed."""

    first_name = FirstNameField()
    last_name = LastNameField()
    email = EmailAddressField(help_text="Par exemple nom@exemple.fr. Nous vous répondons à cette adresse.")
    phone = PhoneField(required=False, help_text="Si vous préférez être appelé. Par exemple 06 12 34 56 78.")
    request = forms.CharField(
        label="Votre question",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Écrivez votre question en quelques mots."},
    )
    advice = forms.BooleanField(
        label=CONSENT_TEXTS[Purpose.ADVICE].title,
        help_text=CONSENT_TEXTS[Purpose.ADVICE].text,
        error_messages={"required": "Cochez cette case : sans votre accord, nous ne pouvons pas vous répondre."},
    )
    news = forms.BooleanField(
        label=CONSENT_TEXTS[Purpose.NEWS].title, help_text=CONSENT_TEXTS[Purpose.NEWS].text, required=False
    )

    def contact(self) -> ContactGiven:
        """What was typed, as the domain takes it."""
        typed = self.cleaned_data
        return ContactGiven(
            first_name=typed["first_name"],
            last_name=typed["last_name"],
            email=typed["email"],
            phone=typed["phone"],
            request=typed["request"],
            consents=[consent_given(purpose) for purpose in (Purpose.ADVICE, Purpose.NEWS) if typed[purpose.value]],
            preferred_channel=Channel.PHONE if typed["phone"] else Channel.EMAIL,
        )
