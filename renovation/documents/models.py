"""Files that people hand over: kept out of the web root, under random names (E4)."""

import uuid
from typing import ClassVar

from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models

from renovation.documents.enums import DocumentKind, ScanState
from renovation.platforms.models import Platform


def private_storage() -> Storage:
    """The storage that no address serves."""
    return storages["private"]


class Document(models.Model):
    """One stored file with what was checked of it. What it hangs on is told by the tables above."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, related_name="documents", verbose_name="plateforme"
    )
    kind = models.CharField("nature", max_length=20, choices=DocumentKind.choices, default=DocumentKind.OTHER)
    title = models.CharField("titre", max_length=150)
    original_name = models.CharField("nom du fichier", max_length=150)
    content_type = models.CharField("type", max_length=100)
    size_bytes = models.PositiveIntegerField("taille (octets)")
    sha256 = models.CharField("empreinte", max_length=64)
    file = models.FileField("fichier", storage=private_storage, max_length=120)
    scan_state = models.CharField("contrôle", max_length=12, choices=ScanState.choices, default=ScanState.PENDING)
    scanned_at = models.DateTimeField("contrôlé le", null=True, blank=True)
    uploaded_by_id = models.UUIDField("déposé par", null=True, blank=True)
    created_at = models.DateTimeField("déposé le", auto_now_add=True)

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documents"
        indexes: ClassVar = [models.Index(fields=["platform", "created_at"], name="documents_by_platform")]

    def __str__(self) -> str:
        return self.title
