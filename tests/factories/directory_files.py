"""Files of the directory as ADEME gives them, and their import."""

import csv
import gzip
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from django.core.files.base import ContentFile

from renovation.professionals.enums import Dataset
from renovation.professionals.models import DirectoryImport
from renovation.professionals.operations import ask_import, run_import

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)


def as_csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_json(rows: Sequence[Mapping[str, object]], *, total: int | None = None) -> bytes:
    return json.dumps({"total": len(rows) if total is None else total, "results": list(rows)}).encode()


def bring(
    content: bytes, *, name: str = "rge.csv", on: date = TODAY, dataset: Dataset = Dataset.LIST
) -> DirectoryImport:
    """Import a file to the end."""
    file = ContentFile(content, name=name)
    asked = ask_import(dataset=dataset, now=NOW, on=on, file=file, in_background=False)
    return run_import(import_id=asked.pk, now=lambda: NOW)


def packed(content: bytes) -> bytes:
    return gzip.compress(content)
