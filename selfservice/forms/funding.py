"""What a household tells about one of its aids."""

import uuid
from typing import Any

from django import forms

from renovation.aids.rules.money import cents
from renovation.edge.forms import AgendaDayField, MoneyField
from renovation.funding.models import AidFile
from renovation.funding.operations.steps import Said
from renovation.funding.rules.history import Step
from renovation.funding.rules.plain import TOLD
from renovation.funding.rules.states import AidState
from selfservice.forms.project import form_key


class TellForm(forms.Form):
    """What happened. `key` makes one step of two clicks."""

    prefix = "tell"
    revision = forms.IntegerField(widget=forms.HiddenInput)
    key = form_key()
    state = forms.ChoiceField(
        label="Que s’est-il passé\u00a0?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez ce qui s’est passé."},
    )
    on = AgendaDayField(label="Quand\u00a0?", error_messages={"required": "Écrivez la date."})
    amount = MoneyField(
        label="Montant, en euros", required=False, help_text="Ce qui est demandé, accordé ou reçu cette fois."
    )
    expires_on = AgendaDayField(
        label="Jusqu’à quand l’accord est-il valable\u00a0?",
        required=False,
        help_text="La date est écrite sur le courrier d’accord.",
    )
    words = forms.CharField(label="Un mot pour votre conseiller", max_length=300, required=False)

    def __init__(self, *args: Any, file: AidFile, **kwargs: Any) -> None:
        kwargs["initial"] = {"revision": file.revision}
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4()
        self._offer(file)

    def _offer(self, file: AidFile) -> None:
        sent = self.data.get(self.add_prefix("state"))
        shown = [one for one in TOLD if one in file.stands.next or one.value == sent]
        self.fields["state"].choices = [(one.value, TOLD[one]) for one in shown]  # type: ignore[attr-defined]

    def renew(self, file: AidFile) -> None:
        """After a refusal the page shows the aid as it is now; what was typed stays."""
        self.data = {name: self.data[name] for name in self.data} | {self.add_prefix("revision"): str(file.revision)}
        self._offer(file)

    def clean_key(self) -> uuid.UUID:
        return self.cleaned_data["key"] or uuid.uuid4()

    @property
    def said(self) -> Said:
        found = self.cleaned_data
        amount = None if found["amount"] is None else cents(found["amount"])
        return Said(Step(AidState(found["state"]), found["on"], amount, found["expires_on"]), words=found["words"])
