"""Merges of households, pairs that are not one, how leads are ranked and shared, files and keys by which they come."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from renovation.cases.models import Lead
from renovation.households.models import Household
from renovation.leads.enums import ImportState
from renovation.leads.rules.scoring import Scale
from renovation.platforms.models import Platform

UNDONE_WITHIN = timedelta(days=30)


class HouseholdMerge(models.Model):
    """What one merge moved and completed: enough to undo it (H9)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    kept = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="merges", verbose_name="gardé")
    absorbed = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+", verbose_name="doublon")
    # "app.Model.field" → the identifiers of the rows that changed sides.
    moved = models.JSONField("ce qui a été déplacé", default=dict)
    # "app.Model:identifier" → field → [before, after], for what was completed or closed.
    changed = models.JSONField("ce qui a été complété", default=dict)
    author_id = models.UUIDField("fusionné par")
    author_name = models.CharField("nom", max_length=200)
    at = models.DateTimeField("le")
    undone_at = models.DateTimeField("défaite le", null=True, blank=True)

    class Meta:
        verbose_name = "fusion de ménages"
        verbose_name_plural = "fusions de ménages"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["absorbed"], condition=models.Q(undone_at__isnull=True), name="leads_absorbed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.absorbed} → {self.kept}"

    @property
    def undone_until(self) -> datetime:
        return self.at + UNDONE_WITHIN

    def can_be_undone(self, now: datetime) -> bool:
        return self.undone_at is None and now <= self.undone_until


class DistinctHouseholds(models.Model):
    """Two households that look alike and that an agent said to be two."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The smaller identifier first, so that a pair is one row.
    one = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+", verbose_name="l’un")
    other = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+", verbose_name="l’autre")
    author_id = models.UUIDField("dit par")
    at = models.DateTimeField("le", auto_now_add=True)

    class Meta:
        verbose_name = "ménages différents"
        verbose_name_plural = "ménages différents"
        constraints: ClassVar = [models.UniqueConstraint(fields=["one", "other"], name="leads_distinct_once")]

    def __str__(self) -> str:
        return f"{self.one} ≠ {self.other}"


class LeadSettings(models.Model):
    """How a platform ranks its leads and shares them among its advisers."""

    platform = models.OneToOneField(
        Platform, on_delete=models.CASCADE, related_name="lead_settings", primary_key=True, verbose_name="plateforme"
    )
    # Code of a criterion → points; what is not there counts as usual.
    points = models.JSONField("points", default=dict, blank=True)
    high = models.PositiveSmallIntegerField("priorité haute à partir de", default=50)
    middle = models.PositiveSmallIntegerField("priorité moyenne à partir de", default=25)
    is_shared = models.BooleanField("répartition automatique", default=False)
    # Meanwhile anybody may take the lead by hand.
    after_hours = models.PositiveSmallIntegerField("répartir au bout de (heures)", default=4)
    # Skills of the agenda's settings, asked of whoever answers; empty when none is.
    skill_flat = models.CharField("compétence pour un appartement", max_length=40, blank=True)
    skill_low_class = models.CharField("compétence pour une classe F ou G", max_length=40, blank=True)
    skill_landlord = models.CharField("compétence pour un bailleur", max_length=40, blank=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)

    class Meta:
        verbose_name = "réglage des prospects"
        verbose_name_plural = "réglages des prospects"

    def __str__(self) -> str:
        return f"Prospects de {self.platform}"

    @property
    def scale(self) -> Scale:
        return Scale(self.points, self.high, self.middle)


class AdviserShare(models.Model):
    """Whether an adviser is given leads, and how many waiting ones at most. Without a row: yes, without limit."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+", verbose_name="plateforme")
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="conseiller"
    )
    takes = models.BooleanField("reçoit des prospects", default=True)
    most = models.PositiveSmallIntegerField("prospects en attente au plus", null=True, blank=True)

    class Meta:
        verbose_name = "part d’un conseiller"
        verbose_name_plural = "parts des conseillers"
        constraints: ClassVar = [models.UniqueConstraint(fields=["platform", "adviser"], name="leads_share_once")]

    def __str__(self) -> str:
        return f"{self.adviser} – {self.platform}"


class Handover(models.Model):
    """A lead that the sharing gave to somebody, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="handovers", verbose_name="prospect")
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="conseiller"
    )
    reasons = models.JSONField("raisons", default=list)
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "prospect confié"
        verbose_name_plural = "prospects confiés"
        indexes: ClassVar = [models.Index(fields=["adviser", "-at"], name="leads_last_given")]

    def __str__(self) -> str:
        return f"{self.lead} → {self.adviser}"


class LeadImport(models.Model):
    """A file of contacts: read and told of first, kept or dropped when somebody decides."""

    id = models.UUIDField(primary_key=True, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+", verbose_name="plateforme")
    file_name = models.CharField("fichier", max_length=200)
    campaign = models.CharField("campagne", max_length=80, blank=True)
    state = models.CharField("état", max_length=10, choices=ImportState.choices, default=ImportState.STAGED)
    # The lines that can be kept; they are forgotten as soon as it is decided.
    lines = models.JSONField("lignes", default=list)
    # [line of the file, what is wrong], without the contact itself.
    faults = models.JSONField("défauts", default=list)
    good = models.PositiveIntegerField("lignes bonnes")
    author_id = models.UUIDField("déposé par")
    author_name = models.CharField("nom", max_length=200)
    at = models.DateTimeField("déposé le")
    decided_at = models.DateTimeField("décidé le", null=True, blank=True)

    class Meta:
        verbose_name = "fichier de prospects"
        verbose_name_plural = "fichiers de prospects"
        indexes: ClassVar = [models.Index(fields=["platform", "-at"], name="leads_last_imports")]

    def __str__(self) -> str:
        return self.file_name


class LeadKey(models.Model):
    """What another program proves itself with when it sends leads. Only the fingerprint of the token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+", verbose_name="plateforme")
    name = models.CharField("programme ou partenaire", max_length=80)
    is_partner = models.BooleanField("partenaire", default=False)
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True)
    author_id = models.UUIDField("créée par")
    author_name = models.CharField("nom", max_length=200)
    created_at = models.DateTimeField("créée le")
    revoked_at = models.DateTimeField("révoquée le", null=True, blank=True)
    last_used_at = models.DateTimeField("utilisée le", null=True, blank=True)

    class Meta:
        verbose_name = "clé d’envoi de prospects"
        verbose_name_plural = "clés d’envoi de prospects"

    def __str__(self) -> str:
        return self.name
