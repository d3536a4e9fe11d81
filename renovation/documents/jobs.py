"""Work on documents that is done after the answer to the person."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from renovation.documents.enums import ScanState
from renovation.documents.operations import make_printout, purge_printouts, scan_again_later, scan_document
from renovation.documents.operations.printouts import PRINT
from renovation.documents.operations.storing import SCAN
from renovation.outbox.registry import job, periodic

PURGE = "documents.purge_printouts"


@job(SCAN, label="Contrôler un document")
def scan(payload: Mapping[str, Any]) -> None:
    """An unreachable scanner is no failure of the job: what it leaves on the document must stay (E5)."""
    document_id = UUID(payload["document"])
    if scan_document(document_id=document_id) == ScanState.ERROR:
        scan_again_later(document_id=document_id, attempt=payload.get("attempt", 1), now=timezone.now())


@job(PRINT, max_attempts=4, longest_wait=timedelta(minutes=2), label="Préparation d’un document PDF")
def make(payload: Mapping[str, Any]) -> None:
    make_printout(printout_id=UUID(payload["printout"]))


@job(PURGE, label="Effacement des documents PDF préparés")
def purge(payload: Mapping[str, Any]) -> None:
    purge_printouts(now=timezone.now())


periodic(PURGE, every=timedelta(days=1), offset=timedelta(hours=3, minutes=40), catch_up=True)
