"""The forms of documents asked of a household."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from backoffice.keys import KeyedForm
from backoffice.lines import Column, LinesField
from renovation.cases.enums import DocumentState
from renovation.cases.operations import Asked
from renovation.cases.queries import Expected
from renovation.cases.queries.requests import FROM_HOUSEHOLDS
from renovation.documents.enums import DocumentKind
from renovation.pathways.rules.editing import lines_of

USUAL_DAYS = 14
LONGEST_DAYS = 400


class RequestForm(KeyedForm):
    """What the pathway waits for, ticked; other documents, typed; the day and the words."""

    lines = forms.MultipleChoiceField(
        label="Attendus par le parcours", required=False, widget=forms.CheckboxSelectMultiple
    )
    others = LinesField(
        label="Autres documents",
        help_text="Par exemple\u00a0: règlement de copropriété.",
        columns=(
            Column(
                "title",
                forms.CharField(
                    label="Document", max_length=120, error_messages={"required": "écrivez le nom du document."}
                ),
                needed=True,
            ),
            Column(
                "kind",
                forms.ChoiceField(
                    label="Nature",
                    choices=[(one.value, one.label) for one in FROM_HOUSEHOLDS],
                    initial=DocumentKind.OTHER,
                ),
            ),
            Column("number", forms.IntegerField(label="Nombre", min_value=1, max_value=20, initial=1)),
        ),
    )
    due_on = forms.DateField(
        label="Pour le",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Le lendemain, une relance part s’il manque encore quelque chose\u00a0; trois au plus.",
    )
    words = forms.CharField(
        label="Explication pour le ménage",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pourquoi ces documents, où les trouver.",
    )

    def __init__(self, *args: Any, expected: Sequence[Expected], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.missing = {one.code: one for one in expected if one.is_missing and one.line.kind in FROM_HOUSEHOLDS}
        choices = [(code, _named(one)) for code, one in self.missing.items()]
        self.fields["lines"].choices = choices  # type: ignore[attr-defined]
        self.fields["lines"].initial = [code for code, one in self.missing.items() if one.required and not one.is_asked]
        self.fields["due_on"].initial = today + timedelta(days=USUAL_DAYS)
        if not choices:
            del self.fields["lines"]

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if not self.today <= due_on <= self.today + timedelta(days=LONGEST_DAYS):
            raise forms.ValidationError("Choisissez une date à venir, dans l’année.")
        return due_on

    def asked(self) -> list[Asked]:
        """Lines of the pathway keep their stage: the pathway and the request are one."""
        ticked = [self.missing[code] for code in self.cleaned_data.get("lines", [])]
        of_pathway = [
            Asked(one.line.kind, one.line.title, one.line.number, one.request.stage if one.request else one.stage)
            for one in ticked
        ]
        typed = lines_of(self.cleaned_data["others"])
        return [*of_pathway, *(Asked(one["kind"], one["title"], int(one["number"] or 1)) for one in typed)]


class DecisionForm(forms.Form):
    """What is said of one document; `seen` is its state on the page that was read."""

    ACCEPT, REFUSE = "accepter", "refuser"

    decision = forms.ChoiceField(choices=[(ACCEPT, "Accepter"), (REFUSE, "À refaire")])
    reason = forms.CharField(label="Ce qui ne va pas, dit au ménage", required=False, max_length=300)
    seen = forms.ChoiceField(choices=DocumentState.choices)


def _named(one: Expected) -> str:
    number = f" ({one.received} sur {one.line.number})" if one.line.number > 1 else ""
    asked = f", déjà demandé pour le {one.due_on:%d/%m/%Y}" if one.due_on else ""
    return f"{one.line.title}{number}{'' if one.required else ', facultatif'}{asked}"
