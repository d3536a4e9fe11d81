"""Forms about one appointment: what became of it, cancelling, giving it to somebody else."""

from datetime import date
from typing import Any

from django import forms

from backoffice.keys import agent_choices
from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState
from renovation.appointments.operations import NextStep
from renovation.edge.forms import AgendaDayField

OUTCOMES = [
    (AppointmentState.DONE.value, "Il a eu lieu"),
    (AppointmentState.EXCUSED.value, "La personne s’est excusée"),
    (AppointmentState.MISSED.value, "La personne n’est pas venue"),
]


class CloseForm(forms.Form):
    """What became of it, the minutes and the next step, in one gesture."""

    state = forms.ChoiceField(label="Ce qui s’est passé", choices=OUTCOMES, widget=forms.RadioSelect)
    minutes = forms.CharField(
        label="Compte rendu",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Rangé dans les notes du dossier, visibles par l’équipe seulement.",
    )
    next_title = forms.CharField(label="Suite à donner", required=False, max_length=200)
    next_on = AgendaDayField(label="Pour le", required=False)
    next_by = forms.ChoiceField(label="Par", required=False)

    def __init__(self, *args: Any, team: list[User], with_case: bool, is_ahead: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {str(one.pk): one for one in team}
        self.fields["next_by"].choices = agent_choices(team, "Personne en particulier")  # type: ignore[attr-defined]
        if is_ahead:
            self.fields["state"].choices = [OUTCOMES[1]]  # type: ignore[attr-defined]
        if not with_case:
            for name in ("minutes", "next_title", "next_on", "next_by"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("next_title") and not said.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Dites pour quand.")
        if said.get("next_on") and not said.get("next_title"):
            self.add_error("next_title", "Dites ce qui est à faire.")
        return said

    def next_step(self) -> NextStep | None:
        title, due_on = self.cleaned_data.get("next_title"), self.cleaned_data.get("next_on")
        if not title or not isinstance(due_on, date):
            return None
        return NextStep(title, due_on, self.team.get(self.cleaned_data.get("next_by", "")))


class CancelForm(forms.Form):
    """Why; the household is not told."""

    reason = forms.CharField(
        label="Motif", required=False, max_length=200, help_text="Gardé avec le rendez-vous, lu par l’équipe."
    )


class GiveForm(forms.Form):
    """Who receives instead, at the same time."""

    adviser = forms.ChoiceField(label="Confier à")

    def __init__(self, *args: Any, team: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {str(one.pk): one for one in team}
        self.fields["adviser"].choices = agent_choices(team, "Choisissez une personne")  # type: ignore[attr-defined]

    def chosen(self) -> User:
        return self.team[self.cleaned_data["adviser"]]
