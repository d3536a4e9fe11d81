"""Quotes on the same works, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from renovation.contracts.enums import QuoteState
from renovation.contracts.models import Quote, QuoteLine
from renovation.contracts.queries.positions import Priced
from renovation.contracts.rules.money import ZERO
from renovation.works.rules.catalogue import catalogue


@dataclass(frozen=True)
class Cell:
    """What one quote says of these works: its lines, their sum with tax, the position of the price when it has one."""

    lines: tuple[QuoteLine, ...]
    priced: Priced | None

    @property
    def ttc(self) -> Decimal:
        return sum((line.amount for line in self.lines), ZERO)


@dataclass(frozen=True)
class Row:
    """One work; a cell for each quote, nothing where the quote does not offer it. `dearest` and `cheapest` with tax."""

    label: str
    cells: tuple[Cell | None, ...]

    @property
    def is_shared(self) -> bool:
        return sum(1 for one in self.cells if one) > 1

    @property
    def gap(self) -> Decimal | None:
        """Between the dearest and the cheapest."""
        amounts = [one.ttc for one in self.cells if one]
        return max(amounts) - min(amounts) if len(amounts) > 1 else None


@dataclass(frozen=True)
class Compared:
    """Quotes as columns, works as rows; those that two quotes offer come first."""

    quotes: tuple[Quote, ...]
    rows: tuple[Row, ...]
    totals: tuple[Decimal, ...]


def comparison_of(quotes: Sequence[Quote], positions: Mapping[object, Priced]) -> Compared | None:
    """Of the quotes that offer works which another offers too; nothing when none does."""
    standing = [one for one in quotes if one.state != QuoteState.ABANDONED and one.lines.all()]
    works = [_works(one) for one in standing]
    shared = {key for at, one in enumerate(works) for key in one if any(key in other for other in works[at + 1 :])}
    kept = [at for at, one in enumerate(works) if shared & set(one)]
    if len(kept) < 2:
        return None
    keys = dict.fromkeys(key for at in kept for key in works[at])
    rows = [_row(key, [works[at].get(key) for at in kept], positions) for key in keys]
    rows.sort(key=lambda row: not row.is_shared)
    columns = tuple(standing[at] for at in kept)
    totals = tuple(sum((line.amount for line in one.lines.all()), ZERO) for one in columns)
    return Compared(columns, tuple(rows), totals)


def _works(quote: Quote) -> dict[str, list[QuoteLine]]:
    """Lines by what they are: the work of the programme, else the type; a line without either stands alone."""
    found: dict[str, list[QuoteLine]] = {}
    for line in quote.lines.all():
        key = line.planned_key or line.work_type or f"line:{line.pk}"
        found.setdefault(key, []).append(line)
    return found


def _row(key: str, lines: Sequence[list[QuoteLine] | None], positions: Mapping[object, Priced]) -> Row:
    first = next(line for group in lines if group for line in group)
    type_ = catalogue().find(first.work_type) if first.work_type else None
    cells = [_cell(group, positions) if group else None for group in lines]
    return Row(type_.title if type_ else str(first), tuple(cells))


def _cell(lines: list[QuoteLine], positions: Mapping[object, Priced]) -> Cell:
    priced = next((positions[line.pk] for line in lines if line.pk in positions), None)
    return Cell(tuple(lines), priced)
