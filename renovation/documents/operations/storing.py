"""Taking in files."""

import hashlib
import io
from datetime import datetime, timedelta
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from renovation.documents.enums import DocumentKind, ScanState
from renovation.documents.models import Document
from renovation.documents.rules import DocumentRefused, Inspected, inspect
from renovation.documents.rules.names import extension_of
from renovation.documents.rules.pictures import without_metadata
from renovation.documents.scanning import Scanner
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.operations import enqueue
from renovation.outbox.rules.backoff import wait_after
from renovation.outbox.rules.failures import PermanentFailure

SCAN = "documents.scan"
# A scanner may be down for two days; then the administrators are told.
SCAN_ATTEMPTS = 100
SCAN_LONGEST_WAIT = timedelta(minutes=30)


@transaction.atomic
def store_document(
    *,
    platform_id: UUID | None,
    upload: UploadedFile,
    kind: DocumentKind | str,
    title: str,
    uploaded_by_id: UUID | None,
) -> Document:
    """Check a file, strip what a photo tells of its place, and keep it under a random name.

    Raises DocumentRefused, whose text is for the person. With a malware scanner declared, the document stays
    closed to others until the check has passed.
    """
    _refuse_beyond_daily_quota(uploaded_by_id)
    inspected = inspect(
        name=upload.name or "",
        file=cast("BinaryIO", upload),
        size=upload.size or 0,
        max_bytes=settings.DOCUMENT_MAX_BYTES,
        max_pixels=settings.IMAGE_MAX_PIXELS,
    )
    content = _content(upload, inspected)
    document = Document(
        platform_id=platform_id,
        kind=kind,
        title=title.strip() or inspected.name,
        original_name=inspected.name,
        content_type=inspected.content_type,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        scan_state=ScanState.PENDING if settings.CLAMD_ADDRESS else ScanState.NOT_REQUIRED,
        uploaded_by_id=uploaded_by_id,
    )
    path = f"{document.pk.hex[:2]}/{document.pk}.{extension_of(inspected.name)}"
    document.file.save(path, ContentFile(content), save=False)
    document.save()
    if document.scan_state == ScanState.PENDING:
        enqueue(kind=SCAN, key=f"{SCAN}:{document.pk}", payload={"document": str(document.pk)})
    record(Action.DOCUMENT_ADDED, subject=document, platform_id=platform_id, detail={"kind": str(kind)})
    return document


@transaction.atomic
def scan_document(*, document_id: UUID) -> ScanState:
    """Ask the scanner about one document; an unreachable scanner leaves it closed, and this is seen on its line."""
    document = Document.objects.get(pk=document_id)
    with document.file.open("rb") as file:
        state = Scanner(settings.CLAMD_ADDRESS).scan(io.BytesIO(file.read()))
    document.scan_state = state
    document.scanned_at = timezone.now()
    document.save(update_fields=["scan_state", "scanned_at"])
    if state == ScanState.INFECTED:
        record(Action.DOCUMENT_REFUSED, subject=document, platform_id=document.platform_id)
    return state


@transaction.atomic
def scan_again_later(*, document_id: UUID, attempt: int, now: datetime) -> None:
    """Ask for the next attempt; after the last one raise PermanentFailure, which alerts the administrators."""
    if attempt >= SCAN_ATTEMPTS:
        raise PermanentFailure("L’antivirus ne répond pas\N{NO-BREAK SPACE}: le document reste fermé.")
    enqueue(
        kind=SCAN,
        key=f"{SCAN}:{document_id}:{attempt + 1}",
        payload={"document": str(document_id), "attempt": attempt + 1},
        run_after=now + wait_after(attempt, longest=SCAN_LONGEST_WAIT, draw=0.5),
    )


def _refuse_beyond_daily_quota(uploaded_by_id: UUID | None) -> None:
    since = timezone.now() - timedelta(days=1)
    if (
        uploaded_by_id is not None
        and Document.objects.filter(uploaded_by_id=uploaded_by_id, created_at__gt=since).count()
        >= settings.DOCUMENTS_PER_DAY
    ):
        raise DocumentRefused("Vous avez déposé beaucoup de documents aujourd’hui. Continuez demain.")


def _content(upload: UploadedFile, inspected: Inspected) -> bytes:
    if inspected.is_image:
        return without_metadata(cast("BinaryIO", upload), inspected.content_type)
    upload.seek(0)
    return upload.read()
