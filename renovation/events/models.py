"""Events that are announced on a platform's site, and who registered for them (personal data)."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from renovation.events.enums import RegistrationState
from renovation.events.rules import Announced
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader


class EventQuerySet(models.QuerySet["Event"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=platforms_open_to(reader, Right.READ_REGISTRATIONS))


class Event(models.Model):
    """What the domain knows of a page of the agenda: enough to count seats and to write to people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="events", verbose_name="plateforme")
    # The page may be removed; those who registered stay until their time is over.
    page_id = models.PositiveIntegerField("page", unique=True)
    title = models.CharField("titre", max_length=255)
    path = models.CharField("chemin", max_length=500)
    starts_at = models.DateTimeField("début")
    ends_at = models.DateTimeField("fin")
    place = models.CharField("lieu", max_length=600, blank=True)
    online_url = models.URLField("lien de connexion", blank=True)
    takes_registrations = models.BooleanField("inscription en ligne", default=True)
    capacity = models.PositiveSmallIntegerField("nombre de places", null=True, blank=True)
    most_seats = models.PositiveSmallIntegerField("places par inscription", default=4)
    registrations_end_at = models.DateTimeField("fin des inscriptions", null=True, blank=True)
    is_cancelled = models.BooleanField("annulé", default=False)
    # Goes up with each change that calendars must know (RFC 5545, SEQUENCE).
    revision = models.PositiveIntegerField("révision", default=0)
    forgotten_at = models.DateTimeField("inscriptions effacées le", null=True, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "événement"
        verbose_name_plural = "événements"
        indexes: ClassVar = [models.Index(fields=["platform", "starts_at"], name="events_by_platform")]

    def __str__(self) -> str:
        return self.title

    @property
    def announced(self) -> Announced:
        return Announced(**{field: getattr(self, field) for field in Announced.__dataclass_fields__})


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(event__platform_id__in=platforms_open_to(reader, Right.READ_REGISTRATIONS))

    def confirmed(self) -> Self:
        return self.filter(state=RegistrationState.CONFIRMED)

    def waiting(self) -> Self:
        """In the order of arrival."""
        return self.filter(state=RegistrationState.WAITING).order_by("created_at", "pk")


class Registration(models.Model):
    """Somebody who comes, or waits for a seat. The identifier is that of the form: sent twice, it is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations", verbose_name="événement")
    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100)
    email = models.EmailField("adresse e-mail", max_length=254)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    seats = models.PositiveSmallIntegerField("places")
    state = models.CharField("état", max_length=10, choices=RegistrationState.choices)
    consent_version = models.CharField("version du texte accepté", max_length=20)
    created_at = models.DateTimeField("inscrit le")
    changed_at = models.DateTimeField("modifié le", auto_now=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "inscription"
        verbose_name_plural = "inscriptions"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=Q(state__in=["confirmed", "waiting"]),
                name="events_registration_once",
            ),
            models.CheckConstraint(name="events_registration_seats", condition=Q(seats__gte=1)),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_standing(self) -> bool:
        return self.state in RegistrationState.standing()
