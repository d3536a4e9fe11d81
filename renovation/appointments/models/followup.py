"""What leaves by itself around an appointment, what households answer, and the delays that were measured."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from renovation.appointments.enums import Channel, MessageKind
from renovation.appointments.models.appointment import Appointment
from renovation.appointments.models.places import Sector
from renovation.appointments.models.types import AppointmentType
from renovation.appointments.rules.delays import delay_words
from renovation.platforms.models import Platform


class ReminderRule(models.Model):
    """When a message leaves: so many minutes before the start, or after the end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="reminder_rules", verbose_name="plateforme"
    )
    # None: every type of the platform.
    appointment_type = models.ForeignKey(
        AppointmentType,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reminder_rules",
        verbose_name="type",
    )
    kind = models.CharField("message", max_length=10, choices=MessageKind.choices, default=MessageKind.REMINDER)
    channel = models.CharField("par", max_length=5, choices=Channel.choices, default=Channel.MAIL)
    minutes = models.PositiveIntegerField("minutes avant le début, ou après la fin", default=2880)
    is_active = models.BooleanField("envoyé", default=True)

    class Meta:
        verbose_name = "règle de rappel"
        verbose_name_plural = "règles de rappel"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "appointment_type", "kind", "channel", "minutes"],
                nulls_distinct=False,
                name="appointments_reminder_rule_once",
            ),
            models.CheckConstraint(name="appointments_reminder_minutes", condition=Q(minutes__lte=60 * 24 * 60)),
        ]

    def __str__(self) -> str:
        side = "avant" if self.kind == MessageKind.REMINDER else "après"
        return f"{self.get_kind_display()} par {self.get_channel_display()}, {delay_words(self.minutes)} {side}"


class Reminder(models.Model):
    """A message that left, or failed: once for an appointment, a rule and a time, however often the work runs."""

    id = models.BigAutoField(primary_key=True)
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="reminders", verbose_name="rendez-vous"
    )
    rule = models.ForeignKey(ReminderRule, on_delete=models.CASCADE, related_name="+", verbose_name="règle")
    starts_at = models.DateTimeField("rendez-vous du")
    # Nothing: it failed so far, and is tried again at each run until it makes no sense any more.
    sent_at = models.DateTimeField("demandé le", null=True, blank=True)
    failure = models.CharField("échec", max_length=300, blank=True)

    class Meta:
        verbose_name = "rappel envoyé"
        verbose_name_plural = "rappels envoyés"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["appointment", "rule", "starts_at"], name="appointments_reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.starts_at:%Y-%m-%d %H:%M}"


class TextMessage(models.Model):
    """An SMS: written once, given to the provider by a job; its words are erased once it has left."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField("clé", max_length=200, unique=True)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+", verbose_name="plateforme")
    appointment = models.ForeignKey(
        Appointment, on_delete=models.CASCADE, related_name="text_messages", verbose_name="rendez-vous"
    )
    phone = models.CharField("numéro", max_length=20)
    text = models.CharField("texte", max_length=480, blank=True)
    provider_reference = models.CharField("référence du prestataire", max_length=100, blank=True)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    sent_at = models.DateTimeField("remis le", null=True, blank=True)

    class Meta:
        verbose_name = "SMS"
        verbose_name_plural = "SMS"

    def __str__(self) -> str:
        return self.key


class SurveyAnswer(models.Model):
    """Two answers about an appointment."""

    appointment = models.OneToOneField(
        Appointment, on_delete=models.CASCADE, related_name="survey", primary_key=True, verbose_name="rendez-vous"
    )
    usefulness = models.PositiveSmallIntegerField(
        "utile (1 à 4)", validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    missing = models.TextField("ce qui a manqué", max_length=1000, blank=True)
    answered_at = models.DateTimeField("répondu le")

    class Meta:
        verbose_name = "réponse au questionnaire"
        verbose_name_plural = "réponses au questionnaire"
        constraints: ClassVar = [
            models.CheckConstraint(name="appointments_survey_scale", condition=Q(usefulness__gte=1, usefulness__lte=4))
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.usefulness}"


class FirstSlotDelay(models.Model):
    """How long one had to wait on a day for the first free slot of a type, by sector for home visits."""

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="+", verbose_name="plateforme")
    kind = models.ForeignKey(AppointmentType, on_delete=models.CASCADE, related_name="+", verbose_name="type")
    sector = models.ForeignKey(
        Sector, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="secteur"
    )
    measured_on = models.DateField("mesuré le")
    # Nothing: no slot within the horizon of the type.
    days = models.PositiveSmallIntegerField("jours d’attente", null=True, blank=True)

    class Meta:
        verbose_name = "délai du premier rendez-vous"
        verbose_name_plural = "délais du premier rendez-vous"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "kind", "sector", "measured_on"],
                nulls_distinct=False,
                name="appointments_delay_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.measured_on}"
