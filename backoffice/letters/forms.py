"""Forms about the newsletter."""

from django import forms

from renovation.edge.forms import EmailAddressField


class LeavingForm(forms.Form):
    """Somebody asks by voice to receive nothing more."""

    email = EmailAddressField(help_text="L’adresse à désabonner, dite au téléphone ou écrite par la personne.")
