"""The form by which somebody is invited to a project, from the household's space or from the office."""

from typing import Any

from django import forms

from renovation.cases.enums import Tie


class CompanionForm(forms.Form):
    """Who, where to write, and what the person is to the holder."""

    name = forms.CharField(
        label="Prénom et nom",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Écrivez le nom de la personne."},
    )
    email = forms.EmailField(
        label="Son adresse e-mail",
        max_length=254,
        help_text="La personne y reçoit un lien, et se connecte avec cette adresse.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Écrivez son adresse e-mail.",
            "invalid": "Écrivez une adresse complète, par exemple nom@exemple.fr.",
        },
    )
    tie = forms.ChoiceField(
        label="Qui est-ce ?",
        choices=[("", "Choisissez…"), *Tie.choices],
        error_messages={"required": "Dites qui est cette personne."},
    )

    prefix = "person"

    def __init__(self, *args: Any, asks_agreement: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks_agreement:
            self.fields["agreed"] = forms.BooleanField(
                label="Le ménage est d’accord pour que cette personne suive son projet",
                error_messages={"required": "Demandez l’accord du ménage, puis cochez cette case."},
            )
