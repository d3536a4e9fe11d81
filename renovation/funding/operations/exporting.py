"""Totals handed over as a table; the export is journalled for each platform that is counted."""

from datetime import date

from django.db import transaction

from renovation.funding.queries.totals import Asked, figure_platforms, totals_for
from renovation.funding.rules.totals import Cell, Measure
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.reader import Reader

HIDDEN = "trop peu de dossiers"


@transaction.atomic
def export_totals(*, reader: Reader, asked: Asked, threshold: int, today: date) -> list[list[str]]:
    """Amounts with their number of cases, as the page shows them."""
    found = totals_for(reader, asked, threshold=threshold, today=today)
    asked = found.asked
    detail = {"from": asked.period.start.isoformat(), "to": asked.period.end.isoformat(), "by": asked.by}
    for platform in figure_platforms(reader):
        if asked.platform in (None, platform.pk):
            record(Action.FUNDING_TOTALS_EXPORTED, subject=platform, platform_id=platform.pk, detail=detail)
    heads = [words for measure in Measure for words in (f"{measure.label} (€)", "Dossiers")]
    rows = [[row.place.code, row.place.name, *_cells(cell for _, cell in row.cells)] for row in found.rows]
    total = ["", "Total affiché", *_cells(cell for _, cell in found.total)]
    return [["Code", "Territoire", *heads], *rows, total]


def _cells(cells: object) -> list[str]:
    found: list[str] = []
    for cell in cells:  # type: ignore[attr-defined]
        found += _cell(cell)
    return found


def _cell(cell: Cell) -> list[str]:
    if cell.is_hidden:
        return [HIDDEN, HIDDEN]
    return [f"{cell.amount_eur:.2f}".replace(".", ","), str(cell.cases)]
