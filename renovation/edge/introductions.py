"""The form by which a household, or its adviser for it, has firms given its contact."""

from collections.abc import Sequence
from typing import Any

from django import forms

from renovation.households.enums import Channel, Purpose
from renovation.households.rules import CONSENT_TEXTS, consent_given
from renovation.introductions.operations import Agreement
from renovation.introductions.queries import ProposedNow

CONSENT = CONSENT_TEXTS[Purpose.INTRODUCTION]


class IntroductionForm(forms.Form):
    """Which firms, for which works, and the consent in its own words."""

    companies = forms.MultipleChoiceField(
        label="À quels professionnels\N{NO-BREAK SPACE}?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Cochez au moins un professionnel.",
            "invalid_choice": "Un de ces professionnels ne peut plus être contacté ainsi. Rechargez la page.",
        },
    )
    works = forms.CharField(
        label="Travaux envisagés",
        max_length=200,
        error_messages={"required": "Dites en quelques mots les travaux envisagés."},
    )
    message = forms.CharField(
        label="Message",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Par exemple\N{NO-BREAK SPACE}: quand vous joindre. N’écrivez rien sur vos revenus ni votre santé.",
    )
    agreed = forms.BooleanField(
        label=CONSENT.title,
        help_text=CONSENT.text,
        error_messages={"required": "Sans cet accord, rien n’est transmis. Cochez la case pour transmettre."},
    )

    def __init__(self, *args: Any, companies: Sequence[ProposedNow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["companies"].choices = [(one.siret, one.name) for one in companies]  # type: ignore[attr-defined]

    def agreement(self, channel: str = Channel.WEB) -> Agreement:
        """What the household agreed to."""
        typed = self.cleaned_data
        return Agreement(consent_given(Purpose.INTRODUCTION), channel, typed["works"], typed["message"])
