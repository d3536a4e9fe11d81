"""When advisers receive, and when they cannot."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from renovation.appointments.enums import AbsenceReason, Modality
from renovation.appointments.models.places import Place, Room
from renovation.appointments.models.types import AppointmentType
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


def by_telephone() -> list[str]:
    return [Modality.PHONE.value]


class OpeningQuerySet(models.QuerySet["Opening"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))


class Opening(models.Model):
    """Hours of one day during which an adviser takes appointments."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="openings", verbose_name="plateforme")
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="openings", verbose_name="conseiller"
    )
    period = DateTimeRangeField("période")
    modalities = ArrayField(
        models.CharField(max_length=10, choices=Modality.choices), verbose_name="modalités", default=by_telephone
    )
    # Words for a place that is not in the list of places.
    place = models.CharField("lieu en clair", max_length=200, blank=True)
    at_place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="openings", verbose_name="lieu"
    )
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, null=True, blank=True, related_name="openings", verbose_name="salle"
    )
    # None: every type of the platform.
    kinds = models.ManyToManyField(AppointmentType, related_name="openings", blank=True, verbose_name="types")

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

    @property
    def modality_labels(self) -> str:
        return ", ".join(Modality(each).label for each in self.modalities)

    @property
    def where(self) -> str:
        return self.at_place.where if self.at_place is not None else self.place


class OpeningRuleQuerySet(models.QuerySet["OpeningRule"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def living_between(self, first: date, last: date) -> Self:
        return self.filter(Q(last_day__isnull=True) | Q(last_day__gte=first), first_day__lte=last)


class OpeningRule(models.Model):
    """Hours that come back: a rule of days (RFC 5545), hours of the wall clock, days left out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, related_name="opening_rules", verbose_name="plateforme"
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="opening_rules", verbose_name="conseiller"
    )
    # Without UNTIL, which is `last_day`: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH".
    rule = models.CharField("répétition", max_length=200)
    first_day = models.DateField("à partir du")
    last_day = models.DateField("jusqu’au", null=True, blank=True)
    opens = models.TimeField("début")
    # At or before `opens`: of the next day.
    closes = models.TimeField("fin")
    excluded_days = ArrayField(models.DateField(), verbose_name="jours retirés", default=list, blank=True)
    on_holidays = models.BooleanField("aussi les jours fériés", default=False)
    modalities = ArrayField(
        models.CharField(max_length=10, choices=Modality.choices), verbose_name="modalités", default=by_telephone
    )
    at_place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="opening_rules", verbose_name="lieu"
    )
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, null=True, blank=True, related_name="opening_rules", verbose_name="salle"
    )
    # None: every type of the platform.
    kinds = models.ManyToManyField(AppointmentType, related_name="opening_rules", blank=True, verbose_name="types")
    revision = models.PositiveIntegerField("révision", default=1)

    objects = OpeningRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "plage répétée"
        verbose_name_plural = "plages répétées"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="appointments_rule_days",
                condition=Q(last_day__isnull=True) | Q(last_day__gte=models.F("first_day")),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["platform", "first_day"], name="appointments_rules")]

    def __str__(self) -> str:
        return f"{self.adviser} {self.rule} {self.opens:%H:%M}"


class Absence(models.Model):
    """Time during which an adviser is not there, on every platform."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences", verbose_name="conseiller"
    )
    period = DateTimeRangeField("période")
    reason = models.CharField("motif", max_length=10, choices=AbsenceReason.choices, default=AbsenceReason.LEAVE)
    note = models.CharField("précision", max_length=200, blank=True)
    created_by_id = models.UUIDField("noté par", null=True, blank=True)

    class Meta:
        verbose_name = "absence"
        verbose_name_plural = "absences"
        indexes: ClassVar = [GistIndex(fields=["adviser", "period"], name="appointments_absence_time")]

    def __str__(self) -> str:
        return f"{self.adviser} {self.period}"


class ExternalCalendar(models.Model):
    """A calendar elsewhere, of which only the busy times are kept: an ICS address, or a file handed over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="external_calendars", verbose_name="conseiller"
    )
    name = models.CharField("nom", max_length=80)
    # Secret in itself: whoever knows it reads the calendar. Empty for a file.
    url = models.URLField("adresse ICS", max_length=500, blank=True)
    read_at = models.DateTimeField("lu le", null=True, blank=True)
    failed_at = models.DateTimeField("échec le", null=True, blank=True)
    failure = models.CharField("échec", max_length=300, blank=True)
    digest = models.CharField("empreinte du contenu", max_length=64, blank=True)

    class Meta:
        verbose_name = "agenda extérieur"
        verbose_name_plural = "agendas extérieurs"

    def __str__(self) -> str:
        return f"{self.name} ({self.adviser})"


class ExternalBusy(models.Model):
    """Busy time read in an external calendar; nothing of what it is about."""

    id = models.BigAutoField(primary_key=True)
    calendar = models.ForeignKey(
        ExternalCalendar, on_delete=models.CASCADE, related_name="busy", verbose_name="agenda extérieur"
    )
    # Of the calendar; repeated so that free slots are found in one request.
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="conseiller"
    )
    period = DateTimeRangeField("période")

    class Meta:
        verbose_name = "temps pris ailleurs"
        verbose_name_plural = "temps pris ailleurs"
        indexes: ClassVar = [GistIndex(fields=["adviser", "period"], name="appointments_external_time")]

    def __str__(self) -> str:
        return f"{self.adviser_id} {self.period}"
