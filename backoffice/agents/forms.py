"""Inviting, giving a role, resetting a second factor."""

from typing import Any

from django import forms

from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.permissions import administers_installation
from renovation.platforms.rules.reader import Reader
from renovation.platforms.staff import administered_platforms, regions_of

WHOLE_INSTALLATION = "installation"


class PlaceForm(forms.Form):
    """A role and where it holds: only places that the reader administers are offered (D8)."""

    role = forms.ChoiceField(label="Rôle", choices=Role.choices)
    place = forms.ChoiceField(
        label="Où", help_text="La lecture régionale se donne sur une Région, les autres rôles sur une plateforme."
    )

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.platforms = {str(platform.pk): platform for platform in administered_platforms(reader)}
        whole = administers_installation(reader)
        self.regions = {str(region.pk): region for region in regions_of(reader)}
        field: forms.ChoiceField = self.fields["place"]  # type: ignore[assignment]
        field.choices = [
            *((key, platform.name) for key, platform in self.platforms.items()),
            *((key, region.name) for key, region in self.regions.items()),
            *([(WHOLE_INSTALLATION, "Toute l’installation")] if whole else []),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        role, place = given.get("role"), given.get("place")
        if role and place and not self._fits(Role(role), place):
            self.add_error("place", "Ce rôle ne peut pas être donné à cet endroit.")
        if not self.platforms:
            self.add_error(None, "Créez d’abord une plateforme\N{NO-BREAK SPACE}: elle signe les e-mails.")
        return given

    def _fits(self, role: Role, place: str) -> bool:
        if role == Role.REGION_READER:
            return place in self.regions
        if role == Role.ADMINISTRATOR:
            return place in self.platforms or place == WHOLE_INSTALLATION
        return place in self.platforms

    def where(self) -> dict[str, Any]:
        """The place, as operations name it."""
        place = self.cleaned_data["place"]
        return {"platform": self.platforms.get(place), "organisation": self.regions.get(place)}

    def mail_platform(self) -> Platform:
        """Who writes to the agent: the platform of the role, or the administrator's first."""
        return self.platforms.get(self.cleaned_data["place"]) or next(iter(self.platforms.values()))


class InvitationForm(PlaceForm):
    first_name = forms.CharField(label="Prénom", max_length=100)
    last_name = forms.CharField(label="Nom", max_length=100)
    email = forms.EmailField(label="Adresse e-mail professionnelle", max_length=254)
    field_order = ("first_name", "last_name", "email", "role", "place")


class ResetForm(forms.Form):
    reason = forms.CharField(
        label="Raison de la réinitialisation",
        max_length=200,
        help_text="Par exemple «\N{NO-BREAK SPACE}téléphone perdu, identité vérifiée de vive voix\N{NO-BREAK SPACE}». "
        "La raison est gardée au journal.",
    )
