"""The lines of works, and the aids of this household alone, typed as in a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from backoffice.diagnoses.grid import Known
from backoffice.diagnoses.sheet import Sheet, Typed, sent_sheet, shown_sheet
from renovation.aids.rules.works import WORKS, Work
from renovation.diagnosis.rules.detail.columns import CellKind, Column
from renovation.diagnosis.rules.detail.editing import TypedLine
from renovation.diagnosis.rules.detail.part import Part, flag, number, worded, yes_no
from renovation.edge.aids import origin_in_words
from renovation.financing.enums import Origin
from renovation.financing.rules.scenario import OtherAid, Scenario, WorkLine

_UNITS = {"home": "", "m²": " (m²)", "piece": " (nombre)"}
_LABELS = {work.value: f"{traits.label}{_UNITS[traits.unit]}" for work, traits in WORKS.items()}
_RATES = {"0.055": "5,5 %", "0.10": "10 %", "0.20": "20 %"}
_VENTILATIONS = {"self_regulating": "autoréglable", "modulated": "modulée"}

WORKS_TABLE = Part(
    "works",
    "Travaux",
    "Travaux",
    WorkLine,
    (
        worded("work", "Travaux", _LABELS, required=True),
        Column("title", "Désignation", CellKind.TEXT, fallback=""),
        number("quantity", "Quantité", "", 0.01, 100_000),
        number("unit_cost_ht_eur", "Prix unitaire HT", "€", 0, 1_000_000),
        worded("vat_rate", "TVA", _RATES, hint="Vide\u00a0: selon les règles."),
        yes_no("rge", "RGE"),
        number("seasonal_efficiency_pct", "Efficacité ηs", "%", 1, 400, rare=True),
        number("performance", "SCOP", "", 1, 10, rare=True),
        yes_no("heats_water", "Chauffe l’eau", rare=True),
        worded("ventilation", "Double flux", _VENTILATIONS, rare=True),
        number("glazed_area_m2", "Surface vitrée", "m²", 0.1, 2000, rare=True),
        number("tank_litres", "Ballon", "litres", 1, 5000, rare=True),
        yes_no("lost_attic", "Combles perdus", rare=True),
        flag("replaces_coal", "Remplace du charbon", rare=True),
    ),
)
OTHERS_TABLE = Part(
    "others",
    "Autres aides de ce ménage",
    "Aide",
    OtherAid,
    (
        Column("label", "Nom de l’aide", CellKind.TEXT, required=True),
        number("amount_eur", "Montant", "€", 0, 1_000_000, required=True),
        flag("outside_capping", "Hors écrêtement"),
    ),
)


@dataclass(frozen=True)
class Told(Known):
    """Who said each cell of the lines."""

    origins: Mapping[str, str]

    def told(self, path: str) -> str:
        return origin_in_words(self.origins.get(path, ""))


def told_by(origins: Mapping[str, str]) -> Told:
    return Told({}, {}, origins)


def stored_sheets(scenario: Scenario) -> list[Sheet]:
    """Both tables as they are kept, with a line to be typed."""
    works = [Typed(_texts(WORKS_TABLE, one), f"lines.{rank}") for rank, one in enumerate(scenario.lines)]
    others = [
        Typed({**_texts(OTHERS_TABLE, one), "outside_capping": "non" if one.subject_to_capping else "oui"})
        for one in scenario.others
    ]
    return [
        shown_sheet(WORKS_TABLE, works, inner=False, spare=1),
        shown_sheet(OTHERS_TABLE, others, inner=False, spare=1),
    ]


def sent_sheets(data: QueryDict) -> list[Sheet]:
    return [sent_sheet(part, data, inner=False) for part in (WORKS_TABLE, OTHERS_TABLE)]


def work_line(values: Mapping[str, Any]) -> WorkLine:
    """A typed line of works."""
    known = {name: _typed(value) for name, value in values.items()}
    rate = known.pop("vat_rate") or None
    return WorkLine(
        **{**known, "work": Work(values["work"]), "vat_rate": None if rate is None else Decimal(rate)},
    )


def kept_or_typed(line: TypedLine, before: Scenario) -> WorkLine:
    """A line that only reads otherwise (100.0 m², 100 m²) stays as it was kept: nobody changed it."""
    typed, old = work_line(line.values), _line_at(before, line.origin)
    return old if old is not None and old == typed else typed


def other_aid(values: Mapping[str, Any]) -> OtherAid:
    return OtherAid(values["label"], _typed(values["amount_eur"]), not values["outside_capping"])


def origins_of(
    lines: Sequence[TypedLine], typed: Sequence[WorkLine], before: Scenario, said: Mapping[str, str]
) -> dict[str, str]:
    """Who said each cell now: the same as before where the value is the same, else the adviser."""
    found: dict[str, str] = {}
    for rank, (line, one) in enumerate(zip(lines, typed, strict=True)):
        old = _line_at(before, line.origin)
        for column in WORKS_TABLE.columns:
            value = getattr(one, column.name)
            if value in (None, "", False):
                continue
            same = old is not None and getattr(old, column.name) == value
            origin = said.get(f"{line.origin}.{column.name}", "") if same else str(Origin.ADVISER)
            if origin:
                found[f"lines.{rank}.{column.name}"] = origin
    return found


def _line_at(scenario: Scenario, path: str | None) -> WorkLine | None:
    rank = (path or "").removeprefix("lines.")
    return scenario.lines[int(rank)] if rank.isdecimal() and int(rank) < len(scenario.lines) else None


def _texts(part: Part, record: Any) -> dict[str, str]:
    return {column.name: _text(column, getattr(record, column.name, None)) for column in part.columns}


def _text(column: Column, value: Any) -> str:
    if isinstance(value, Decimal) and column.kind is CellKind.CHOICE:
        return next((code for code in _RATES if Decimal(code) == value), "")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return column.text_of(value)


def _typed(value: Any) -> Any:
    """Numbers are decimals from here on."""
    return Decimal(f"{value:.10g}") if isinstance(value, float) else value
