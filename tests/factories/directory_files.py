"""Files of the directory as ADEME gives them, and their import."""

import csv
import gzip
import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from django.core.files.base import ContentFile

from renovation.professionals.enums import Dataset, ImportState
from renovation.professionals.models import DirectoryImport, DomainLabel
from renovation.professionals.operations import ask_import, run_import
from renovation.professionals.rules.checks import drop_refusal
from renovation.professionals.rules.reasons import Reason

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


def stopped_import() -> DirectoryImport:
    """A list that lost many rows, with a row set aside and a label that nobody knows."""
    found = DirectoryImport.objects.create(
        filename="liste-des-entreprises-rge-2.csv",
        state=ImportState.STOPPED,
        message=drop_refusal(rows=120_000, before=165_000),
        asked_at=NOW,
        ended_at=NOW,
        data_date=TODAY,
        rows_read=120_001,
        rows_quarantined=1,
        null_rates={"latitude": 3.1, "email": 15.0, "phone": 5.2, "website": 60.4, "code": 0.0, "postcode": 0.0},
        unknown_labels=["Climatisation solaire"],
    )
    found.quarantine.create(line=812, reason=Reason.SIRET.value, siret="12345", name="SANS SIRET", value="12345")
    DomainLabel.objects.create(key="climatisation solaire", label="Climatisation solaire", first_seen_on=TODAY)
    return found


def running_import() -> DirectoryImport:
    return DirectoryImport.objects.create(
        state=ImportState.READING, asked_at=NOW, data_date=TODAY, rows_read=70_000, rows_expected=165_000
    )
