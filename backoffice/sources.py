"""Where a figure was read: the checks that every form of a source shares."""

from datetime import date
from typing import ClassVar

from django import forms

from renovation.quantities.rules.batch_file import is_address


class SourceChecks(forms.Form):
    """An address is whole, and nobody read a text on a day to come. `today` comes with the form."""

    text_read: ClassVar = "le texte"
    today: date

    def clean_source_address(self) -> str:
        address = str(self.cleaned_data["source_address"])
        if address and not is_address(address):
            raise forms.ValidationError("Copiez l’adresse entière de la page\u00a0: elle commence par https://.")
        return address

    def clean_source_read_on(self) -> date | None:
        read_on: date | None = self.cleaned_data["source_read_on"]
        if read_on and read_on > self.today:
            said = f"Ce jour n’est pas encore venu. Écrivez le jour où vous avez lu {self.text_read}."
            raise forms.ValidationError(said)
        return read_on
