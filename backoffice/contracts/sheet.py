"""The one form of a quote: its head, its mentions, its lines, several at once. Sent at once, kept at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.forms.utils import ErrorDict

from backoffice.contracts.fields import (
    MONEY,
    UNITS,
    CentsField,
    PercentField,
    box,
    choice,
    day,
    figure,
    papers,
    percent,
    words,
    work_types,
)
from renovation.contracts.models import Quote, QuoteLine
from renovation.contracts.queries.checking import decimals_of
from renovation.contracts.rules.edits import LineEdit, QuoteEdit
from renovation.contracts.rules.mentions import MENTIONS
from renovation.documents.models import Document
from renovation.edge.forms import MoneyField
from renovation.programmes.rules.content import Line as PlannedLine
from renovation.works.rules.catalogue import Characteristic, catalogue

EMPTY_ROWS = 4
MOST_NEW = 40
_TEXTS = ("siret", "company", "number", "overrides")
_DAYS = ("dated_on", "valid_until", "visit_on", "starts_on")
_COLUMNS = ("work_type", "label", "quantity", "unit", "ht", "vat_rate", "ttc")

_HEADS = ("Travaux", "Intitulé", "Quantité", "Unité", "HT", "TVA, en %", "TTC")


@dataclass(frozen=True)
class Row:
    """A line of the form: where it is, its cells, the figures of its type. A new line has no position."""

    position: int
    title: str
    cells: list[tuple[str, BoundField]]
    figures: list[BoundField]


@dataclass(frozen=True)
class Difference:
    """A value in the colleague's version and in the reader's."""

    label: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class Offer:
    """What the selects of a quote offer: papers of the case, works of the programme, lines that are amended."""

    papers: Sequence[Document] = ()
    planned: Sequence[PlannedLine] = ()
    amended: Sequence[QuoteLine] = ()


class QuoteSheet(forms.Form):
    """Fields are named after what they fill: `line-<id>-ht`, `new-2-label`, `line-<id>-c-uw`."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    rows_number = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST_NEW)
    siret = forms.CharField(label="SIRET", required=False, max_length=20, help_text="14 chiffres, écrits sur le devis.")
    company = forms.CharField(
        label="Entreprise", required=False, max_length=200, help_text="Vide\u00a0: reprise de l’annuaire RGE."
    )
    number = forms.CharField(label="Numéro", required=False, max_length=60)
    dated_on = day("Daté du")
    valid_until = day("Valable jusqu’au")
    visit_on = day("Visite préalable le")
    starts_on = day("Début des travaux prévu")
    stated_ttc = CentsField(label="Total TTC écrit", required=False, help_text="Comparé à la somme des lignes.")
    overrides = forms.CharField(
        label="Passer outre l’annuaire",
        required=False,
        max_length=300,
        help_text="Si le SIRET ou une qualification n’est pas trouvé\u00a0: ce que vous avez vu, et quand.",
    )
    mentions = forms.MultipleChoiceField(
        label="Mentions trouvées sur le devis",
        required=False,
        choices=[(one.code, one.label) for one in MENTIONS],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, data: Any = None, *, quote: Quote | None, offer: Offer, start: Sequence[LineEdit] = (), key: Any = None
    ) -> None:
        initial: dict[str, Any] = {"key": key, "rows_number": max(EMPTY_ROWS, len(start))}
        if quote is not None:
            names = (*_TEXTS, *_DAYS, "stated_ttc", "mentions", "revision")
            initial |= {name: getattr(quote, name) for name in names} | {"rows_number": 2}
        super().__init__(data, initial=initial)
        self.offer, self.quote = offer, quote
        self.fields["document"] = papers("Document du dossier", offer.papers, quote.document if quote else None)
        self.fields["document"].initial = str(quote.document_id or "") if quote else ""
        self.lines: list[QuoteLine] = list(quote.lines.all()) if quote else []
        self.figures = {line.pk: self._figures_of(line) for line in self.lines}
        self.link = "changes" if offer.amended else "planned" if self._follows_programme() else ""
        for line in self.lines:
            self._add_line(line)
        self.new_rows = range(1, self._rows() + 1)
        for rank in self.new_rows:
            self._add_cells(f"new-{rank}", f"nouvelle ligne {rank}", start[rank - 1] if rank <= len(start) else None)

    @property
    def edit(self) -> QuoteEdit:
        """What was sent, once it is valid. New rows without anything in them are left aside."""
        said = self.cleaned_data
        lines = [self._edit(f"line-{line.pk}", line) for line in self.lines]
        new = [self._edit(f"new-{rank}", None) for rank in self.new_rows if self._is_filled(f"new-{rank}")]
        document = said["document"]
        return QuoteEdit(
            **{name: said[name] for name in (*_TEXTS, *_DAYS, "stated_ttc")},
            mentions=tuple(said["mentions"]),
            document_id=UUID(document) if document else None,
            lines=(*lines, *new),
        )

    def rows(self) -> list[Row]:
        found = []
        for line in self.lines:
            place = f"line-{line.pk}"
            figures = [self[f"{place}-c-{one.code}"] for one in self.figures[line.pk]]
            found.append(Row(line.position, str(line), self._cells(place, is_kept=True), figures))
        return found + [Row(0, "", self._cells(f"new-{rank}", is_kept=False), []) for rank in self.new_rows]

    @property
    def columns(self) -> list[str]:
        """Heads of the table."""
        link = {"changes": ["Ligne changée"], "planned": ["Au programme"]}.get(self.link, [])
        return [*_HEADS, *link, *(["Retirer"] if self.lines else [])]

    def without_errors(self) -> "QuoteSheet":
        """More rows were asked for: nothing is judged yet."""
        self._errors = ErrorDict()
        return self

    @property
    def differences(self) -> list[Difference]:
        """What was typed and is not what is kept now."""
        found = []
        for bound in self.visible_fields():
            kept = bound.field.prepare_value(self.get_initial_for_field(bound.field, bound.name))
            yours = bound.data
            theirs = "" if kept in (None, False) else str(kept)
            typed = "" if yours in (None, False) else str(yours)
            if theirs != typed and not bound.name.startswith("new-"):
                found.append(Difference(str(bound.label), theirs, typed))
        return found

    def _rows(self) -> int:
        """As many as were sent, and more when more are asked for."""
        if not self.is_bound:
            return int(self.initial["rows_number"])
        sent = str(self.data.get("rows_number", ""))
        return min(int(sent), MOST_NEW) if sent.isdecimal() and len(sent) < 4 else EMPTY_ROWS

    def _figures_of(self, line: QuoteLine) -> list[Characteristic]:
        found = catalogue().find(line.work_type) if line.work_type else None
        return list(found.characteristics) if found else []

    def _add_line(self, line: QuoteLine) -> None:
        place = f"line-{line.pk}"
        names = ("work_type", "planned_key", "label", "quantity", "unit", "ht", "vat_rate", "ttc", "changes_id")
        self._add_cells(place, str(line), LineEdit(**{name: getattr(line, name) for name in names}))
        self.fields[f"{place}-removed"] = box(f"Retirer, {line}")
        kept = decimals_of(line.characteristics)
        for one in self.figures[line.pk]:
            unit = f" ({one.unit})" if one.unit else ""
            field = figure(MoneyField, f"{one.label}{unit}")
            field.initial = kept.get(one.code)
            self.fields[f"{place}-c-{one.code}"] = field

    def _add_cells(self, place: str, told: str, kept: LineEdit | None) -> None:
        line = kept or LineEdit()
        fields: Mapping[str, tuple[forms.Field, Any]] = {
            "work_type": (choice(f"Travaux, {told}", work_types(), "cell words title"), line.work_type),
            "label": (words(f"Intitulé, {told}", 200), line.label),
            "quantity": (figure(CentsField, f"Quantité, {told}"), line.quantity),
            "unit": (choice(f"Unité, {told}", UNITS, "cell"), line.unit),
            "ht": (figure(CentsField, f"Montant HT, {told}", MONEY), line.ht),
            "vat_rate": (figure(PercentField, f"TVA en %, {told}"), percent(line.vat_rate)),
            "ttc": (figure(CentsField, f"Montant TTC, {told}", MONEY), line.ttc),
        }
        for name, (field, initial) in fields.items():
            field.initial = initial
            self.fields[f"{place}-{name}"] = field
        if self.link == "changes":
            choices = [("", "Ligne nouvelle"), *((str(one.pk), str(one)) for one in self.offer.amended)]
            self._select(f"{place}-changes", f"Ligne changée, {told}", choices, str(line.changes_id or ""))
        elif self.link:
            choices = _planned(self.offer.planned, line.planned_key)
            self._select(f"{place}-planned", f"Au programme, {told}", choices, line.planned_key)

    def _select(self, name: str, label: str, choices: Sequence[tuple[str, str]], initial: str) -> None:
        self.fields[name] = choice(label, choices)
        self.fields[name].initial = initial

    def _cells(self, place: str, *, is_kept: bool) -> list[tuple[str, BoundField]]:
        names = [*_COLUMNS, *([self.link] if self.link else []), *(["removed"] if is_kept else [])]
        return [(head, self[f"{place}-{name}"]) for head, name in zip(self.columns, names, strict=False)]

    def _follows_programme(self) -> bool:
        return bool(self.offer.planned) or any(line.planned_key for line in self.lines)

    def _is_filled(self, place: str) -> bool:
        said = self.cleaned_data
        return any(
            said.get(f"{place}-{name}") not in (None, "") for name in ("work_type", "label", "quantity", "ht", "ttc")
        )

    def _edit(self, place: str, line: QuoteLine | None) -> LineEdit:
        said = self.cleaned_data
        rate, changes = said[f"{place}-vat_rate"], said.get(f"{place}-changes")
        type_ = catalogue().find(said[f"{place}-work_type"])
        figures = [one for one in self.figures[line.pk] if type_ and one in type_.characteristics] if line else []
        typed = {one.code: said.get(f"{place}-c-{one.code}") for one in figures}
        return LineEdit(
            line_id=line.pk if line else None,
            **{name: said[f"{place}-{name}"] for name in _COLUMNS if name != "vat_rate"},
            vat_rate=None if rate is None else rate / 100,
            changes_id=UUID(changes) if changes else None,
            planned_key=said.get(f"{place}-planned", "") or "",
            characteristics={code: value for code, value in typed.items() if value is not None},
            removed=bool(said.get(f"{place}-removed")),
        )


def _planned(planned: Sequence[PlannedLine], kept: str) -> list[tuple[str, str]]:
    """Works of the programme; one that is no longer in it stays until somebody changes it."""
    choices = [("", "Hors programme"), *((one.key, one.title) for one in planned)]
    return choices if kept in {key for key, _ in choices} else [*choices, (kept, "Programme d’avant")]
