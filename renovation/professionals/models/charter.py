"""What a platform decides about its directory: its charter, who signed it, whether it puts people in relation."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from renovation.platforms.models import Platform


class DirectorySettings(models.Model):
    """The words of the charter, and what the team may do. Without a row: no charter, nobody is put in relation."""

    platform = models.OneToOneField(
        Platform,
        on_delete=models.CASCADE,
        related_name="directory_settings",
        primary_key=True,
        verbose_name="plateforme",
    )
    charter_name = models.CharField("nom de la charte", max_length=80, blank=True)
    charter_meaning = models.TextField("ce que la charte veut dire", max_length=600, blank=True)
    charter_url = models.URLField("adresse du texte", blank=True)
    introductions_open = models.BooleanField("mise en relation ouverte", default=False)

    class Meta:
        verbose_name = "réglages de l’annuaire"
        verbose_name_plural = "réglages de l’annuaire"

    def __str__(self) -> str:
        return f"Annuaire de {self.platform}"


class CharterMemberQuerySet(models.QuerySet["CharterMember"]):
    def standing(self, *, on: date) -> Self:
        """Both days of the bounds count."""
        return self.filter(signed_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))


class CharterMember(models.Model):
    """A firm that signed the charter of a platform, over a period."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    siret = models.CharField("SIRET", max_length=14)
    company_name = models.CharField("entreprise", max_length=200)
    signed_on = models.DateField("signataire depuis le")
    ends_on = models.DateField("jusqu’au", null=True, blank=True)
    added_by_id = models.UUIDField("ajouté par")
    added_at = models.DateTimeField("ajouté le")
    ended_by_id = models.UUIDField("retiré par", null=True, blank=True)

    objects = CharterMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "signataire de la charte"
        verbose_name_plural = "signataires de la charte"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "siret", "signed_on"], name="professionals_charter_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("signed_on")),
                name="professionals_charter_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_name}, depuis le {self.signed_on:%d/%m/%Y}"
