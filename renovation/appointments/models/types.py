"""What may be booked on a platform, by whom it is received, and how the agenda of a platform works."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from renovation.appointments.enums import Access, Modality
from renovation.appointments.rules.holidays import Territory
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


def no_questions() -> list[dict[str, Any]]:
    return []


class AppointmentTypeQuerySet(models.QuerySet["AppointmentType"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def active(self) -> Self:
        return self.filter(is_active=True)

    def public(self) -> Self:
        return self.active().filter(access=Access.PUBLIC)


class AppointmentType(models.Model):
    """A subject on which people are received: how long, how, when, by whom, with what."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="appointment_types", verbose_name="plateforme"
    )
    code = models.SlugField("code", max_length=40)
    name = models.CharField("sujet", max_length=120)
    description = models.CharField("description", max_length=400, blank=True)
    duration_minutes = models.PositiveSmallIntegerField(
        "durée (min)", validators=[MinValueValidator(5), MaxValueValidator(600)]
    )
    # Between two starts on offer; nothing: as long as an appointment.
    step_minutes = models.PositiveSmallIntegerField("pas entre deux débuts (min)", null=True, blank=True)
    before_minutes = models.PositiveSmallIntegerField("préparation avant (min)", default=0)
    after_minutes = models.PositiveSmallIntegerField("pause après (min)", default=0)
    # Added on both sides of a home visit only.
    travel_minutes = models.PositiveSmallIntegerField("trajet (min)", default=0)
    notice_hours = models.PositiveSmallIntegerField("délai minimal (heures)", default=2)
    horizon_days = models.PositiveSmallIntegerField("délai maximal (jours)", default=56)
    modalities = ArrayField(
        models.CharField(max_length=10, choices=Modality.choices), verbose_name="modalités", default=list
    )
    access = models.CharField("accès", max_length=10, choices=Access.choices, default=Access.PUBLIC)
    # Nobody named: every adviser of the platform who has the skills.
    advisers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="appointment_types", blank=True, verbose_name="conseillers"
    )
    skills = ArrayField(models.CharField(max_length=40), verbose_name="compétences", default=list, blank=True)
    advisers_needed = models.PositiveSmallIntegerField(
        "conseillers ensemble", default=1, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    # One: an appointment of one household. More: a collective session with so many seats.
    capacity = models.PositiveSmallIntegerField("places", default=1, validators=[MinValueValidator(1)])
    is_proof = models.BooleanField("vaut rendez-vous préalable obligatoire", default=False)
    to_bring = models.TextField("à apporter", max_length=1500, blank=True)
    # [{"code", "label", "kind": "text" | "choice" | "yes_no", "choices", "is_required"}]
    questions = models.JSONField("questions posées", default=no_questions, blank=True)
    # {"phone": "Nous vous appelons…", …}
    instructions = models.JSONField("consignes par modalité", default=dict, blank=True)
    video_url = models.URLField("lien de visioconférence", blank=True)
    follows_no_show = models.BooleanField("proposer un autre rendez-vous après une absence", default=True)
    sends_survey = models.BooleanField("remercier et questionner après", default=True)
    position = models.PositiveSmallIntegerField("ordre", default=0)
    is_active = models.BooleanField("proposé", default=True)

    objects = AppointmentTypeQuerySet.as_manager()

    class Meta:
        verbose_name = "type de rendez-vous"
        verbose_name_plural = "types de rendez-vous"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "code"], name="appointments_type_code"),
            models.CheckConstraint(
                name="appointments_type_sizes",
                condition=Q(duration_minutes__gte=5, duration_minutes__lte=600, capacity__gte=1, advisers_needed__gte=1)
                & (Q(step_minutes__isnull=True) | Q(step_minutes__gte=5)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_collective(self) -> bool:
        return self.capacity > 1

    def instructions_for(self, modality: str) -> str:
        """What the household must know for this modality; nothing when nothing was written."""
        return str(self.instructions.get(modality, ""))


class AgendaSettings(models.Model):
    """How the agenda of a platform works: its clock, its holidays, its delays."""

    platform = models.OneToOneField(
        Platform, on_delete=models.CASCADE, related_name="agenda", primary_key=True, verbose_name="plateforme"
    )
    zone = models.CharField("fuseau horaire", max_length=40, default="Europe/Paris")
    territory = models.CharField(
        "jours fériés",
        max_length=20,
        choices=[(each.value, each.label) for each in Territory],
        default=Territory.METROPOLE.value,
    )
    cancel_until_hours = models.PositiveSmallIntegerField("annulation en ligne jusqu’à (heures avant)", default=0)
    move_until_hours = models.PositiveSmallIntegerField("déplacement en ligne jusqu’à (heures avant)", default=2)
    offer_hours = models.PositiveSmallIntegerField("réponse à un créneau libéré (heures)", default=4)
    no_shows_before_call = models.PositiveSmallIntegerField(
        "absences au-delà desquelles on rappelle le ménage", default=2
    )

    class Meta:
        verbose_name = "réglage des rendez-vous"
        verbose_name_plural = "réglages des rendez-vous"

    def __str__(self) -> str:
        return f"Rendez-vous de {self.platform}"


class AdviserSettings(models.Model):
    """What is known of an adviser on a platform: skills, limits of a day, video room."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="adviser_settings", verbose_name="plateforme"
    )
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="agenda_settings", verbose_name="conseiller"
    )
    skills = ArrayField(models.CharField(max_length=40), verbose_name="compétences", default=list, blank=True)
    most_a_day = models.PositiveSmallIntegerField("rendez-vous par jour au plus", null=True, blank=True)
    most_visits_a_day = models.PositiveSmallIntegerField("visites par jour au plus", null=True, blank=True)
    video_url = models.URLField("lien de visioconférence", blank=True)
    takes_public = models.BooleanField("proposé au public", default=True)

    class Meta:
        verbose_name = "réglage d’un conseiller"
        verbose_name_plural = "réglages des conseillers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "adviser"], name="appointments_adviser_settings_once")
        ]

    def __str__(self) -> str:
        return f"{self.adviser} – {self.platform}"
