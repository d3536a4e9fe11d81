"""Leads (prospects): a household that asked for something and to whom somebody owes an answer."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from renovation.cases.enums import CloseReason, LeadOrigin, LeadState, Readiness
from renovation.diagnosis.models import SelfDiagnosis
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


class LeadQuerySet(models.QuerySet["Lead"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def waiting(self) -> Self:
        return self.filter(state__in=LeadState.waiting())


class Lead(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="leads", verbose_name="plateforme")
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="leads", verbose_name="ménage")
    diagnosis = models.ForeignKey(
        SelfDiagnosis,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="leads",
        verbose_name="autodiagnostic",
    )
    origin = models.CharField("origine", max_length=15, choices=LeadOrigin.choices)
    # The page of the site from which the household wrote, when it was not a service of the house.
    origin_page = models.CharField("page d’origine", max_length=250, blank=True)
    # The campaign, or what whoever sent the lead calls its own.
    campaign = models.CharField("campagne", max_length=80, blank=True)
    state = models.CharField("état", max_length=10, choices=LeadState.choices, default=LeadState.NEW)
    request = models.TextField("demande", max_length=2000, blank=True)
    callback_wish = models.CharField("moment souhaité pour le rappel", max_length=200, blank=True)
    readiness = models.CharField("avancement du projet", max_length=12, choices=Readiness.choices, blank=True)
    qualification = models.TextField("ce que nous avons compris", max_length=2000, blank=True)
    close_reason = models.CharField("raison de la clôture", max_length=12, choices=CloseReason.choices, blank=True)
    # The agent may leave; the lead stays.
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_leads",
        verbose_name="suivi par",
    )
    created_at = models.DateTimeField("reçu le", auto_now_add=True)
    first_answered_at = models.DateTimeField("première réponse le", null=True, blank=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    # Optimistic lock (H4): the number seen by whoever opened the form.
    revision = models.PositiveIntegerField("révision", default=1)

    objects = LeadQuerySet.as_manager()

    class Meta:
        verbose_name = "prospect"
        verbose_name_plural = "prospects"
        indexes: ClassVar = [models.Index(fields=["platform", "state", "created_at"], name="cases_lead_list")]
        constraints: ClassVar = [
            # A new request of a household that already waits joins its lead.
            models.UniqueConstraint(
                fields=["household"],
                condition=models.Q(state__in=["new", "contacted", "qualified"]),
                name="cases_lead_waiting_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.household} ({self.get_origin_display()})"

    @property
    def came_by(self) -> str:
        """The origin in words, with the page, the event or the sender when there is one."""
        origin: str = self.get_origin_display()
        if not self.origin_page:
            return origin
        what = " page" if self.origin == LeadOrigin.CONTACT else ""
        return f"{origin},{what} «\N{NO-BREAK SPACE}{self.origin_page}\N{NO-BREAK SPACE}»"
