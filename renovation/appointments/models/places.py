"""Where people are received, rooms that advisers share, and sectors of home visits."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models

from renovation.appointments.enums import PlaceKind
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader
from renovation.territories.models import Commune, Intercommunality


def always_open() -> list[dict[str, Any]]:
    return []


def where(name: str, address: str) -> str:
    """A place in one line."""
    return ", ".join(part for part in (name, address) if part)


class PlaceQuerySet(models.QuerySet["Place"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def active(self) -> Self:
        return self.filter(is_active=True)


class Place(models.Model):
    """A reception or an outreach session in a town hall."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="appointment_places", verbose_name="plateforme"
    )
    kind = models.CharField("nature", max_length=10, choices=PlaceKind.choices, default=PlaceKind.OFFICE)
    name = models.CharField("nom", max_length=120)
    address = models.CharField("adresse", max_length=250, blank=True)
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="commune"
    )
    latitude = models.DecimalField("latitude", max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField("longitude", max_digits=8, decimal_places=5, null=True, blank=True)
    # The page of the site that describes it, if any: the domain knows its number, never its table.
    page_id = models.PositiveIntegerField("page du site", null=True, blank=True)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    access = models.TextField("accès", max_length=800, blank=True)
    # [{"weekday": 0, "opens": "09:00", "closes": "12:00"}]; none: open whenever an adviser is.
    hours = models.JSONField("horaires", default=always_open, blank=True)
    # Appointments at the same time; nothing: as many as advisers come.
    capacity = models.PositiveSmallIntegerField(
        "rendez-vous en même temps", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    is_active = models.BooleanField("ouvert aux rendez-vous", default=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "lieu de rendez-vous"
        verbose_name_plural = "lieux de rendez-vous"
        constraints: ClassVar = [models.UniqueConstraint(fields=["platform", "name"], name="appointments_place_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        """Name and address, as a mail says them."""
        return where(self.name, self.address)


class Room(models.Model):
    """A room that advisers share: one appointment at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="rooms", verbose_name="lieu")
    name = models.CharField("nom", max_length=80)
    seats = models.PositiveSmallIntegerField("places", default=4)
    is_active = models.BooleanField("utilisable", default=True)

    class Meta:
        verbose_name = "salle"
        verbose_name_plural = "salles"
        constraints: ClassVar = [models.UniqueConstraint(fields=["place", "name"], name="appointments_room_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.place})"


class Sector(models.Model):
    """Communes that some advisers visit. Without any sector, every adviser visits the whole territory."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="appointment_sectors", verbose_name="plateforme"
    )
    name = models.CharField("nom", max_length=120)
    communes = models.ManyToManyField(Commune, related_name="+", blank=True, verbose_name="communes")
    intercommunalities = models.ManyToManyField(
        Intercommunality, related_name="+", blank=True, verbose_name="intercommunalités"
    )
    advisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="appointment_sectors", blank=True, verbose_name="conseillers"
    )

    class Meta:
        verbose_name = "secteur de visite"
        verbose_name_plural = "secteurs de visite"
        constraints: ClassVar = [models.UniqueConstraint(fields=["platform", "name"], name="appointments_sector_name")]

    def __str__(self) -> str:
        return self.name
