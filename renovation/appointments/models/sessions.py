"""Sessions to which several households come."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Count, F, Q

from renovation.appointments.enums import Modality, SessionState
from renovation.appointments.models.places import Place, Room
from renovation.appointments.models.types import AppointmentType
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


class CollectiveSessionQuerySet(models.QuerySet["CollectiveSession"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def ahead(self, now: datetime) -> Self:
        return self.filter(state=SessionState.OPEN, period__startswith__gt=now)

    def counting_held(self, now: datetime, holder: str = "") -> Self:
        """With the seats that are kept for a while for others than this holder (its hash)."""
        held = Q(holds__expires_at__gt=now) & ~Q(holds__holder=holder)
        return self.annotate(seats_held=Count("holds", filter=held))


class CollectiveSession(models.Model):
    """A workshop or a meeting: it holds the time of its advisers and room; households hold its seats."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="collective_sessions", verbose_name="plateforme"
    )
    kind = models.ForeignKey(
        AppointmentType, on_delete=models.PROTECT, related_name="sessions", verbose_name="type de rendez-vous"
    )
    title = models.CharField("titre", max_length=150, blank=True)
    advisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="collective_sessions", verbose_name="conseillers"
    )
    period = DateTimeRangeField("période")
    modality = models.CharField("modalité", max_length=10, choices=Modality.choices, default=Modality.OFFICE)
    at_place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name="lieu"
    )
    place = models.CharField("lieu en clair", max_length=200, blank=True)
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name="salle"
    )
    capacity = models.PositiveSmallIntegerField("places")
    # Counted under the lock of the session; the database refuses one too many (H2).
    seats_taken = models.PositiveSmallIntegerField("places prises", default=0)
    is_public = models.BooleanField("ouverte au public", default=True)
    state = models.CharField("état", max_length=10, choices=SessionState.choices, default=SessionState.OPEN)
    created_at = models.DateTimeField("créée le", auto_now_add=True)

    objects = CollectiveSessionQuerySet.as_manager()
    # Counted by `counting_held`: what is held depends on the moment and on who asks.
    seats_held = 0

    class Meta:
        verbose_name = "séance collective"
        verbose_name_plural = "séances collectives"
        constraints: ClassVar = [
            models.CheckConstraint(name="appointments_session_seats", condition=Q(seats_taken__lte=F("capacity")))
        ]

    def __str__(self) -> str:
        return f"{self.title or self.kind} {self.period}"

    @property
    def starts_at(self) -> datetime:
        start: datetime = self.period.lower
        return start

    @property
    def ends_at(self) -> datetime:
        end: datetime = self.period.upper
        return end

    @property
    def seats_left(self) -> int:
        """Free seats; those that others hold count as taken when the query counted them."""
        return max(0, self.capacity - self.seats_taken - self.seats_held)
