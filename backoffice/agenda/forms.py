"""Opening hours."""

from collections.abc import Sequence
from typing import Any

from django import forms

from backoffice.keys import agent_choices
from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.edge.forms import AgendaDayField
from renovation.platforms.models import Platform


class OpeningForm(forms.Form):
    """Hours in which households may take an appointment."""

    platform = forms.ChoiceField(label="Plateforme")
    adviser = forms.ChoiceField(label="Conseiller ou conseillère")
    day = AgendaDayField(label="Jour")
    opens = forms.TimeField(label="De", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    closes = forms.TimeField(label="À", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    modality = forms.ChoiceField(label="Modalité", choices=Modality.choices)
    place = forms.CharField(
        label="Lieu", required=False, max_length=200, help_text="À remplir pour les rendez-vous à l’accueil."
    )
    weeks = forms.IntegerField(
        label="Nombre de semaines",
        min_value=1,
        max_value=26,
        initial=1,
        help_text="Les mêmes horaires, chaque semaine, à partir de ce jour.",
    )

    def __init__(self, *args: Any, platforms: Sequence[Platform], advisers: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["platform"].choices = [(str(each.pk), each.name) for each in platforms]  # type: ignore[attr-defined]
        if len(platforms) == 1:
            self.fields["platform"].widget = forms.HiddenInput()
            self.fields["platform"].initial = str(platforms[0].pk)
        self.advisers = {str(each.pk): each for each in advisers}
        self.platforms = {str(each.pk): each for each in platforms}
        self.fields["adviser"].choices = agent_choices(advisers, "")[1:]  # type: ignore[attr-defined]

    def clean_platform(self) -> Platform:
        return self.platforms[self.cleaned_data["platform"]]

    def clean_adviser(self) -> User:
        return self.advisers[self.cleaned_data["adviser"]]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("modality") in Modality.at_a_place() and not cleaned.get("place"):
            self.add_error("place", "Écrivez le lieu où les personnes sont reçues.")
        return cleaned
