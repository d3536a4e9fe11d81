"""A firm that completes its own entry: who proved to be it, what it wrote, the works that it shows."""

import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from renovation.documents.models import Document
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader
from renovation.professionals.enums import ClaimState, Moderation
from renovation.professionals.rules.claims import UNPROVEN_DAYS


class ClaimQuerySet(models.QuerySet["EntryClaim"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=platforms_open_to(reader, Right.WORK_DIRECTORY))

    def proven(self) -> Self:
        return self.filter(state=ClaimState.PROVEN)

    def to_check(self) -> Self:
        return self.filter(state=ClaimState.TO_CHECK)


class EntryClaim(models.Model):
    """Somebody says to be the firm. Proof: a code sent to the address of ADEME's list, else the platform's team."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    siret = models.CharField("SIRET", max_length=14)
    company_name = models.CharField("entreprise", max_length=200)
    contact_name = models.CharField("nom", max_length=150)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    # Where the code goes, and the personal link after it: that of the list, or the one that the team checked.
    email = models.EmailField("adresse e-mail")
    state = models.CharField("état", max_length=10, choices=ClaimState.choices)
    code_hash = models.CharField("empreinte du code", max_length=64, blank=True)
    code_expires_at = models.DateTimeField("code valable jusqu’au", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("essais", default=0)
    asked_at = models.DateTimeField("demandée le")
    decided_at = models.DateTimeField("décidée le", null=True, blank=True)
    decided_by_id = models.UUIDField("décidée par", null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = "fiche demandée par une entreprise"
        verbose_name_plural = "fiches demandées par des entreprises"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "siret"], condition=Q(state=ClaimState.PROVEN), name="professionals_claim_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_name} ({self.get_state_display()})"

    @property
    def answer_due_on(self) -> date:
        """Without an answer until then, whoever asks is told so and forgotten."""
        return timezone.localdate(self.asked_at) + timedelta(days=UNPROVEN_DAYS)


class ModeratedQuerySet(models.QuerySet["EntryWords"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=platforms_open_to(reader, Right.WORK_DIRECTORY))

    def waiting(self) -> Self:
        return self.filter(state=Moderation.WAITING)

    def published(self) -> Self:
        return self.filter(state=Moderation.PUBLISHED)


class EntryWords(models.Model):
    """What a firm says of itself. One version is shown, another may wait."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    siret = models.CharField("SIRET", max_length=14)
    company_name = models.CharField("entreprise", max_length=200)
    description = models.TextField("présentation", max_length=1200, blank=True)
    hours = models.CharField("horaires", max_length=200, blank=True)
    website = models.URLField("site", blank=True)
    state = models.CharField("état", max_length=10, choices=Moderation.choices, default=Moderation.WAITING)
    reason = models.CharField("raison du refus", max_length=300, blank=True)
    proposed_at = models.DateTimeField("proposé le")
    decided_at = models.DateTimeField("décidé le", null=True, blank=True)
    decided_by_id = models.UUIDField("décidé par", null=True, blank=True)

    objects = ModeratedQuerySet.as_manager()

    class Meta:
        verbose_name = "texte d’une entreprise"
        verbose_name_plural = "textes d’entreprises"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "siret", "state"], name="professionals_words_once")
        ]

    def __str__(self) -> str:
        return f"{self.company_name} ({self.get_state_display()})"


class EntryPhotoQuerySet(models.QuerySet["EntryPhoto"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=platforms_open_to(reader, Right.WORK_DIRECTORY))

    def waiting(self) -> Self:
        return self.filter(state=Moderation.WAITING)

    def published(self) -> Self:
        return self.filter(state=Moderation.PUBLISHED)


class EntryPhoto(models.Model):
    """A photo of works, with the words for those who do not see it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    siret = models.CharField("SIRET", max_length=14)
    company_name = models.CharField("entreprise", max_length=200)
    # The file leaves with the photo, by the operation that removes both.
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="entry_photo", verbose_name="fichier"
    )
    caption = models.CharField("ce que montre la photo", max_length=150)
    width = models.PositiveIntegerField("largeur")
    height = models.PositiveIntegerField("hauteur")
    state = models.CharField("état", max_length=10, choices=Moderation.choices, default=Moderation.WAITING)
    proposed_at = models.DateTimeField("proposée le")
    decided_at = models.DateTimeField("décidée le", null=True, blank=True)
    decided_by_id = models.UUIDField("décidée par", null=True, blank=True)

    objects = EntryPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "photo d’une entreprise"
        verbose_name_plural = "photos d’entreprises"
        indexes: ClassVar = [models.Index(fields=["platform", "siret", "state"], name="professionals_photos")]

    def __str__(self) -> str:
        return self.caption
