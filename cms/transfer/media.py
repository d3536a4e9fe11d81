"""Images and documents of an archive, checked like those that editors upload, gone again when the import fails."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.documents.models import Document
from wagtail.images.models import Image

from cms.operations.editors import collection_of
from cms.rules.transfer import TransferRefused
from cms.transfer.archive import Parcel
from cms.transfer.references import DOCUMENT, IMAGE
from cms.uploads import checked
from renovation.documents.rules.pictures import without_metadata
from renovation.platforms.models import Platform


@contextmanager
def kept_media(parcel: Parcel, platform: Platform) -> Iterator[dict[tuple[str, int], int]]:
    """The numbers here of the media. A failure of what follows takes rows and files away."""
    made: list[Any] = []
    try:
        with transaction.atomic():
            yield _keep(parcel, platform, made)
    except BaseException:
        for medium in made:
            medium.file.storage.delete(medium.file.name)
        raise


def _keep(parcel: Parcel, platform: Platform, made: list[Any]) -> dict[tuple[str, int], int]:
    collection = collection_of(platform)
    faults: list[str] = []
    numbers = {}
    for kind, entries in ((IMAGE, parcel.content["images"]), (DOCUMENT, parcel.content["documents"])):
        for line, entry in enumerate(entries, start=1):
            try:
                medium = _medium(kind, entry, parcel.media)
            except ValidationError as fault:
                faults.append(f"{entry['path']} (ligne {line})\u00a0: {' '.join(fault.messages)}")
                continue
            medium.collection = collection
            medium.save()
            made.append(medium)
            numbers[kind, entry["id"]] = medium.pk
    if faults:
        raise TransferRefused(faults)
    return numbers


def _medium(kind: str, entry: Mapping[str, Any], media: Mapping[str, bytes]) -> Image | Document:
    name = PurePosixPath(entry["path"]).name
    upload = SimpleUploadedFile(name, media[entry["path"]])
    found = checked(upload)
    if found.is_image is not (kind == IMAGE):
        raise ValidationError("Ce fichier n’est pas de la nature annoncée.")
    upload.seek(0)
    if kind == DOCUMENT:
        return Document(title=entry["title"][:255], file=ContentFile(upload.read(), found.name))
    description = entry.get("description")
    return Image(
        title=entry["title"][:255],
        description=description[:255] if isinstance(description, str) else "",
        file=ContentFile(without_metadata(cast("BinaryIO", upload), found.content_type), found.name),
    )
