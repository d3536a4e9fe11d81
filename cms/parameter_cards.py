"""Published parameters of the aids as a page shows them: rows in words, dates, source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from renovation.aids.rules.money import euros, percent
from renovation.aids.rules.vocabulary import IncomeClass
from renovation.quantities.queries import choices_of, values_on
from renovation.quantities.rules.parameters import Value

PREFIX = "aids."
NBSP = "\N{NO-BREAK SPACE}"
MORE = "more"
# What the rows of a table count, by the beginning of its code.
ROWS = {
    "aids.income.": "Personnes du foyer",
    "aids.accompanied.": "Classes gagnées",
    "aids.denormandie.": "Années de location",
}
CLASSES = tuple(one.label for one in IncomeClass)
# Lists as long as the classes of income that count something else: their own words stand above their columns.
OWN_HEADS = {
    "aids.vat.rates": ("économies d’énergie", "amélioration", "taux normal"),
    "aids.letting.bonuses": ("location", "mandat de gestion", "petite surface"),
}


@dataclass(frozen=True)
class ParameterCard:
    """`head` and `rows` make a table; a plain number has one row without head."""

    label: str
    unit: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    since: date | None
    last_day: date | None
    source: str
    address: str
    to_verify: bool
    has_rows: bool = False


def parameter_choices() -> list[tuple[str, str]]:
    """The parameters that can be read in a page: numbers, and tables by class of income."""
    return [(code, label) for code, label, value in choices_of(PREFIX) if _rows(value, "") is not None]


def parameter_card(code: str, *, on: date) -> ParameterCard | None:
    """The value in force on a day; None when there is none."""
    return parameter_cards([code], on=on)[code]


def parameter_cards(codes: Iterable[str], *, on: date) -> dict[str, ParameterCard | None]:
    """The same for all those that a page shows, in one query."""
    wanted = set(codes)
    found = values_on(wanted, on) if wanted else {}
    rows = {code: _rows(value.value, value.unit) for code, value in found.items()}
    return {code: _card(found[code], shown) if (shown := rows.get(code)) else None for code in wanted}


def _card(found: Value, rows: tuple[tuple[str, ...], ...]) -> ParameterCard:
    return ParameterCard(
        label=found.label,
        unit=found.unit,
        head=_head(found, columns=len(rows[0])),
        rows=rows,
        since=found.valid_from,
        last_day=found.valid_to - timedelta(days=1) if found.valid_to else None,
        source=found.source,
        address=found.address,
        to_verify=found.to_verify,
        has_rows=isinstance(found.value, dict),
    )


def _head(found: Value, *, columns: int) -> tuple[str, ...]:
    """What the columns are, most often classes of income, and what the rows count; nothing above a lone number."""
    if isinstance(found.value, Mapping):
        counted = next((words for prefix, words in ROWS.items() if found.code.startswith(prefix)), "")
        by_class = all(_is_by_class(row) for row in found.value.values())
        return (counted, *(CLASSES[: columns - 1] if by_class else ("montant",)))
    return OWN_HEADS.get(found.code, CLASSES)[:columns] if isinstance(found.value, Sequence) else ()


def _rows(value: Any, unit: str) -> tuple[tuple[str, ...], ...] | None:
    """Nothing when a page could not show it plainly."""
    if _is_number(value):
        return ((_words(value, unit),),)
    if _is_by_class(value):
        return (tuple(_words(one, unit) for one in value),)
    if not isinstance(value, Mapping) or not value or not all(_is_step(key) for key in value):
        return None
    if all(_is_by_class(row) for row in value.values()):
        return tuple((_step(key), *(_words(one, unit) for one in row)) for key, row in value.items())
    if all(_is_number(one) for one in value.values()):
        return tuple((_step(key), _words(one, unit)) for key, one in value.items())
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_by_class(value: Any) -> bool:
    return isinstance(value, Sequence) and len(value) in (3, 4) and all(_is_number(one) for one in value)


def _is_step(key: Any) -> bool:
    return str(key).isdecimal() or key == MORE


def _step(key: Any) -> str:
    return "chacune en plus" if key == MORE else str(key)


def _words(number: Any, unit: str) -> str:
    amount = Decimal(str(number))
    if unit.startswith("fraction"):
        return percent(amount)
    if unit.startswith("€"):
        return euros(amount)
    return f"{amount.normalize():f}".replace(".", ",") + (f"{NBSP}{unit}" if unit else "")
