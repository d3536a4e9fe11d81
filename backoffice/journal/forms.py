"""What to look for in the journal."""

from django import forms

from renovation.journal.enums import Action
from renovation.journal.queries import Criteria


class JournalForm(forms.Form):
    """Every field is optional."""

    action = forms.ChoiceField(label="Action", required=False, choices=[("", "Toutes"), *Action.choices])
    compte = forms.UUIDField(
        label="Compte",
        required=False,
        error_messages={"invalid": "Copiez l’identifiant d’un compte tel qu’il est écrit dans le journal."},
    )
    objet = forms.CharField(label="Objet", required=False, max_length=60)
    du = forms.DateField(label="Du", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    au = forms.DateField(label="Au", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def criteria(self) -> Criteria:
        """What was understood; a field that makes no sense is told beside it and asks nothing."""
        self.is_valid()
        asked = self.cleaned_data
        return Criteria(
            action=asked.get("action") or "",
            actor_id=asked.get("compte"),
            object_id=asked.get("objet") or "",
            first_day=asked.get("du"),
            last_day=asked.get("au"),
        )
