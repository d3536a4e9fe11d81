"""Writing and handing over, in one's project."""

import uuid
from typing import Any

from django import forms

from renovation.cases.queries.requests import FROM_HOUSEHOLDS
from renovation.edge.forms import DocumentField


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


class AnswerForm(forms.Form):
    """One of the documents that are asked, and its file. `key` makes one document of two clicks."""

    item = forms.ChoiceField(
        label="Quel document donnez-vous\u00a0?",
        error_messages={
            "required": "Choisissez le document que vous donnez.",
            "invalid_choice": "Ce document n’est plus attendu. Choisissez dans la liste.",
        },
    )
    file = DocumentField(label="Photo ou fichier")
    key = form_key()

    def __init__(self, *args: Any, choices: list[tuple[str, str]], known: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = choices if len(choices) == 1 else [("", "Choisissez…"), *choices]
        self.fields["item"].choices = listed  # type: ignore[attr-defined]
        self.fields["item"].initial = known
        self.fields["key"].initial = uuid.uuid4()

    def clean_key(self) -> uuid.UUID:
        return self.cleaned_data["key"] or uuid.uuid4()
