"""Documents asked of a household, and the secret links by which it hands them over without an account."""

import uuid
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from renovation.cases.models.case import Case
from renovation.documents.enums import DocumentKind


class DocumentRequestQuerySet(models.QuerySet["DocumentRequest"]):
    def standing(self) -> Self:
        """Those that nobody took back, the first asked first."""
        return self.filter(withdrawn_at=None).order_by("asked_at", "pk")


class DocumentRequest(models.Model):
    """One document asked of the household. With `stage`, it is what that stage of the pathway waits for.

    Without a day it was asked by nobody: the household handed something over for a line of the pathway.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="document_requests", verbose_name="dossier")
    kind = models.CharField("nature", max_length=20, choices=DocumentKind.choices)
    title = models.CharField("document", max_length=120)
    number = models.PositiveSmallIntegerField("nombre", default=1)
    words = models.TextField("explication", max_length=500, blank=True)
    due_on = models.DateField("pour le", null=True, blank=True)
    stage = models.CharField("étape qui l’attend", max_length=40, blank=True)
    author_id = models.UUIDField("demandé par", null=True, blank=True)
    # Of the form that asked last: its reminders alone are sent.
    asked_key = models.UUIDField("clé de la dernière demande", null=True, blank=True)
    asked_at = models.DateTimeField("demandé le")
    withdrawn_at = models.DateTimeField("retiré le", null=True, blank=True)

    objects = DocumentRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "demande de document"
        verbose_name_plural = "demandes de documents"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "stage", "kind", "title"],
                condition=Q(withdrawn_at=None),
                name="cases_document_asked_once",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


class RequestLink(models.Model):
    """A link of a mail: it shows what is asked and takes files, nothing else. Only its fingerprint is kept."""

    token_hash = models.CharField("empreinte du lien", max_length=64, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="request_links", verbose_name="dossier")
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    expires_at = models.DateTimeField("valable jusqu’au")

    class Meta:
        verbose_name = "lien de dépôt"
        verbose_name_plural = "liens de dépôt"

    def __str__(self) -> str:
        return f"{self.case}, {self.expires_at:%d/%m/%Y}"

    def is_open(self, now: datetime) -> bool:
        return now < self.expires_at
