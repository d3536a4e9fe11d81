"""Writing and handing over, in one's project."""

import uuid
from typing import Any

from django import forms

from renovation.documents.enums import DocumentKind
from renovation.edge.forms import DocumentField

FROM_HOUSEHOLDS = (
    DocumentKind.QUOTE,
    DocumentKind.INVOICE,
    DocumentKind.AUDIT,
    DocumentKind.PHOTO,
    DocumentKind.TAX_NOTICE,
    DocumentKind.MANDATE,
    DocumentKind.OTHER,
)


def form_key() -> forms.UUIDField:
    """The hidden identifier of what a form will create: sent twice, it creates once."""
    incomplete = {"invalid": "Il est incomplet. Rechargez la page."}
    return forms.UUIDField(widget=forms.HiddenInput, required=False, label="Formulaire", error_messages=incomplete)


class MessageForm(forms.Form):
    """A message to the adviser. `key` makes one message of two clicks."""

    text = forms.CharField(
        label="Votre message",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Écrivez votre message avant de l’envoyer."},
    )
    key = form_key()

    prefix = "message"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4()


class DocumentForm(forms.Form):
    """A document for the project. `key` makes one document of two clicks."""

    kind = forms.ChoiceField(
        label="Nature du document",
        choices=[("", "Choisissez…"), *((kind.value, kind.label) for kind in FROM_HOUSEHOLDS)],
        error_messages={"required": "Choisissez la nature du document."},
    )
    title = forms.CharField(
        label="Titre",
        max_length=150,
        help_text="Par exemple : devis de l’entreprise pour les combles.",
        error_messages={"required": "Donnez un titre au document."},
    )
    file = DocumentField()
    key = form_key()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4()

    def clean_key(self) -> uuid.UUID:
        return self.cleaned_data["key"] or uuid.uuid4()
