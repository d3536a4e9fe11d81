"""Forms of a booking that the team takes while the person speaks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.timezone import localdate

from backoffice.communes import CommuneField
from backoffice.keys import KeyedForm
from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.appointments.models import AppointmentType, Place
from renovation.appointments.rules.wall_clock import HoursRefused, instant
from renovation.edge.forms import AgendaDayField, PhoneField


class CallerForm(KeyedForm):
    """Somebody whom nobody knows yet: a minute's typing."""

    last_name = forms.CharField(label="Nom", max_length=100)
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    phone = PhoneField(required=False)
    email = forms.EmailField(label="Adresse e-mail", required=False, max_length=254)
    commune = CommuneField(required=False)
    request = forms.CharField(label="Demande, en quelques mots", max_length=500)
    agreed = forms.BooleanField(
        label="La personne est d’accord pour que nous gardions ses coordonnées et que nous la recontactions",
        error_messages={"required": "Demandez l’accord de la personne\u00a0: sans lui, nous ne gardons rien."},
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("phone") and not said.get("email") and not self.errors.keys() & {"phone", "email"}:
            self.add_error("phone", "Notez un téléphone ou une adresse e-mail.")
        return said


def _visited() -> forms.CharField:
    return forms.CharField(label="Adresse du logement, pour une visite", required=False, max_length=200)


class BookForm(KeyedForm):
    """What is said of the appointment beside its slot."""

    subject = forms.CharField(label="Sujet", required=False, max_length=200, help_text="Vide : le nom du type.")
    visit_address = _visited()

    def __init__(self, *args: Any, kind: AppointmentType | None, address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visit_address"].initial = address
        if kind is None or Modality.HOME not in kind.modalities:
            del self.fields["visit_address"]


class OutsideForm(KeyedForm):
    """A time outside opened hours; the warning must be read."""

    day = AgendaDayField(label="Jour")
    hour = forms.TimeField(label="Heure", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    modality = forms.ChoiceField(label="Modalité")
    place = forms.ChoiceField(label="Lieu", required=False)
    advisers = forms.MultipleChoiceField(
        label="Avec",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins une personne."},
    )
    visit_address = _visited()
    subject = forms.CharField(label="Sujet", required=False, max_length=200)
    sure = forms.BooleanField(
        label="Je prends ce rendez-vous en dehors des plages ouvertes",
        error_messages={"required": "Confirmez que ce rendez-vous est en dehors des plages ouvertes."},
    )

    def __init__(
        self,
        *args: Any,
        kind: AppointmentType,
        team: Sequence[User],
        places: Sequence[Place],
        zone: ZoneInfo,
        address: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, prefix="hors", **kwargs)
        self.fields["visit_address"].initial = address
        if Modality.HOME not in kind.modalities:
            del self.fields["visit_address"]
        self.zone = zone
        self.places = {str(one.pk): one for one in places}
        choices = {
            "modality": [(one, Modality(one).label) for one in kind.modalities],
            "place": [("", "Aucun"), *((str(one.pk), one.name) for one in places)],
            "advisers": [(str(one.pk), str(one)) for one in team],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        self.fields["day"].initial = localdate()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("modality") in Modality.at_a_place() and not said.get("place") and "place" not in self.errors:
            self.add_error("place", "Choisissez le lieu où la personne est reçue.")
        if said.get("day") and said.get("hour"):
            try:
                said["starts_at"] = instant(said["day"], said["hour"], self.zone)
            except HoursRefused as refused:
                self.add_error("hour", str(refused))
        return said

    @property
    def starts_at(self) -> datetime:
        start: datetime = self.cleaned_data["starts_at"]
        return start
