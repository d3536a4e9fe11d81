"""Forms of the parameters: a filter, a value with its source, a reading of the text, a file."""

from datetime import date, timedelta
from typing import Any

from django import forms

from backoffice.keys import KeyedForm
from backoffice.parameters.cells import CellFields
from backoffice.parameters.families import family_choices
from backoffice.sources import SourceChecks
from renovation.edge.forms import DayField
from renovation.quantities.models import DatedValue
from renovation.quantities.operations import Proposal
from renovation.quantities.operations.verifying import Reading
from renovation.quantities.refusals import ParameterRefused
from renovation.quantities.rules.shapes import shape_faults

STATES = [
    ("", "Toutes"),
    ("to_verify", "Valeur à vérifier"),
    ("proposed", "Proposition en cours"),
    ("ended", "Sans valeur ce jour-là"),
]


class FilterForm(forms.Form):
    """Every field is optional; one that makes no sense asks nothing."""

    q = forms.CharField(label="Chercher", required=False, max_length=100)
    famille = forms.ChoiceField(label="Famille", required=False)
    etat = forms.ChoiceField(label="État", required=False, choices=STATES)
    le = DayField(label="Valeur du", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["famille"].choices = [("", "Toutes"), *family_choices()]  # type: ignore[attr-defined]


class SourceForm(SourceChecks):
    """The text in which a value was read."""

    source_text = forms.CharField(
        label="Texte officiel",
        max_length=300,
        help_text="Par exemple «\u00a0Arrêté du 31 mars 2021 relatif au DPE\u00a0».",
    )
    source_article = forms.CharField(label="Article ou annexe", max_length=100, required=False)
    source_address = forms.CharField(
        label="Adresse du texte",
        max_length=300,
        required=False,
        help_text="L’adresse de la page, qui commence par https://.",
        widget=forms.URLInput,
    )
    source_read_on = DayField(label="Texte lu le")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today


class VerifyForm(SourceForm):
    """The one thing needed to say that a value was looked up."""

    def reading(self) -> Reading:
        given = self.cleaned_data
        return Reading(given["source_text"], given["source_article"], given["source_address"], given["source_read_on"])


class ValueForm(SourceForm, KeyedForm):
    """A value with its period and its source. Its cells are those of the value that it follows."""

    valid_from = DayField(label="Premier jour de validité")
    last_day = DayField(
        label="Dernier jour de validité", required=False, help_text="Laissez vide si aucune fin n’est connue."
    )
    text_not_read = forms.BooleanField(
        label="Je n’ai pas lu cette valeur dans un texte officiel",
        required=False,
        help_text="Elle sera montrée «\u00a0à vérifier\u00a0» partout où elle compte.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, example: Any, unit: str, **kwargs: Any) -> None:
        cells = CellFields(example, unit)
        kwargs["initial"] = {**cells.initial, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["source_read_on"].required = False
        self.example, self.cells = example, cells
        self.fields = {**cells.fields, **self.fields}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("valid_from"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Le dernier jour vient avant le premier.")
        if not given.get("text_not_read") and not given.get("source_read_on") and "source_read_on" not in self.errors:
            self.add_error("source_read_on", "Écrivez le jour où vous avez lu le texte, ou cochez la case plus bas.")
        if not any(name in self.errors for name in self.cells.fields):
            for fault in shape_faults(self.example, self.cells.value(given)):
                self.add_error(next(iter(self.cells.fields)), fault[0].upper() + fault[1:])
        return given

    def proposal(self) -> Proposal:
        given = self.cleaned_data
        last: date | None = given["last_day"]
        return Proposal(
            value=self.cells.value(given),
            valid_from=given["valid_from"],
            valid_to=last + timedelta(days=1) if last else None,
            source_text=given["source_text"],
            source_article=given["source_article"],
            source_address=given["source_address"],
            source_read_on=given["source_read_on"],
            text_not_read=given["text_not_read"],
        )

    def say(self, refused: ParameterRefused) -> None:
        """The refusal of the operation, beside its field."""
        names = {"valid_to": "last_day"}
        field = names.get(refused.field, refused.field)
        self.add_error(field if field in self.fields else None, refused.text)

    @property
    def value_groups(self) -> list[tuple[str, list[list[forms.BoundField]]]]:
        """Fields of the value: brackets with a legend, row by row; the others alone."""
        return [
            (cell.legend if len(cell.rows) > 1 else "", [[self[name] for name in names] for names in cell.rows])
            for cell in self.cells.cells
        ]


def initial_of(value: DatedValue) -> dict[str, Any]:
    """What the form of a proposal shows at first."""
    return {
        "valid_from": value.starts_on,
        "last_day": value.last_day,
        "source_text": value.source_text,
        "source_article": value.source_article,
        "source_address": value.source_address,
        "source_read_on": value.source_read_on,
        "text_not_read": value.text_not_read,
        "revision": value.revision,
    }


class BatchForm(KeyedForm):
    """A new barème in a file."""

    title = forms.CharField(label="Titre", max_length=120, help_text="Par exemple «\u00a0Barème 2027\u00a0».")
    file = forms.FileField(
        label="Fichier",
        help_text="YAML ou CSV en UTF-8, 1\u00a0Mo au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.csv"}),
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
    )


class EffectForm(forms.Form):
    """The day on which the effect is measured."""

    on = DayField(label="Mesurer l’effet au")


class RevisionForm(forms.Form):
    """What was read when an act is asked for."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
