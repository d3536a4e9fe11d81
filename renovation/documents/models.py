"""Files that people hand over, and documents printed for them: kept out of the web root, under random names (E4)."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models

from renovation.documents.enums import DocumentKind, PrintState, ScanState
from renovation.platforms.models import Platform

PRINTED_WITHIN = timedelta(minutes=1)


def private_storage() -> Storage:
    """The storage that no address serves."""
    return storages["private"]


class Document(models.Model):
    """One stored file with what was checked of it. What it hangs on is told by the tables above."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Empty for what belongs to a Region (the regulation of its aid).
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="plateforme"
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
    # The file is gone for good; its line tells that there was one.
    erased_at = models.DateTimeField("effacé le", null=True, blank=True)
    created_at = models.DateTimeField("déposé le", auto_now_add=True)

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documents"
        indexes: ClassVar = [models.Index(fields=["platform", "created_at"], name="documents_by_platform")]

    def __str__(self) -> str:
        return self.title

    @property
    def check_notice(self) -> str:
        """Why the file cannot be opened, in two words for its line; empty when it can (E5)."""
        if self.erased_at is not None:
            return "Effacé après vérification"
        return "" if self.scan_state in ScanState.readable() else str(ScanState(self.scan_state).label)


class Printout(models.Model):
    """A PDF made in a job from something of ours, kept a few days: it can be made again at any time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The platform outlives its documents; a printed copy of nothing has no use.
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+", verbose_name="plateforme")
    maker = models.CharField("document", max_length=60)
    source_id = models.UUIDField("source")
    version = models.CharField("état de la source", max_length=80)
    title = models.CharField("titre", max_length=150)
    state = models.CharField("état", max_length=10, choices=PrintState.choices, default=PrintState.WAITING)
    file = models.FileField("fichier", storage=private_storage, max_length=120, blank=True)
    size_bytes = models.PositiveIntegerField("taille (octets)", default=0)
    ordered_at = models.DateTimeField("demandé le", auto_now_add=True)
    ready_at = models.DateTimeField("prêt le", null=True, blank=True)
    expires_at = models.DateTimeField("conservé jusqu’au")

    class Meta:
        verbose_name = "document imprimé"
        verbose_name_plural = "documents imprimés"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["maker", "source_id", "version"], name="documents_printed_once")
        ]
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="documents_printout_expiry")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ready(self) -> bool:
        return self.state == PrintState.READY

    def is_late(self, now: datetime) -> bool:
        """Something went wrong, or the machine has too much to do."""
        return not self.is_ready and now - self.ordered_at > PRINTED_WITHIN
