"""Loans of a case, their histories, and the payments of a third-party financing or of an advance."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from renovation.cases.models import Case
from renovation.financing.models import PlanVersion
from renovation.financing.rules.plan.loans import Deferral, Loan, LoanKind
from renovation.funding.models.step import StepRow, counted
from renovation.funding.rules.dates import Ahead, DueState, due_state, loan_ahead
from renovation.funding.rules.history import LoanStanding, loan_standing
from renovation.funding.rules.lines import FOLLOWED_DUES
from renovation.funding.rules.states import LOANS_OWED, LoanState

KINDS = [(one.value, one.label) for one in LoanKind]
DEFERRALS = [(one.value, one.label) for one in Deferral]


class LoanFile(models.Model):
    """One loan of a case. Amounts and state are those of its history, written beside for lists and totals."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="loan_files", verbose_name="dossier")
    version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="version du plan"
    )
    plan_key = models.CharField("ligne du plan", max_length=120, blank=True)
    kind = models.CharField("sorte de prêt", max_length=15, choices=KINDS)
    lender = models.CharField("prêteur", max_length=120, blank=True)
    planned_eur = models.DecimalField("prévu (€)", max_digits=10, decimal_places=2)
    offered_eur = models.DecimalField("proposé (€)", max_digits=10, decimal_places=2, null=True, blank=True)
    released_eur = models.DecimalField("débloqué (€)", max_digits=12, decimal_places=2, default=0)
    rate_percent = models.DecimalField("taux (%)", max_digits=6, decimal_places=3, default=0)
    insurance_percent = models.DecimalField("assurance (%)", max_digits=6, decimal_places=3, default=0)
    months = models.PositiveSmallIntegerField("durée (mois)")
    deferral_months = models.PositiveSmallIntegerField("différé (mois)", default=0)
    deferral = models.CharField("sorte de différé", max_length=10, choices=DEFERRALS, default=Deferral.NONE.value)
    at_end = models.BooleanField("rendu à la vente", default=False)
    state = models.CharField("état", max_length=15, choices=LoanState.choices(), default=LoanState.TO_ASK.value)
    since = models.DateField("dans cet état depuis")
    expires_on = models.DateField("offre valable jusqu’au", null=True, blank=True)
    remind_on = models.DateField("à relancer le", null=True, blank=True)
    expected_on = models.DateField("déblocage attendu le", null=True, blank=True)
    created_at = models.DateTimeField("ouvert le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    # Optimistic lock (H4): moves at each step.
    revision = models.PositiveIntegerField("révision", default=1)

    class Meta:
        verbose_name = "prêt suivi"
        verbose_name_plural = "prêts suivis"
        indexes: ClassVar = [models.Index(fields=["state", "since"], name="funding_loan_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "plan_key"], condition=~Q(plan_key=""), name="funding_loan_once"),
            models.CheckConstraint(condition=Q(planned_eur__gt=0), name="funding_loan_planned"),
        ]

    def __str__(self) -> str:
        return self.lender or str(self.get_kind_display())

    @property
    def label(self) -> str:
        kind = str(self.get_kind_display())
        return f"{kind}, {self.lender}" if self.lender else kind

    @property
    def stands(self) -> LoanState:
        return LoanState(self.state)

    @property
    def follows_dues(self) -> bool:
        return LoanKind(self.kind) in FOLLOWED_DUES

    @property
    def owes_dues(self) -> bool:
        """Before, nothing is lent; after, nothing is left."""
        return self.stands in LOANS_OWED

    def counted_steps(self) -> list["LoanStep"]:
        return counted(self.steps.all())

    @property
    def standing(self) -> LoanStanding:
        return loan_standing(self.planned_eur, [one.as_rule for one in self.counted_steps()])

    @property
    def as_rule(self) -> Loan:
        """With the amount that is lent, as far as it is known."""
        return Loan(
            LoanKind(self.kind),
            self.lender,
            self.planned_eur if self.offered_eur is None else self.offered_eur,
            self.months,
            self.rate_percent,
            self.insurance_percent,
            self.deferral_months,
            Deferral(self.deferral),
            self.at_end,
        )

    def ahead(self, today: date) -> Ahead | None:
        return loan_ahead(self.stands, expires_on=self.expires_on, remind_on=self.remind_on, today=today)


class LoanStep(StepRow):
    file = models.ForeignKey(LoanFile, on_delete=models.PROTECT, related_name="steps", verbose_name="prêt")
    # Empty: this row cancels another, and tells no state.
    state = models.CharField("état", max_length=15, choices=LoanState.choices(), blank=True)
    cancels = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="cancelled_by", verbose_name="annule"
    )

    class Meta:
        verbose_name = "étape d’un prêt"
        verbose_name_plural = "étapes des prêts"
        indexes: ClassVar = [models.Index(fields=["state", "on"], name="funding_loanstep_state")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "number"], name="funding_loanstep_number")]

    def __str__(self) -> str:
        return self.get_state_display() if self.state else "Étape annulée"


class Repayment(models.Model):
    """A payment that the household owes to a lender; whether it was paid is noted, no money moves here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    loan = models.ForeignKey(LoanFile, on_delete=models.CASCADE, related_name="repayments", verbose_name="prêt")
    number = models.PositiveSmallIntegerField("rang")
    due_on = models.DateField("due le")
    amount_eur = models.DecimalField("montant (€)", max_digits=10, decimal_places=2)
    paid_on = models.DateField("payée le", null=True, blank=True)

    class Meta:
        verbose_name = "échéance"
        verbose_name_plural = "échéances"
        indexes: ClassVar = [
            models.Index(fields=["due_on"], name="funding_due", condition=Q(paid_on__isnull=True)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["loan", "number"], name="funding_due_once"),
            models.CheckConstraint(condition=Q(amount_eur__gte=0), name="funding_due_amount"),
        ]

    def __str__(self) -> str:
        return f"Échéance {self.number} du {self.due_on:%d/%m/%Y}"

    def due_state(self, today: date) -> DueState:
        return due_state(self.due_on, self.paid_on, today=today)
