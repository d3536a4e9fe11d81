"""A file of statistics made elsewhere: taken only where they keep to the publication rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from renovation.prices.rules.csv_text import Cells, rows_of
from renovation.prices.rules.gates import unknown_type
from renovation.prices.rules.lines import Fault, LinesRefused
from renovation.prices.rules.statistics import LEAST_COMPANIES, LEAST_LINES
from renovation.works.rules.catalogue import catalogue

COLUMNS = (
    "type_travaux",
    "unite",
    "niveau",
    "code",
    "debut",
    "fin",
    "references",
    "entreprises",
    "p10",
    "mediane",
    "p90",
)
# Names of the levels in files; a commune is never exchanged.
LEVELS = {"epci": "epci", "departement": "department", "region": "region"}


@dataclass(frozen=True)
class Aggregate:
    """A usual range before tax, counted by another base."""

    work_type: str
    unit: str
    level: str
    code: str
    since: date
    until: date
    lines: int
    companies: int
    p10: Decimal
    median: Decimal
    p90: Decimal


def read_aggregates(content: bytes, *, today: date) -> list[Aggregate]:
    """All of them, or every reason why the file is refused."""
    found: list[Aggregate] = []
    faults: list[Fault] = []
    for number, row in rows_of(content, COLUMNS, COLUMNS):
        if isinstance(row, Fault):
            faults.append(row)
            continue
        cells = Cells(row)
        one = _aggregate(cells)
        reasons = cells.faults if one is None else list(_faults_of(one, today))
        faults += [Fault(number, reason) for reason in reasons]
        if one is not None:
            found.append(one)
    if faults:
        raise LinesRefused(faults)
    if not found:
        raise LinesRefused([Fault(0, "Ce fichier n’a aucune ligne sous son en-tête.")])
    return found


def _aggregate(cells: Cells) -> Aggregate | None:
    numbers = [cells.number(name) for name in ("references", "entreprises", "p10", "mediane", "p90")]
    since, until = cells.day("debut"), cells.day("fin")
    level = LEVELS.get(cells.text("niveau").lower())
    if level is None:
        cells.faults.append(f"niveau\u00a0: «\u00a0{cells.text('niveau')[:40]}\u00a0» (écrivez {', '.join(LEVELS)}).")
    if cells.faults or since is None or until is None or level is None:
        return None
    lines, companies, p10, median, p90 = (number or Decimal(0) for number in numbers)
    return Aggregate(
        cells.text("type_travaux"),
        cells.text("unite"),
        level,
        cells.text("code").upper(),
        since[0],
        until[0],
        int(lines),
        int(companies),
        p10,
        median,
        p90,
    )


def _faults_of(one: Aggregate, today: date) -> Iterator[str]:
    found = catalogue().find(one.work_type)
    if found is None:
        yield unknown_type(one.work_type)
    elif found.unit_named(one.unit) is None:
        yield f"L’unité «\u00a0{one.unit[:30]}\u00a0» ne va pas avec ces travaux."
    if one.lines < LEAST_LINES or one.companies < LEAST_COMPANIES:
        yield f"Trop peu de références\u00a0: il en faut {LEAST_LINES}, de {LEAST_COMPANIES} entreprises au moins."
    if not 0 < one.p10 <= one.median <= one.p90:
        yield "Les trois prix doivent être plus grands que zéro et dans l’ordre\u00a0: p10, mediane, p90."
    if one.until < one.since or one.until > today:
        yield "La période finit avant de commencer, ou dans le futur."
