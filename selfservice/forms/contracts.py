"""Sending the photo of a quote or of an invoice."""

import uuid
from typing import Any

from django import forms

from renovation.documents.enums import DocumentKind
from renovation.edge.forms import DocumentField
from selfservice.forms.project import form_key


class PaperForm(forms.Form):
    """What it is, who wrote it, its photo. `key` makes one paper of two clicks."""

    kind = forms.ChoiceField(
        label="C’est",
        choices=[(DocumentKind.QUOTE.value, "Un devis"), (DocumentKind.INVOICE.value, "Une facture")],
        widget=forms.RadioSelect,
        error_messages={"required": "Dites si c’est un devis ou une facture."},
    )
    company = forms.CharField(label="Nom de l’entreprise", required=False, max_length=100)
    file = DocumentField(label="Photo ou fichier")
    key = form_key()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4()

    def clean_key(self) -> uuid.UUID:
        return self.cleaned_data["key"] or uuid.uuid4()
