"""The aids and loans of a case with their histories. Rights hang on the case: the face asks them first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch

from renovation.aids.rules.money import ZERO
from renovation.cases.models import Case
from renovation.financing.enums import VersionKind
from renovation.financing.models import PlanVersion
from renovation.financing.rules.plan.financed import Financed, financed_from_dict
from renovation.funding.models import AidFile, AidStep, FollowedPlan, LoanFile, LoanStep, Repayment
from renovation.funding.rules.dates import DueState

_AID_STEPS = Prefetch("steps", queryset=AidStep.objects.order_by("number"))
_LOAN_STEPS = Prefetch("steps", queryset=LoanStep.objects.order_by("number"))
_DUES = Prefetch("repayments", queryset=Repayment.objects.order_by("number"))


@dataclass(frozen=True)
class Following:
    """Everything that is followed in a case. `version`: the plan from which it was opened."""

    version: PlanVersion | None
    aids: tuple[AidFile, ...]
    loans: tuple[LoanFile, ...]

    @property
    def plan(self) -> Financed | None:
        return financed_from_dict(self.version.content) if self.version else None

    @property
    def is_empty(self) -> bool:
        return not self.aids and not self.loans

    @property
    def planned_eur(self) -> Decimal:
        return sum((one.planned_eur for one in self.aids), ZERO)

    @property
    def granted_eur(self) -> Decimal:
        return sum((one.granted_eur or ZERO for one in self.aids), ZERO)

    @property
    def paid_eur(self) -> Decimal:
        return sum((one.standing.net_eur for one in self.aids), ZERO)

    @property
    def awaited_eur(self) -> Decimal:
        """The sum to be received: granted, not paid yet."""
        return sum((one.standing.awaited_eur for one in self.aids), ZERO)

    @property
    def hoped_eur(self) -> Decimal:
        return sum((one.standing.hoped_eur for one in self.aids), ZERO)

    @property
    def released_eur(self) -> Decimal:
        return sum((one.released_eur for one in self.loans), ZERO)


def following_of(case: Case) -> Following:
    """In the order of the plan, then in that in which they were added. Six requests."""
    followed = FollowedPlan.objects.filter(case=case).select_related("version__plan").first()
    aids = AidFile.objects.filter(case=case).prefetch_related(_AID_STEPS)
    loans = LoanFile.objects.filter(case=case).prefetch_related(_LOAN_STEPS, _DUES)
    return Following(
        version=followed.version if followed else None,
        aids=tuple(aids.order_by("created_at", "-planned_eur", "label")),
        loans=tuple(loans.order_by("created_at", "kind", "lender")),
    )


def versions_to_follow(case: Case) -> list[PlanVersion]:
    """The versions of the plans of a case that may be followed, the last made first."""
    found = PlanVersion.objects.filter(plan__variant__case=case, kind__in=VersionKind.filed())
    return list(found.select_related("plan").defer("inputs").order_by("-made_at", "-number"))


def aid_file_for(file_id: UUID) -> AidFile:
    """One aid with its history; AidFile.DoesNotExist otherwise."""
    return AidFile.objects.select_related("case__household").prefetch_related(_AID_STEPS).get(pk=file_id)


def loan_file_for(file_id: UUID) -> LoanFile:
    found = LoanFile.objects.select_related("case__household").prefetch_related(_LOAN_STEPS, _DUES)
    return found.get(pk=file_id)


@dataclass(frozen=True)
class Due:
    """A payment with its state today."""

    row: Repayment
    state: DueState


def dues_of(loan: LoanFile, *, today: date) -> list[Due]:
    """Every payment of a loan, the first due first."""
    return [Due(one, one.due_state(today)) for one in loan.repayments.all()]


def aid_of_household_user(user_id: UUID, file_id: UUID) -> AidFile:
    """An aid of a case that the account may follow; AidFile.DoesNotExist otherwise."""
    own = AidFile.objects.filter(case__in=Case.objects.of_household_user(user_id))
    return own.select_related("case__household").prefetch_related(_AID_STEPS).get(pk=file_id)


def follows_something(case: Case) -> bool:
    """Whether the household has something to read."""
    return (
        FollowedPlan.objects.filter(case=case).exists()
        or AidFile.objects.filter(case=case).exists()
        or LoanFile.objects.filter(case=case).exists()
    )
