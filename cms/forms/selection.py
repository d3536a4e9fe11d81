"""Forms under a selection of firms."""

from collections.abc import Sequence
from typing import Any

from django import forms

from renovation.cases.models import Case
from renovation.edge.forms import EmailAddressField
from renovation.edge.guard import GuardedForm


class MailForm(GuardedForm):
    """Where to send the list."""

    email = EmailAddressField(help_text="Elle sert à cet envoi, puis elle est effacée.")


class ProjectForm(forms.Form):
    """Which project, when there are several."""

    project = forms.ChoiceField(label="Votre projet", widget=forms.RadioSelect)

    def __init__(self, *args: Any, projects: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.projects = {str(one.pk): one for one in projects}
        field = self.fields["project"]
        field.choices = [  # type: ignore[attr-defined]
            (key, f"{one.title or 'Mon projet de rénovation'} ({one.number})") for key, one in self.projects.items()
        ]
        if len(self.projects) == 1:
            field.initial = next(iter(self.projects))
        field.error_messages |= {"required": "Choisissez un projet.", "invalid_choice": "Choisissez un de vos projets."}

    @property
    def chosen(self) -> Case:
        return self.projects[self.cleaned_data["project"]]
