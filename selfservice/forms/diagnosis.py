"""Forms of the self-diagnosis."""

from typing import Any

from django import forms

from renovation.diagnosis.rules.answers import AnswersError, read_answers
from renovation.diagnosis.rules.questions import Question
from renovation.edge.forms import ChoiceCards


class CommuneForm(forms.Form):
    """Where the dwelling is."""

    commune = forms.CharField(
        label="Votre commune ou votre code postal",
        max_length=60,
        min_length=2,
        error_messages={
            "required": "Écrivez le nom de votre commune ou son code postal.",
            "min_length": "Écrivez au moins deux lettres, ou les cinq chiffres du code postal.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )


class QuestionForm(forms.Form):
    """One question: choice cards, or a number. The engine's own rules check the answer."""

    # A question may be passed: no "obligatoire" beside its title.
    skippable = True

    def __init__(self, question: Question, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields["answer"] = _number(question) if question.is_number else _choice(question)

    def clean_answer(self) -> str:
        value = str(self.cleaned_data["answer"])
        try:
            read_answers({self.question.field: value})
        except AnswersError as error:
            raise forms.ValidationError(str(error)) from error
        return value


class LinkForm(forms.Form):
    """Mailing the personal link to oneself."""

    email = forms.EmailField(
        label="Votre adresse e-mail",
        max_length=254,
        help_text="Elle sert seulement à vous envoyer ce lien. Nous ne la gardons pas.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Écrivez votre adresse e-mail.",
            "invalid": "Écrivez une adresse e-mail complète, par exemple nom@exemple.fr.",
        },
    )


def _choice(question: Question) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=question.title,
        choices=[(choice.code, choice.label) for choice in question.choices],
        widget=ChoiceCards(pictograms={choice.code: choice.pictogram for choice in question.choices}),
        help_text=question.hint,
        error_messages={
            "required": "Choisissez une réponse.",
            "invalid_choice": "Choisissez une des réponses proposées.",
        },
    )


def _number(question: Question) -> forms.CharField:
    return forms.CharField(
        label=f"{question.title} (en\N{NO-BREAK SPACE}{question.unit})",
        max_length=8,
        help_text=question.hint,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        error_messages={"required": "Écrivez un nombre. Vous pouvez aussi passer la question."},
    )
