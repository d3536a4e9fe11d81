"""A first simple agenda: hours that advisers open, appointments that households take in them."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models

from renovation.appointments.enums import AppointmentState, Modality
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


class OpeningQuerySet(models.QuerySet["Opening"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))


class Opening(models.Model):
    """Hours during which an adviser takes appointments, cut into slots of `slot_minutes`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="openings", verbose_name="plateforme")
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="openings", verbose_name="conseiller"
    )
    period = DateTimeRangeField("période")
    slot_minutes = models.PositiveSmallIntegerField("durée d’un rendez-vous (min)", default=45)
    modality = models.CharField("modalité", max_length=10, choices=Modality.choices, default=Modality.PHONE)
    place = models.CharField("lieu", max_length=200, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = "plage ouverte"
        verbose_name_plural = "plages ouvertes"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="appointments_opening_no_overlap",
                expressions=[("adviser", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.adviser} {self.period}"


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def upcoming(self, *, now: datetime) -> Self:
        return self.filter(state=AppointmentState.BOOKED, period__endswith__gt=now)


class Appointment(models.Model):
    """Time taken. Two appointments of one adviser never overlap: the database says so (H1)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, related_name="appointments", verbose_name="plateforme"
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments", verbose_name="conseiller"
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
    period = DateTimeRangeField("période")
    modality = models.CharField("modalité", max_length=10, choices=Modality.choices)
    place = models.CharField("lieu", max_length=200, blank=True)
    subject = models.CharField("sujet", max_length=200, blank=True)
    state = models.CharField("état", max_length=10, choices=AppointmentState.choices, default=AppointmentState.BOOKED)
    # The personal link of the confirmation: only the hash of its token is kept.
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    cancelled_by_household = models.BooleanField("annulé par le ménage", default=False)
    created_at = models.DateTimeField("pris le", auto_now_add=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "rendez-vous"
        verbose_name_plural = "rendez-vous"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="appointments_adviser_no_overlap",
                expressions=[("adviser", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=models.Q(state__in=["booked", "done", "missed"]),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["platform", "state"], name="appointments_by_platform")]

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

    def is_ahead(self, now: datetime) -> bool:
        """Whether it may still be cancelled."""
        return self.state == AppointmentState.BOOKED and self.starts_at > now
