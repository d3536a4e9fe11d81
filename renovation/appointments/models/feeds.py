"""Calendar feeds that advisers subscribe to from elsewhere."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from renovation.appointments.enums import FeedDetail
from renovation.appointments.models.places import Place
from renovation.platforms.models import Platform


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def living(self) -> Self:
        return self.filter(revoked_at__isnull=True)


class CalendarFeed(models.Model):
    """A private address that gives the appointments of an adviser or of a place; revoked, it gives nothing any more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="calendar_feeds", verbose_name="plateforme"
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="calendar_feeds",
        verbose_name="conseiller",
    )
    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, null=True, blank=True, related_name="calendar_feeds", verbose_name="lieu"
    )
    detail = models.CharField("détail", max_length=10, choices=FeedDetail.choices, default=FeedDetail.SUBJECT)
    token_hash = models.CharField("empreinte de l’adresse", max_length=64, unique=True)
    created_by_id = models.UUIDField("créé par")
    created_at = models.DateTimeField("créé le")
    revoked_at = models.DateTimeField("retiré le", null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = "flux d’agenda"
        verbose_name_plural = "flux d’agenda"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="appointments_feed_subject",
                condition=Q(adviser__isnull=False, place__isnull=True) | Q(adviser__isnull=True, place__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.adviser or self.place}"

    def is_living(self, now: datetime) -> bool:
        return self.revoked_at is None or self.revoked_at > now
