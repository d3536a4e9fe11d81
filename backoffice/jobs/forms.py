"""Which jobs to show."""

from django import forms

from renovation.outbox.enums import JobState


class JobFilterForm(forms.Form):
    etat = forms.ChoiceField(label="État", required=False, choices=[("", "Tous"), *JobState.choices])
