"""Files of aids: what is asked of each funder for a case, and everything that happened to it."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from renovation.cases.models import Case
from renovation.financing.models import PlanVersion
from renovation.funding.models.step import StepRow, counted
from renovation.funding.rules.dates import Ahead, aid_ahead
from renovation.funding.rules.history import AidStanding, aid_standing
from renovation.funding.rules.states import AidState


class AidFile(models.Model):
    """One aid of a case. Amounts and state are those of its history, written beside for lists and totals."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="aid_files", verbose_name="dossier")
    # The version whose line it comes from; none when it was typed by hand.
    version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="version du plan"
    )
    plan_key = models.CharField("ligne du plan", max_length=120, blank=True)
    code = models.CharField("aide", max_length=80, blank=True)
    label = models.CharField("nom", max_length=200)
    funder = models.CharField("financeur", max_length=120, blank=True)
    planned_eur = models.DecimalField("prévu (€)", max_digits=10, decimal_places=2)
    asked_eur = models.DecimalField("demandé (€)", max_digits=10, decimal_places=2, null=True, blank=True)
    granted_eur = models.DecimalField("accordé (€)", max_digits=10, decimal_places=2, null=True, blank=True)
    paid_eur = models.DecimalField("versé (€)", max_digits=12, decimal_places=2, default=0)
    returned_eur = models.DecimalField("reversé (€)", max_digits=12, decimal_places=2, default=0)
    state = models.CharField("état", max_length=15, choices=AidState.choices(), default=AidState.TO_FILE.value)
    since = models.DateField("dans cet état depuis")
    expires_on = models.DateField("accord valable jusqu’au", null=True, blank=True)
    remind_on = models.DateField("à relancer le", null=True, blank=True)
    expected_on = models.DateField("versement attendu le", null=True, blank=True)
    # What the household has to do, in the adviser's words.
    to_do = models.CharField("ce que le ménage doit faire", max_length=300, blank=True)
    created_at = models.DateTimeField("ouvert le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    # Optimistic lock (H4): moves at each step.
    revision = models.PositiveIntegerField("révision", default=1)

    class Meta:
        verbose_name = "dossier d’aide"
        verbose_name_plural = "dossiers d’aides"
        indexes: ClassVar = [models.Index(fields=["state", "since"], name="funding_aid_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "plan_key"], condition=~Q(plan_key=""), name="funding_aid_once"),
            models.CheckConstraint(condition=Q(planned_eur__gte=0), name="funding_aid_planned"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def stands(self) -> AidState:
        return AidState(self.state)

    def counted_steps(self) -> list["AidStep"]:
        """Those that no later one cancelled, in their order; the steps are read in advance by the queries."""
        return counted(list(self.steps.all()))

    @property
    def standing(self) -> AidStanding:
        return aid_standing(self.planned_eur, [one.as_rule for one in self.counted_steps()])

    def ahead(self, today: date) -> Ahead | None:
        return aid_ahead(
            self.stands,
            expires_on=self.expires_on,
            remind_on=self.remind_on,
            expected_on=self.expected_on,
            today=today,
        )


class AidStep(StepRow):
    file = models.ForeignKey(AidFile, on_delete=models.PROTECT, related_name="steps", verbose_name="dossier d’aide")
    # Empty: this row cancels another, and tells no state.
    state = models.CharField("état", max_length=15, choices=AidState.choices(), blank=True)
    cancels = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="cancelled_by", verbose_name="annule"
    )

    class Meta:
        verbose_name = "étape d’une aide"
        verbose_name_plural = "étapes des aides"
        indexes: ClassVar = [models.Index(fields=["state", "on"], name="funding_aidstep_state")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "number"], name="funding_aidstep_number")]

    def __str__(self) -> str:
        return self.get_state_display() if self.state else "Étape annulée"
