"""What gathers in a case: private notes, shared messages, tasks, documents."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from renovation.cases.enums import DocumentState
from renovation.cases.models.case import Case
from renovation.cases.models.request import DocumentRequest
from renovation.documents.enums import DocumentKind, ScanState
from renovation.documents.models import Document
from renovation.dwellings.models import PLAIN_WORDS


class Note(models.Model):
    """Seen by the team only, never by the household (D4)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes", verbose_name="dossier")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    text = models.TextField("note", max_length=4000)
    created_at = models.DateTimeField("écrite le", auto_now_add=True)

    class Meta:
        verbose_name = "note privée"
        verbose_name_plural = "notes privées"
        indexes: ClassVar = [GinIndex(SearchVector("text", config=PLAIN_WORDS), name="cases_note_words")]

    def __str__(self) -> str:
        return self.text[:60]


class Message(models.Model):
    """An exchange between the household and its advisers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages", verbose_name="dossier")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    from_household = models.BooleanField("du ménage")
    text = models.TextField("message", max_length=4000)
    created_at = models.DateTimeField("envoyé le", auto_now_add=True)
    read_at = models.DateTimeField("lu le", null=True, blank=True)

    class Meta:
        verbose_name = "message"
        verbose_name_plural = "messages"
        indexes: ClassVar = [
            models.Index(
                fields=["case", "created_at"],
                name="cases_message_unread",
                condition=models.Q(read_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_from_team(self) -> bool:
        return not self.from_household


class TaskQuerySet(models.QuerySet["Task"]):
    def to_do(self) -> Self:
        return self.filter(done_at__isnull=True)


class Task(models.Model):
    """Something to do by a date, for an agent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tasks", verbose_name="dossier")
    title = models.CharField("à faire", max_length=200)
    due_on = models.DateField("échéance")
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="confiée à",
    )
    author_id = models.UUIDField("auteur", null=True, blank=True)
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    done_at = models.DateTimeField("faite le", null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "tâche"
        verbose_name_plural = "tâches"
        indexes: ClassVar = [
            models.Index(fields=["assigned_to", "due_on"], name="cases_task_due", condition=models.Q(done_at=None))
        ]

    def __str__(self) -> str:
        return self.title


class CaseDocumentQuerySet(models.QuerySet["CaseDocument"]):
    def with_versions(self) -> Self:
        """With the file, what it was asked for, and whether another one stands in its place: no line asks again."""
        return self.select_related("document", "request", "replaced_by")


class CaseDocument(models.Model):
    """A document in a case, shown to the household or kept for the team. A new version keeps the former one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="case_documents", verbose_name="dossier")
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="in_case", verbose_name="document")
    shared = models.BooleanField("visible par le ménage", default=True)
    from_household = models.BooleanField("déposé par le ménage", default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="déposé par"
    )
    created_at = models.DateTimeField("déposé le", auto_now_add=True)
    # What it was handed over for; empty when nobody said it.
    request = models.ForeignKey(
        DocumentRequest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="répond à",
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="remplace"
    )
    state = models.CharField("état", max_length=10, choices=DocumentState.choices, default=DocumentState.RECEIVED)
    refusal_reason = models.CharField("ce qui ne va pas", max_length=300, blank=True)
    decided_at = models.DateTimeField("vérifié le", null=True, blank=True)
    decided_by_id = models.UUIDField("vérifié par", null=True, blank=True)

    objects = CaseDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document du dossier"
        verbose_name_plural = "documents du dossier"

    def __str__(self) -> str:
        return str(self.document)

    @property
    def is_former(self) -> bool:
        """Whether another version stands in its place."""
        return hasattr(self, "replaced_by")

    @property
    def counts(self) -> bool:
        """Whether it answers what is expected: neither refused, nor replaced, nor blocked by the scanner."""
        is_blocked = self.document.scan_state == ScanState.INFECTED
        return self.state != DocumentState.REFUSED and not self.is_former and not is_blocked

    @property
    def is_refused(self) -> bool:
        return self.state == DocumentState.REFUSED and not self.is_former

    @property
    def is_to_check(self) -> bool:
        """Handed over by the household, and nobody of the team has said anything of it."""
        return self.from_household and self.state == DocumentState.RECEIVED and not self.is_former

    @property
    def is_decided(self) -> bool:
        """The team said something of it, and may say something else while no other version stands in its place."""
        return self.from_household and self.state != DocumentState.RECEIVED and not self.is_former

    @property
    def may_be_replaced(self) -> bool:
        """By its household: what the team accepted stays."""
        return self.from_household and self.state != DocumentState.ACCEPTED and not self.is_former

    @property
    def tells_incomes(self) -> bool:
        """Whoever may not read the scenarios of the case may not read this either."""
        return self.document.kind in DocumentKind.telling_incomes()
