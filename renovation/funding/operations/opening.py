"""Following a plan: every aid and every loan of a frozen version becomes a file, nothing is typed again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from renovation.financing.enums import VersionKind
from renovation.financing.models import PlanVersion
from renovation.financing.rules.plan.financed import financed_from_dict
from renovation.financing.rules.plan.loans import Loan
from renovation.funding.models import AidFile, FollowedPlan, LoanFile
from renovation.funding.operations.noting import locked_case, note
from renovation.funding.refusals import Refused
from renovation.funding.rules.lines import AidToFile, LoanToAsk, aids_to_file, loans_to_ask
from renovation.funding.rules.states import AidState, LoanState
from renovation.journal.enums import Action


@dataclass(frozen=True)
class Opened:
    """`replanned`: files not asked for yet, whose planned amount followed the plan."""

    aids: int
    loans: int
    replanned: int


@transaction.atomic
def open_following(*, version: PlanVersion, now: datetime) -> Opened:
    """Done again, only what is new is added; what was asked for keeps the amount that was planned then."""
    if version.kind not in VersionKind.filed():
        raise Refused("Figez d’abord le plan comme déposé, accordé ou réalisé\u00a0: une simulation ne se suit pas.")
    case = locked_case(version.plan.variant.case_id)
    plan = financed_from_dict(version.content)
    today = timezone.localdate(now)
    aids = {one.plan_key: one for one in AidFile.objects.filter(case=case).exclude(plan_key="")}
    loans = {one.plan_key: one for one in LoanFile.objects.filter(case=case).exclude(plan_key="")}
    asked, lent = aids_to_file(plan), loans_to_ask(plan)
    common = {"case": case, "since": today, "version": version}
    new_aids = [_aid(one, common) for one in asked if one.key not in aids]
    new_loans = [_loan(one, common) for one in lent if one.key not in loans]
    AidFile.objects.bulk_create(new_aids)
    LoanFile.objects.bulk_create(new_loans)
    replanned = _replan_aids(aids, asked, version) + _replan_loans(loans, lent, version)
    first = {"version": version, "opened_at": now}
    FollowedPlan.objects.update_or_create(case=case, defaults={"version": version}, create_defaults=first)
    opened = Opened(len(new_aids), len(new_loans), replanned)
    note(
        Action.FUNDING_OPENED, case, version=str(version.pk), aids=opened.aids, loans=opened.loans, replanned=replanned
    )
    return opened


def _aid(one: AidToFile, common: dict[str, Any]) -> AidFile:
    return AidFile(
        **common,
        plan_key=one.key,
        code=one.code[:80],
        label=one.label[:200],
        planned_eur=one.planned_eur,
        expected_on=one.expected_on,
    )


def _loan(one: LoanToAsk, common: dict[str, Any]) -> LoanFile:
    return LoanFile(**common, plan_key=one.key[:120], expected_on=one.expected_on, **terms_of(one.loan))


def terms_of(loan: Loan) -> dict[str, Any]:
    """A loan of a plan as the columns of its file."""
    return {
        "kind": loan.kind.value,
        "lender": loan.label,
        "planned_eur": loan.amount_eur,
        "rate_percent": loan.rate_percent,
        "insurance_percent": loan.insurance_percent,
        "months": loan.months,
        "deferral_months": loan.deferral_months,
        "deferral": loan.deferral.value,
        "at_end": loan.at_end,
    }


def _replan_aids(known: dict[str, AidFile], asked: tuple[AidToFile, ...], version: PlanVersion) -> int:
    changed = 0
    for one in asked:
        row = known.get(one.key)
        if row is None or row.state != AidState.TO_FILE or row.planned_eur == one.planned_eur:
            continue
        planned = {"planned_eur": one.planned_eur, "expected_on": one.expected_on, "version": version}
        _replan(row, planned)
        changed += 1
    return changed


def _replan_loans(known: dict[str, LoanFile], lent: tuple[LoanToAsk, ...], version: PlanVersion) -> int:
    changed = 0
    for one in lent:
        row = known.get(one.key)
        if row is None or row.state != LoanState.TO_ASK or row.as_rule == one.loan:
            continue
        _replan(row, {**terms_of(one.loan), "expected_on": one.expected_on, "version": version})
        changed += 1
    return changed


def _replan(row: AidFile | LoanFile, planned: dict[str, Any]) -> None:
    """Only what the plan says is written: the rest of the row is that of its history."""
    for name, value in planned.items():
        setattr(row, name, value)
    row.revision += 1
    row.save(update_fields=[*planned, "revision", "changed_at"])
