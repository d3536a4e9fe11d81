"""Appointments, and what households add to them."""

import secrets
import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models

from renovation.appointments.enums import AppointmentState, BookingOrigin, LinkKind, Modality
from renovation.appointments.models.places import Place, Room
from renovation.appointments.models.sessions import CollectiveSession
from renovation.appointments.models.types import AppointmentType
from renovation.cases.models import Case, Lead
from renovation.documents.models import Document
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader
from renovation.territories.models import Commune

# Letters and figures that nobody mixes up when reading aloud: 16 of them are 80 bits.
PROOF_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PROOF_LENGTH = 16


def new_proof_code() -> str:
    """What a proof of appointment is verified with: impossible to guess."""
    return "".join(secrets.choice(PROOF_LETTERS) for _ in range(PROOF_LENGTH))


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def upcoming(self, *, now: datetime) -> Self:
        return self.filter(state=AppointmentState.BOOKED, period__endswith__gt=now)

    def holding_time(self) -> Self:
        return self.filter(state__in=AppointmentState.holding_time())


class Appointment(models.Model):
    """A household received by an adviser, alone or in a session. Its time is held by `TakenTime` rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, related_name="appointments", verbose_name="plateforme"
    )
    # Nothing for those taken before types existed.
    kind = models.ForeignKey(
        AppointmentType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name="type",
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments", verbose_name="conseiller"
    )
    # The others, when several receive together.
    with_advisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="joined_appointments", blank=True, verbose_name="avec"
    )
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="appointments", verbose_name="ménage"
    )
    lead = models.ForeignKey(
        Lead, on_delete=models.SET_NULL, null=True, blank=True, related_name="appointments", verbose_name="prospect"
    )
    case = models.ForeignKey(
        Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="appointments", verbose_name="dossier"
    )
    session = models.ForeignKey(
        CollectiveSession,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name="séance collective",
    )
    seats = models.PositiveSmallIntegerField("places", default=1)
    period = DateTimeRangeField("période")
    modality = models.CharField("modalité", max_length=10, choices=Modality.choices)
    # As it was told to the household.
    place = models.CharField("lieu en clair", max_length=200, blank=True)
    at_place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name="lieu"
    )
    room = models.ForeignKey(
        Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="appointments", verbose_name="salle"
    )
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="commune de la visite"
    )
    video_url = models.URLField("lien de visioconférence", blank=True)
    subject = models.CharField("sujet", max_length=200, blank=True)
    answers = models.JSONField("réponses aux questions", default=dict, blank=True)
    origin = models.CharField("origine", max_length=15, choices=BookingOrigin.choices, default=BookingOrigin.SITE)
    state = models.CharField("état", max_length=10, choices=AppointmentState.choices, default=AppointmentState.BOOKED)
    # The personal link of the confirmation: only the hash of its token is kept.
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    proof_code = models.CharField("code de vérification", max_length=16, unique=True, default=new_proof_code)
    # SEQUENCE of the calendar file: grows at each change of time, place or adviser.
    sequence = models.PositiveIntegerField("révision", default=0)
    confirmed_at = models.DateTimeField("venue confirmée le", null=True, blank=True)
    cancelled_by_household = models.BooleanField("annulé par le ménage", default=False)
    cancelled_at = models.DateTimeField("annulé le", null=True, blank=True)
    cancelled_by_id = models.UUIDField("annulé par", null=True, blank=True)
    cancel_reason = models.CharField("motif de l’annulation", max_length=200, blank=True)
    created_at = models.DateTimeField("pris le", auto_now_add=True)
    created_by_id = models.UUIDField("pris par", null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "rendez-vous"
        verbose_name_plural = "rendez-vous"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="appointments_adviser_no_overlap",
                expressions=[("adviser", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=models.Q(state__in=["booked", "done", "missed"], session__isnull=True),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["platform", "state"], name="appointments_by_platform"),
            GistIndex(fields=["platform", "period"], name="appointments_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.household} {self.period}"

    @property
    def starts_at(self) -> datetime:
        start: datetime = self.period.lower
        return start

    @property
    def ends_at(self) -> datetime:
        end: datetime = self.period.upper
        return end

    @property
    def reference(self) -> str:
        """What people say on the telephone; it opens nothing."""
        return f"RDV-{self.pk.hex[:8].upper()}"

    def is_ahead(self, now: datetime) -> bool:
        """Whether it may still be cancelled."""
        return self.state == AppointmentState.BOOKED and self.starts_at > now


class AppointmentLink(models.Model):
    """Another personal link, sent in a later mail. Replacing the link kills them all."""

    token_hash = models.CharField("empreinte du lien", max_length=64, primary_key=True)
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="links", verbose_name="rendez-vous"
    )
    kind = models.CharField("usage", max_length=10, choices=LinkKind.choices, default=LinkKind.MANAGE)
    created_at = models.DateTimeField("créé le", auto_now_add=True)

    class Meta:
        verbose_name = "lien personnel"
        verbose_name_plural = "liens personnels"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.appointment_id}"


class AppointmentQuestion(models.Model):
    """A question that the household adds before the appointment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="questions", verbose_name="rendez-vous"
    )
    text = models.TextField("question", max_length=2000)
    created_at = models.DateTimeField("posée le")

    class Meta:
        verbose_name = "question avant un rendez-vous"
        verbose_name_plural = "questions avant un rendez-vous"

    def __str__(self) -> str:
        return self.text[:60]


class AppointmentDocument(models.Model):
    """A document that the household adds before the appointment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="documents", verbose_name="rendez-vous"
    )
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="+", verbose_name="document")
    created_at = models.DateTimeField("déposé le")

    class Meta:
        verbose_name = "document d’un rendez-vous"
        verbose_name_plural = "documents d’un rendez-vous"

    def __str__(self) -> str:
        return str(self.document)
