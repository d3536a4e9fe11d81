"""Forms of the doors of leads: a file, a key, a household that a partner brings."""

from typing import Any

from django import forms

from backoffice.communes import CommuneField
from backoffice.keys import KeyedForm
from renovation.appointments.operations.first_contact import ContactGiven
from renovation.edge.forms import PhoneField
from renovation.leads.operations.receiving import AGREED
from renovation.platforms.models import Platform


class PlacedForm(KeyedForm):
    """Something done for one of the reader's platforms; asked only when there are several."""

    platform = forms.ChoiceField(label="Plateforme")

    def __init__(self, *args: Any, platforms: list[Platform], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.platforms = {str(one.pk): one for one in platforms}
        field = self.fields["platform"]
        field.choices = [(pk, one.name) for pk, one in self.platforms.items()]  # type: ignore[attr-defined]
        if len(platforms) == 1:
            field.widget, field.initial = forms.HiddenInput(), str(platforms[0].pk)

    @property
    def chosen(self) -> Platform:
        return self.platforms[self.cleaned_data["platform"]]


class ContactFileForm(PlacedForm):
    file = forms.FileField(
        label="Fichier",
        help_text="CSV, 2\u00a0Mo et 500 contacts au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv"}),
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
    )
    campaign = forms.CharField(
        label="Campagne",
        required=False,
        max_length=80,
        help_text="Par exemple «\u00a0Foire de mai 2027\u00a0». Écrite sur chaque prospect.",
    )


class LeadKeyForm(PlacedForm):
    name = forms.CharField(
        label="Programme ou partenaire", max_length=80, help_text="Écrit comme origine de chaque prospect."
    )
    is_partner = forms.BooleanField(label="C’est un partenaire", required=False)


class BroughtLeadForm(PlacedForm):
    """A household that a partner met and that wants to be called."""

    last_name = forms.CharField(label="Nom", max_length=100)
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    phone = PhoneField(required=False)
    email = forms.EmailField(label="Adresse e-mail", required=False, max_length=254)
    commune = CommuneField(required=False)
    request = forms.CharField(
        label="Demande", max_length=1500, widget=forms.Textarea(attrs={"rows": 4}), help_text="En quelques mots."
    )
    callback_wish = forms.CharField(label="Moment souhaité pour le rappel", required=False, max_length=200)
    agreed = forms.BooleanField(
        label="La personne est d’accord pour que nous gardions ses coordonnées et que nous la recontactions",
        error_messages={"required": "Demandez l’accord de la personne\u00a0: sans lui, nous ne gardons rien."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        no_contact = not cleaned.get("phone") and not cleaned.get("email")
        if no_contact and "phone" not in self.errors and "email" not in self.errors:
            self.add_error("phone", "Écrivez au moins un téléphone ou une adresse e-mail.")
        return cleaned

    def contact(self) -> ContactGiven:
        names = ("first_name", "last_name", "email", "phone", "request", "callback_wish")
        return ContactGiven(**{name: self.cleaned_data[name] for name in names}, consents=AGREED)
