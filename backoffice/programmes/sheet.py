"""The one form of a scenario: steps, lines, what is added. Sent at once, kept at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from renovation.edge.forms import MoneyField
from renovation.programmes.models import WorkLine, WorksScenario, WorksStep
from renovation.programmes.queries import Addable
from renovation.programmes.rules.content import Content, Line, Step
from renovation.programmes.rules.edits import Edits, LineEdit, NewLine, StepEdit

FIRST_YEAR, LAST_YEAR = 2000, 2100
ADDED = 2


class QuantityField(MoneyField):
    """A quantity as people write it: « 82,5 »."""


@dataclass(frozen=True)
class Difference:
    """A value in the colleague's version and in the reader's."""

    label: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class LineRow:
    """A line on the page: what it says, and its fields."""

    line: Line
    fields: Mapping[str, BoundField]

    @property
    def has_reasons(self) -> bool:
        return bool(self.line.quantity_reason or self.line.price_reason)


@dataclass(frozen=True)
class StepRow:
    step: Step
    title: BoundField
    year: BoundField
    lines: list[LineRow]


class SheetForm(forms.Form):
    """Fields are named after what they change: `line-<id>-quantity`, `step-2-title`, `new-1-key`."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label="Nom du scénario", max_length=80)
    note = forms.CharField(
        label="Mots du conseiller",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lus par le ménage quand le programme est choisi.",
    )
    line_fields: ClassVar = ("quantity", "quantity_reason", "price_ht", "price_reason", "step", "removed")

    def __init__(self, *args: Any, scenario: WorksScenario, addable: Sequence[Addable], **kwargs: Any) -> None:
        self.scenario = scenario
        self.steps: list[WorksStep] = list(scenario.steps.all())
        kwargs["initial"] = {name: getattr(scenario, name) for name in ("revision", "name", "note")}
        super().__init__(*args, **kwargs)
        for step in self.steps:
            self._add_step(step)
            for line in step.lines.all():
                self._add_line(line, step)
        self._add_new(addable)

    @property
    def edits(self) -> Edits:
        """What was sent, once it is valid."""
        said = self.cleaned_data
        new = [(said[f"new-{rank}-key"], said[f"new-{rank}-step"]) for rank in range(1, ADDED + 1)]
        return Edits(
            name=said["name"],
            note=said["note"],
            steps=tuple(
                StepEdit(step.rank, said[f"step-{step.rank}-title"], said[f"step-{step.rank}-year"])
                for step in self.steps
            ),
            lines=tuple(_edit(line, said) for step in self.steps for line in step.lines.all()),
            new=tuple(NewLine(key, int(step)) for key, step in new if key),
        )

    def rows(self, content: Content) -> list[StepRow]:
        """The steps with their fields, in the order of the page."""
        found = []
        for step, shown in zip(self.steps, content.steps, strict=True):
            lines = [
                LineRow(said, {name: self[f"line-{line.pk}-{name}"] for name in self.line_fields})
                for line, said in zip(step.lines.all(), shown.lines, strict=True)
            ]
            found.append(StepRow(shown, self[f"step-{step.rank}-title"], self[f"step-{step.rank}-year"], lines))
        return found

    def new_rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"new-{rank}-key"], self[f"new-{rank}-step"]) for rank in range(1, ADDED + 1)]

    def refuse(self, place: str, said: str) -> None:
        """An error of the operation, at the field that it is about."""
        field = "new-1-key" if place == "new" else place
        self.add_error(field if field in self.fields else None, said)

    @property
    def differences(self) -> list[Difference]:
        """What was typed and is not what is kept now."""
        found = []
        for bound in self.visible_fields():
            theirs = bound.field.prepare_value(self.get_initial_for_field(bound.field, bound.name))
            yours = self.data.get(bound.name, "")
            kept = "" if theirs in (None, False) else str(theirs)
            if kept != yours and not bound.name.startswith("new-"):
                found.append(Difference(str(bound.label), kept, str(yours)))
        return found

    def fill_missing(self) -> None:
        """After a colleague's change: lines that were not on the page when it was sent show what is kept."""
        data = cast(QueryDict, self.data).copy()
        for name, field in self.fields.items():
            is_box = isinstance(field, forms.BooleanField)
            if name not in data and not is_box and field.initial is not None:
                data[name] = str(field.prepare_value(field.initial))
        self.data = data

    def _add_step(self, step: WorksStep) -> None:
        title = forms.CharField(label=f"Nom de l’étape {step.rank}", required=False, max_length=120)
        self._add(f"step-{step.rank}-title", title, step.title)
        year = forms.IntegerField(label="Année prévue", required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
        year.error_messages["invalid"] = "Écrivez une année, par exemple 2028."
        self._add(f"step-{step.rank}-year", year, step.year)

    def _add_line(self, line: WorkLine, step: WorksStep) -> None:
        place, told = f"line-{line.pk}", line.title
        quantity = QuantityField(label=f"Quantité, {told}", widget=_figure())
        quantity.error_messages["required"] = "Écrivez une quantité, ou cochez «\u00a0Retirer\u00a0»."
        self._add(f"{place}-quantity", quantity, line.quantity)
        self._add(f"{place}-quantity_reason", _words(f"Motif de la quantité, {told}", 200), line.quantity_reason)
        price = MoneyField(label=f"Prix unitaire HT retenu, {told}", required=False, widget=_figure())
        self._add(f"{place}-price_ht", price, line.kept_ht)
        self._add(f"{place}-price_reason", _words(f"Origine du prix, {told}", 200), line.price_reason)
        place_of = self._step_field(f"Étape, {told}")
        place_of.widget.attrs["class"] = "cell words"
        self._add(f"{place}-step", place_of, str(step.rank))
        box = forms.CheckboxInput(attrs={"class": "cell"})
        self._add(f"{place}-removed", forms.BooleanField(label=f"Retirer, {told}", required=False, widget=box), False)

    def _add_new(self, addable: Sequence[Addable]) -> None:
        choices = [("", "Choisissez des travaux"), *((one.key, one.words) for one in addable)]
        for rank in range(1, ADDED + 1):
            self._add(f"new-{rank}-key", forms.ChoiceField(label="Travaux", choices=choices, required=False), "")
            self._add(f"new-{rank}-step", self._step_field("Étape"), str(max(1, len(self.steps))))

    def _step_field(self, label: str) -> forms.ChoiceField:
        choices = [(str(step.rank), f"Étape {step.rank}") for step in self.steps]
        after = len(self.steps) + 1
        return forms.ChoiceField(label=label, choices=[*choices, (str(after), f"Nouvelle étape {after}")])

    def _add(self, name: str, field: forms.Field, initial: Any) -> None:
        field.initial = initial
        self.fields[name] = field


def _edit(line: WorkLine, said: Mapping[str, Any]) -> LineEdit:
    place = f"line-{line.pk}"
    cent = Decimal("0.01")
    price = said[f"{place}-price_ht"]
    return LineEdit(
        line_id=line.pk,
        step=int(said[f"{place}-step"]),
        quantity=said[f"{place}-quantity"].quantize(cent),
        quantity_reason=said[f"{place}-quantity_reason"],
        price_ht=None if price is None else price.quantize(cent),
        price_reason=said[f"{place}-price_reason"],
        removed=said[f"{place}-removed"],
    )


def _words(label: str, longest: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "cell words"})
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget)


def _figure() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "cell figure", "inputmode": "decimal", "autocomplete": "off"})
