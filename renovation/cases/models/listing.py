"""What agents make of the list of cases: saved views, acts on many cases at once, exports."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from renovation.cases.enums import ExportState, GroupedKind
from renovation.cases.models.case import Case
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


class CaseViewQuerySet(models.QuerySet["CaseView"]):
    def open_to(self, reader: Reader) -> Self:
        """One's own, and those that the team of a platform shares."""
        near = reader.platform_ids(*Role.working_on_cases())
        return self.filter(Q(owner=reader.user_id) | Q(platform_id__in=near))


class CaseView(models.Model):
    """A list that somebody keeps under a name. It holds what was asked, never what was found: rights stay those of
    whoever opens it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("nom", max_length=60)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="case_views", verbose_name="à"
    )
    # The team that reads it too; nobody else when empty.
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="équipe"
    )
    listing = models.JSONField("liste")
    created_at = models.DateTimeField("créée le", auto_now_add=True)

    objects = CaseViewQuerySet.as_manager()

    class Meta:
        verbose_name = "vue enregistrée"
        verbose_name_plural = "vues enregistrées"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "name"], name="cases_view_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class GroupedAct(models.Model):
    """One act done on several cases; each line says what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("action", max_length=10, choices=GroupedKind.choices)
    words = models.CharField("en clair", max_length=250)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="auteur"
    )
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "action groupée"
        verbose_name_plural = "actions groupées"

    def __str__(self) -> str:
        return self.words


class GroupedActLine(models.Model):
    act = models.ForeignKey(GroupedAct, on_delete=models.CASCADE, related_name="lines", verbose_name="action")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+", verbose_name="dossier")
    # Why it was not done; empty when it was.
    refusal = models.CharField("refus", max_length=400, blank=True)

    class Meta:
        verbose_name = "ligne d’une action groupée"
        verbose_name_plural = "lignes d’actions groupées"
        constraints: ClassVar = [models.UniqueConstraint(fields=["act", "case"], name="cases_grouped_line_once")]

    def __str__(self) -> str:
        return self.refusal or "fait"

    @property
    def is_done(self) -> bool:
        return not self.refusal


class CaseExport(models.Model):
    """A table of cases being made, part by part, and kept a few days for whoever asked for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="demandé par"
    )
    listing = models.JSONField("liste")
    # Chosen one by one; every case of the list when empty.
    case_ids = models.JSONField("dossiers choisis", default=list, blank=True)
    state = models.CharField("état", max_length=10, choices=ExportState.choices, default=ExportState.WAITING)
    total = models.PositiveIntegerField("dossiers à écrire", default=0)
    done = models.PositiveIntegerField("dossiers écrits", default=0)
    # Number of the last case written: where the next part begins.
    last_number = models.CharField("dernier numéro", max_length=20, blank=True)
    asked_at = models.DateTimeField("demandé le")
    ended_at = models.DateTimeField("fini le", null=True, blank=True)

    class Meta:
        verbose_name = "export de dossiers"
        verbose_name_plural = "exports de dossiers"
        indexes: ClassVar = [models.Index(fields=["asked_at"], name="cases_export_asked")]

    def __str__(self) -> str:
        return f"{self.done} / {self.total}"

    @property
    def is_ready(self) -> bool:
        return self.state == ExportState.READY

    @property
    def is_running(self) -> bool:
        return self.state in ExportState.running()

    @property
    def progress_pct(self) -> int:
        """Never beyond the whole: cases opened meanwhile are written too."""
        return 100 if self.is_ready else min(99, self.done * 100 // max(self.total, 1))

    @property
    def asked(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.listing
        return found


class CaseExportPart(models.Model):
    """Some thousand lines, written in one transaction."""

    export = models.ForeignKey(CaseExport, on_delete=models.CASCADE, related_name="parts", verbose_name="export")
    number = models.PositiveIntegerField("partie")
    text = models.TextField("lignes")

    class Meta:
        verbose_name = "partie d’un export"
        verbose_name_plural = "parties d’exports"
        constraints: ClassVar = [models.UniqueConstraint(fields=["export", "number"], name="cases_export_part_once")]

    def __str__(self) -> str:
        return f"partie {self.number}"
