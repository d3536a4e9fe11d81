"""Photos made for a page, and documents that leave."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction

from renovation.documents.enums import DocumentKind
from renovation.documents.models import Document
from renovation.documents.operations.storing import store_document
from renovation.documents.rules import DocumentRefused, inspect
from renovation.documents.rules.pictures import reduced
from renovation.journal.enums import Action
from renovation.journal.operations import record


@dataclass(frozen=True)
class StoredPhoto:
    document: Document
    width: int
    height: int


@transaction.atomic
def store_photo(
    *, platform_id: UUID, upload: UploadedFile, title: str, longest_px: int, uploaded_by_id: UUID | None
) -> StoredPhoto:
    """Check a picture as any document, then keep it small, as JPEG. Raises DocumentRefused."""
    inspected = inspect(
        name=upload.name or "",
        file=cast("BinaryIO", upload),
        size=upload.size or 0,
        max_bytes=settings.DOCUMENT_MAX_BYTES,
        max_pixels=settings.IMAGE_MAX_PIXELS,
    )
    if not inspected.is_image:
        raise DocumentRefused("Choisissez une photo, en JPEG ou en PNG.")
    small = reduced(cast("BinaryIO", upload), longest_px=longest_px)
    stem = inspected.name.rpartition(".")[0] or "photo"
    document = store_document(
        platform_id=platform_id,
        upload=SimpleUploadedFile(f"{stem}.jpg", small.content, "image/jpeg"),
        kind=DocumentKind.PHOTO,
        title=title,
        uploaded_by_id=uploaded_by_id,
    )
    return StoredPhoto(document, small.width, small.height)


@transaction.atomic
def erase_file(document: Document, *, now: datetime) -> None:
    """The file goes, the line stays: what it was, when it came, its fingerprint."""
    name, storage = document.file.name, document.file.storage
    document.erased_at, document.file = now, ""
    document.save(update_fields=["erased_at", "file"])
    record(Action.DOCUMENT_ERASED, subject=document, platform_id=document.platform_id)
    transaction.on_commit(lambda: storage.delete(name))


def remove_document(*, document: Document) -> None:
    """Its row now, its file once the row is really gone: a file without a row is lost to nobody."""
    storage, name = document.file.storage, document.file.name
    document.delete()
    transaction.on_commit(lambda: storage.delete(name))
