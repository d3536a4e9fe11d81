"""Work on documents that is done after the answer to the person."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from renovation.documents.enums import ScanState
from renovation.documents.operations import scan_document
from renovation.outbox.registry import job


class ScannerUnavailable(Exception):
    """clamd did not answer: the job is tried again."""


@job("documents.scan")
def scan(payload: Mapping[str, Any]) -> None:
    if scan_document(document_id=UUID(payload["document"])) == ScanState.ERROR:
        raise ScannerUnavailable("clamd did not answer")
