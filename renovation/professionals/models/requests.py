"""What people ask about entries, and the entries that a platform hides."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader
from renovation.professionals.enums import (
    ErrorSubject,
    HiddenReason,
    HiddenScope,
    RequestKind,
    RequestState,
)


class EntryRequestQuerySet(models.QuerySet["EntryRequest"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=platforms_open_to(reader, Right.WORK_DIRECTORY))

    def open(self) -> Self:
        return self.filter(state__in=RequestState.open())


class EntryRequest(models.Model):
    """An error told by a visitor, a correction or an objection of the firm. The entry is named, never tied: it may
    leave the list before the answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    siret = models.CharField("SIRET", max_length=14)
    company_name = models.CharField("entreprise", max_length=200)
    kind = models.CharField("demande", max_length=12, choices=RequestKind.choices)
    subject = models.CharField("sujet", max_length=15, choices=ErrorSubject.choices, blank=True)
    text = models.TextField("texte", max_length=1500)
    asked_by = models.CharField("nom", max_length=150, blank=True)
    # Only when an answer is wanted.
    email = models.EmailField("adresse e-mail", blank=True)
    state = models.CharField("état", max_length=10, choices=RequestState.choices, default=RequestState.NEW)
    note = models.TextField("note de l’équipe", max_length=1500, blank=True)
    answer = models.TextField("réponse", max_length=1500, blank=True)
    received_at = models.DateTimeField("reçue le")
    changed_at = models.DateTimeField("modifiée le", null=True, blank=True)
    changed_by_id = models.UUIDField("modifiée par", null=True, blank=True)

    objects = EntryRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "demande sur une fiche"
        verbose_name_plural = "demandes sur des fiches"
        indexes: ClassVar = [
            models.Index(fields=["platform", "state", "-received_at"], name="professionals_requests"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}\N{NO-BREAK SPACE}: {self.company_name}"

    @property
    def is_open(self) -> bool:
        return self.state in RequestState.open()


class HiddenEntryQuerySet(models.QuerySet["HiddenEntry"]):
    def standing(self) -> Self:
        return self.filter(lifted_at__isnull=True)

    def whole(self) -> Self:
        """Entries of which nothing is shown."""
        return self.standing().filter(scope=HiddenScope.ENTRY)


class HiddenEntry(models.Model):
    """An entry, or what the platform adds to it, is not shown on the site of one platform."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    siret = models.CharField("SIRET", max_length=14)
    company_name = models.CharField("entreprise", max_length=200)
    scope = models.CharField("ce qui est masqué", max_length=10, choices=HiddenScope.choices)
    reason = models.CharField("motif", max_length=10, choices=HiddenReason.choices)
    note = models.CharField("précision", max_length=300, blank=True)
    # The request may be erased in its time; what was decided stays.
    request = models.ForeignKey(
        EntryRequest, on_delete=models.SET_NULL, null=True, blank=True, related_name="hidden", verbose_name="demande"
    )
    hidden_at = models.DateTimeField("masquée le")
    hidden_by_id = models.UUIDField("masquée par")
    lifted_at = models.DateTimeField("remontrée le", null=True, blank=True)
    lifted_by_id = models.UUIDField("remontrée par", null=True, blank=True)

    objects = HiddenEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "fiche masquée"
        verbose_name_plural = "fiches masquées"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "siret"], condition=Q(lifted_at__isnull=True), name="professionals_hidden_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_name} ({self.siret})"
