"""What editors may upload (E6): the checks of the documents of households, with pictures redrawn bare (E7)."""

from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from renovation.documents.rules.inspection import DocumentRefused, Inspected, inspect
from renovation.documents.rules.pictures import without_metadata

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000


class CheckedDocumentForm(BaseDocumentForm):
    """Refuses a document whose content is not what its name says."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data:
            checked(upload)
        return upload


class CheckedImageForm(BaseImageForm):
    """Takes place, camera and owner out of a photograph before it is stored."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or not upload:
            return upload
        found = checked(upload)
        if not found.is_image:
            raise ValidationError("Ce fichier n’est pas une image.")
        return SimpleUploadedFile(found.name, without_metadata(upload, found.content_type), found.content_type)


def checked(upload: UploadedFile) -> Inspected:
    """What the file really is; refused in words that the form shows beside the field."""
    try:
        return inspect(
            name=upload.name or "",
            file=cast("BinaryIO", upload),
            size=upload.size or 0,
            max_bytes=MAX_BYTES,
            max_pixels=MAX_PIXELS,
        )
    except DocumentRefused as refusal:
        raise ValidationError(str(refusal)) from refusal
