"""Correcting one's contact."""

from typing import Any

from django import forms

from renovation.edge.forms import PhoneField
from renovation.households.enums import Channel
from renovation.households.models import Household


class DataForm(forms.Form):
    """Name and how to be reached; the e-mail address is changed with the account."""

    last_name = forms.CharField(
        label="Nom",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": "Écrivez votre nom."},
    )
    first_name = forms.CharField(
        label="Prénom", max_length=100, required=False, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    phone = PhoneField(required=False)
    preferred_channel = forms.ChoiceField(
        label="Vous préférez être joint",
        required=False,
        choices=[("", "Sans préférence"), (Channel.PHONE, "Par téléphone"), (Channel.EMAIL, "Par e-mail")],
    )

    def __init__(self, *args: Any, household: Household, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "first_name": household.first_name,
            "last_name": household.last_name,
            "phone": household.phone,
            "preferred_channel": household.preferred_channel,
        }
        super().__init__(*args, **{**kwargs, "auto_id": f"id_{household.pk.hex[:6]}_%s"})
