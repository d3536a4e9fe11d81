"""Time that is taken: of an adviser or of a room, by an appointment, a session, or a slot held for a while.

One row per resource. The database refuses two rows of one resource that overlap, preparation and travel included (H1).
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from renovation.appointments.enums import Modality
from renovation.appointments.models.appointment import Appointment
from renovation.appointments.models.places import Place, Room
from renovation.appointments.models.sessions import CollectiveSession
from renovation.appointments.models.types import AppointmentType
from renovation.appointments.rules.offered import Asked
from renovation.platforms.models import Platform


class Hold(models.Model):
    """A slot kept for whoever fills in the form, or to whom it was proposed. One per holder (G4)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+", verbose_name="plateforme")
    kind = models.ForeignKey(AppointmentType, on_delete=models.CASCADE, related_name="+", verbose_name="type")
    # The hash of what only the holder knows (its session, its offer).
    holder = models.CharField("empreinte du détenteur", max_length=64, unique=True)
    period = DateTimeRangeField("période")
    modality = models.CharField("modalité", max_length=10, choices=Modality.choices)
    at_place = models.ForeignKey(
        Place, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="lieu"
    )
    place = models.CharField("lieu en clair", max_length=200, blank=True)
    session = models.ForeignKey(
        CollectiveSession, on_delete=models.CASCADE, null=True, blank=True, related_name="holds", verbose_name="séance"
    )
    expires_at = models.DateTimeField("jusqu’à")

    class Meta:
        verbose_name = "créneau gardé"
        verbose_name_plural = "créneaux gardés"

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"

    def is_for(self, kind: AppointmentType, asked: Asked) -> bool:
        """Whether this is the slot that a code names."""
        held = Asked(self.period.lower, self.modality, self.at_place_id)
        return self.session_id is None and self.kind_id == kind.pk and held == asked


class TakenTime(models.Model):
    id = models.BigAutoField(primary_key=True)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_times",
        verbose_name="conseiller",
    )
    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, null=True, blank=True, related_name="taken_times", verbose_name="salle"
    )
    blocked = DateTimeRangeField("temps bloqué")
    appointment = models.ForeignKey(
        Appointment,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="taken_times",
        verbose_name="rendez-vous",
    )
    session = models.ForeignKey(
        CollectiveSession,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="taken_times",
        verbose_name="séance",
    )
    hold = models.ForeignKey(
        Hold, on_delete=models.CASCADE, null=True, blank=True, related_name="taken_times", verbose_name="créneau gardé"
    )
    # Of the hold; repeated so that free slots are found in one request.
    expires_at = models.DateTimeField("jusqu’à", null=True, blank=True)

    class Meta:
        verbose_name = "temps pris"
        verbose_name_plural = "temps pris"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="appointments_taken_adviser",
                expressions=[("adviser", RangeOperators.EQUAL), ("blocked", RangeOperators.OVERLAPS)],
                condition=Q(adviser__isnull=False),
            ),
            ExclusionConstraint(
                name="appointments_taken_room",
                expressions=[("room", RangeOperators.EQUAL), ("blocked", RangeOperators.OVERLAPS)],
                condition=Q(room__isnull=False),
            ),
            models.CheckConstraint(
                name="appointments_taken_one_resource",
                condition=Q(adviser__isnull=False, room__isnull=True) | Q(adviser__isnull=True, room__isnull=False),
            ),
            models.CheckConstraint(
                name="appointments_taken_one_reason",
                condition=Q(appointment__isnull=False, session__isnull=True, hold__isnull=True)
                | Q(appointment__isnull=True, session__isnull=False, hold__isnull=True)
                | Q(appointment__isnull=True, session__isnull=True, hold__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adviser_id or self.room_id} {self.blocked}"
