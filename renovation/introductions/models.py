"""Professionals in a case: those that the household kept, those that were proposed, those who were written to."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from renovation.cases.models import Case
from renovation.households.enums import Channel
from renovation.households.models import Consent


class KeptCompany(models.Model):
    """A firm that the household keeps for its project. Named, not tied: it may leave the list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="kept_companies", verbose_name="dossier")
    siret = models.CharField("SIRET", max_length=14)
    name = models.CharField("entreprise", max_length=200)
    kept_at = models.DateTimeField("gardée le")

    class Meta:
        verbose_name = "entreprise gardée"
        verbose_name_plural = "entreprises gardées"
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "siret"], name="introductions_kept_once")]

    def __str__(self) -> str:
        return self.name


class Proposal(models.Model):
    """A draw among the firms that could do the works. All that decided it is kept: it can be shown, and made again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="proposals", verbose_name="dossier")
    works = models.CharField("travaux", max_length=30)
    works_label = models.CharField("travaux en clair", max_length=80)
    commune_name = models.CharField("commune", max_length=100)
    radius_km = models.PositiveSmallIntegerField("rayon (km)")
    # The SIRET of all that could be proposed, each with the times it had been within a year.
    pool = models.JSONField("entreprises possibles", default=dict)
    # The agent may leave; the proposal stays.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "proposition de professionnels"
        verbose_name_plural = "propositions de professionnels"
        indexes: ClassVar = [models.Index(fields=["case", "-at"], name="introductions_proposals")]

    def __str__(self) -> str:
        return f"{self.works_label}, {self.at:%d/%m/%Y}"


class ProposedCompany(models.Model):
    """One of the firms of a draw, in its order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="companies", verbose_name="proposition"
    )
    rank = models.PositiveSmallIntegerField("rang")
    siret = models.CharField("SIRET", max_length=14, db_index=True)
    name = models.CharField("entreprise", max_length=200)
    distance_km = models.FloatField("distance (km)")
    times_before = models.PositiveSmallIntegerField("déjà proposée")

    class Meta:
        verbose_name = "entreprise proposée"
        verbose_name_plural = "entreprises proposées"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "siret"], name="introductions_proposed_once")
        ]

    def __str__(self) -> str:
        return self.name


class Introduction(models.Model):
    """A firm was given the contact of a household, which agreed. Exactly what it was given is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="introductions", verbose_name="dossier")
    siret = models.CharField("SIRET", max_length=14)
    name = models.CharField("entreprise", max_length=200)
    recipient = models.EmailField("adresse de l’entreprise")
    # What left, by the words of the mail: label, value.
    sent = models.JSONField("ce qui a été envoyé", default=list)
    # The record of the household's consent; its own words stand below, whatever becomes of it.
    consent = models.ForeignKey(
        Consent, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="consentement"
    )
    consent_version = models.CharField("version du texte", max_length=20)
    consent_channel = models.CharField("accord recueilli par", max_length=10, choices=Channel.choices)
    # Empty when the household did it itself, in its space.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="faite par",
    )
    mail_id = models.UUIDField("e-mail")
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "mise en relation"
        verbose_name_plural = "mises en relation"
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "siret"], name="introductions_once")]

    def __str__(self) -> str:
        return f"{self.case} → {self.name}"
