"""Tables handed over as CSV, as a French spreadsheet opens them."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from renovation.quantities.rules.spreadsheet_cells import harmless


def csv_response(filename: str, rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A download with semicolons and a byte order mark; nothing in it runs."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Cache-Control"] = "no-store, private"
    return response
