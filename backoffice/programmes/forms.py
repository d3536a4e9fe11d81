"""Forms about the works programme of a case."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from backoffice.keys import KeyedForm
from renovation.edge.forms import AgendaDayField
from renovation.programmes.enums import Layout
from renovation.programmes.queries import Start


class DraftForm(KeyedForm):
    """A new scenario: its name, the diagnosis from which it starts, how works are laid out."""

    prefix = "draft"
    name = forms.CharField(label="Nom du scénario", max_length=80, help_text="Par exemple\u00a0: en trois étapes.")
    layout = forms.ChoiceField(
        label="Travaux", choices=Layout.choices, widget=forms.RadioSelect, initial=Layout.STEPS.value
    )
    start = forms.ChoiceField(label="Diagnostic de départ")

    def __init__(self, *args: Any, starts: Sequence[Start], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].choices = [(one.code, one.words) for one in starts]  # type: ignore[attr-defined]


class CopyForm(KeyedForm):
    prefix = "copy"
    name = forms.CharField(label="Nom de la copie", max_length=80)


class RecalculateForm(forms.Form):
    """The parameters of today, and another diagnosis when one is named."""

    start = forms.ChoiceField(label="Diagnostic", required=False)

    def __init__(self, *args: Any, starts: Sequence[Start], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = [("", "Garder le même diagnostic")]
        self.fields["start"].choices = [*kept, *((one.code, one.words) for one in starts)]  # type: ignore[attr-defined]


class ChoiceForm(forms.Form):
    """The decision: when, with whom, why."""

    prefix = "choice"
    revision = forms.IntegerField(widget=forms.HiddenInput)
    decided_on = AgendaDayField(label="Décidé le")
    with_household = forms.BooleanField(label="Décidé avec le ménage", required=False, initial=True)
    words = forms.CharField(
        label="Ce qui a compté dans le choix",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Le ménage le lit si le programme lui est montré.",
    )
    shared = forms.BooleanField(label="Montrer ce programme au ménage dans son espace", required=False, initial=True)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["decided_on"].initial = today

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > self.today:
            raise forms.ValidationError("Cette date n’est pas encore passée.")
        return day
