"""Bounding uploads while they arrive: what is too large is neither kept in memory nor on disk (E2)."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

# Wagtail's editors bring pictures and documents larger than a household does.
EDITOR_FACTOR = 3


class BoundedUploadHandler(FileUploadHandler):
    """Skips a file that passes the limit and remembers its name, so that the form can say so beside the field."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > self._limit():
            self._remember(self.field_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return None

    def _limit(self) -> int:
        limit = int(settings.DOCUMENT_MAX_BYTES)
        in_admin = self.request is not None and self.request.path.startswith("/cms/")
        return limit * EDITOR_FACTOR if in_admin else limit

    def _remember(self, field: str) -> None:
        if self.request is not None:
            self.request.META.setdefault("maisonnee.too_large", []).append(field)
