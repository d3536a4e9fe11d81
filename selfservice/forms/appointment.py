"""Forms behind the link of an appointment: a question, a document, two answers afterwards."""

import uuid
from typing import Any

from django import forms

from renovation.edge.forms import DocumentField
from selfservice.forms.project import form_key

# As `operations.survey.SCALE` says them, the best last.
USEFUL = [("4", "Tout à fait"), ("3", "Plutôt oui"), ("2", "Plutôt non"), ("1", "Pas du tout")]


class KeyedForm(forms.Form):
    """`key` makes one thing of two clicks."""

    key = form_key()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4()

    def clean_key(self) -> uuid.UUID:
        found: uuid.UUID = self.cleaned_data["key"] or uuid.uuid4()
        return found


class QuestionForm(KeyedForm):
    """A question before the appointment."""

    text = forms.CharField(
        label="Votre question",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Écrivez votre question avant de l’envoyer."},
    )

    prefix = "question"


class AttachmentForm(KeyedForm):
    """A document for the appointment."""

    title = forms.CharField(
        label="Ce que c’est",
        max_length=150,
        help_text="Par exemple : devis pour les combles.",
        error_messages={"required": "Dites en quelques mots ce que c’est."},
    )
    file = DocumentField()

    prefix = "document"


class SurveyForm(forms.Form):
    """Two questions."""

    usefulness = forms.TypedChoiceField(
        label="Ce rendez-vous vous a-t-il été utile ?",
        coerce=int,
        choices=USEFUL,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
    missing = forms.CharField(
        label="Qu’est-ce qui a manqué ?",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
