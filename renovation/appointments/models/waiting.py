"""Those who wait for a slot, what is proposed to them, and those whom an adviser invites."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from renovation.appointments.enums import Modality, OfferState, WaitingState
from renovation.appointments.models.appointment import Appointment
from renovation.appointments.models.places import Place
from renovation.appointments.models.taken import Hold
from renovation.appointments.models.types import AppointmentType
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader
from renovation.territories.models import Commune


class WaitingEntryQuerySet(models.QuerySet["WaitingEntry"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def waiting(self) -> Self:
        return self.filter(state=WaitingState.WAITING)


class WaitingEntry(models.Model):
    """A household that wants a slot, or an earlier one than it has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="waiting_entries", verbose_name="plateforme"
    )
    kind = models.ForeignKey(AppointmentType, on_delete=models.CASCADE, related_name="waiting", verbose_name="type")
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="waiting_entries", verbose_name="ménage"
    )
    lead = models.ForeignKey(
        Lead, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="prospect"
    )
    case = models.ForeignKey(
        Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dossier"
    )
    # The appointment that an earlier slot would replace.
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, null=True, blank=True, related_name="waiting", verbose_name="rendez-vous"
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="conseiller souhaité",
    )
    # None: any of the type.
    modalities = ArrayField(
        models.CharField(max_length=10, choices=Modality.choices), verbose_name="modalités", default=list, blank=True
    )
    at_place = models.ForeignKey(
        Place, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="lieu souhaité"
    )
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="commune de la visite"
    )
    from_day = models.DateField("à partir du", null=True, blank=True)
    until_day = models.DateField("jusqu’au", null=True, blank=True)
    # 0 is Monday; none: any day.
    weekdays = ArrayField(models.PositiveSmallIntegerField(), verbose_name="jours possibles", default=list, blank=True)
    state = models.CharField("état", max_length=10, choices=WaitingState.choices, default=WaitingState.WAITING)
    # The link of the mail that tells the place on the list.
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    created_at = models.DateTimeField("depuis le")

    objects = WaitingEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "attente d’un rendez-vous"
        verbose_name_plural = "attentes de rendez-vous"
        indexes: ClassVar = [
            models.Index(
                fields=["platform", "kind", "created_at"], name="appointments_waiting", condition=Q(state="waiting")
            )
        ]

    def __str__(self) -> str:
        return f"{self.household} – {self.kind}"


class WaitingOffer(models.Model):
    """A freed slot, held for somebody who waits until they answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(WaitingEntry, on_delete=models.CASCADE, related_name="offers", verbose_name="attente")
    hold = models.OneToOneField(
        Hold, on_delete=models.SET_NULL, null=True, blank=True, related_name="offer", verbose_name="créneau gardé"
    )
    starts_at = models.DateTimeField("début")
    modality = models.CharField("modalité", max_length=10, choices=Modality.choices)
    state = models.CharField("état", max_length=10, choices=OfferState.choices, default=OfferState.OFFERED)
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    offered_at = models.DateTimeField("proposé le")
    expires_at = models.DateTimeField("réponse avant le")

    class Meta:
        verbose_name = "créneau proposé"
        verbose_name_plural = "créneaux proposés"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(state="offered"), name="appointments_one_offer_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.starts_at:%Y-%m-%d %H:%M}"


class BookingInvitation(models.Model):
    """An adviser invites a household to choose among a few slots, or all of a type."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="booking_invitations", verbose_name="plateforme"
    )
    kind = models.ForeignKey(AppointmentType, on_delete=models.CASCADE, related_name="+", verbose_name="type")
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="booking_invitations", verbose_name="ménage"
    )
    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="dossier"
    )
    lead = models.ForeignKey(
        Lead, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="prospect"
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="conseiller",
    )
    # Codes of the slots proposed; none: all that are free.
    slots = ArrayField(models.CharField(max_length=80), verbose_name="créneaux proposés", default=list, blank=True)
    message = models.TextField("message", max_length=1500, blank=True)
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    created_by_id = models.UUIDField("invité par")
    created_at = models.DateTimeField("envoyée le")
    expires_at = models.DateTimeField("valable jusqu’à")
    appointment = models.OneToOneField(
        Appointment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="rendez-vous pris"
    )

    class Meta:
        verbose_name = "invitation à prendre rendez-vous"
        verbose_name_plural = "invitations à prendre rendez-vous"

    def __str__(self) -> str:
        return f"{self.household} – {self.kind}"

    def is_open(self, now: datetime) -> bool:
        return self.appointment_id is None and self.expires_at > now
