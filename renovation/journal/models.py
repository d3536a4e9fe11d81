"""The journal: who did what, when, on what. Rows are only ever added (J1)."""

import uuid
from typing import ClassVar

from django.db import models

from renovation.journal.enums import known_actions
from renovation.journal.rules.chain import Fact


class Entry(models.Model):
    """One fact of the journal. A trigger refuses any UPDATE, DELETE or TRUNCATE."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    at = models.DateTimeField("date")
    actor_id = models.UUIDField("compte", null=True, blank=True)
    role = models.CharField("rôle", max_length=30, blank=True)
    platform_id = models.UUIDField("plateforme", null=True, blank=True)
    action = models.CharField("action", max_length=60, choices=known_actions)
    object_type = models.CharField("type d’objet", max_length=60, blank=True)
    object_id = models.CharField("objet", max_length=60, blank=True)
    ip = models.GenericIPAddressField("adresse IP", null=True, blank=True)
    request_id = models.CharField("requête", max_length=40, blank=True)
    detail = models.JSONField("détail", default=dict, blank=True)

    class Meta:
        verbose_name = "fait du journal"
        verbose_name_plural = "journal"
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "at"], name="journal_object"),
            models.Index(fields=["actor_id", "at"], name="journal_actor"),
            models.Index(fields=["platform_id", "at"], name="journal_platform"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.action}"

    def as_fact(self) -> Fact:
        """Every column, as the hash chain reads it."""
        return Fact(
            uid=str(self.uid),
            at=self.at,
            actor_id=str(self.actor_id or ""),
            role=self.role,
            platform_id=str(self.platform_id or ""),
            action=self.action,
            object_type=self.object_type,
            object_id=self.object_id,
            ip=self.ip or "",
            request_id=self.request_id,
            detail=self.detail,
        )


class Seal(models.Model):
    """A link of the hash chain: seals entries in order, each with the hash of the one before.

    Sealing is a job of its own, so that business transactions never wait for one another on the chain.
    """

    id = models.BigAutoField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal", verbose_name="fait")
    previous_hash = models.CharField("empreinte précédente", max_length=64)
    hash = models.CharField("empreinte", max_length=64)
    sealed_at = models.DateTimeField("scellé le")

    class Meta:
        verbose_name = "sceau"
        verbose_name_plural = "sceaux"

    def __str__(self) -> str:
        return self.hash[:12]
