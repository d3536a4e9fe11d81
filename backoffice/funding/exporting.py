"""The follow-up of a case as plain data, for another tool."""

from typing import Any

from django.utils import timezone

from renovation.aids.rules.situation_data import plain_of
from renovation.cases.models import Case
from renovation.funding.models import AidFile, LoanFile
from renovation.funding.queries.built import built_of
from renovation.funding.queries.cash import curve_of_case
from renovation.funding.queries.files import following_of

FORMAT = "maisonnee-funding-1"


def content_of(case: Case) -> dict[str, Any]:
    """Aids, loans, their histories, the curve and the statement. No name of the household."""
    found = following_of(case)
    curve = curve_of_case(case, today=timezone.localdate(), following=found)
    return {
        "format": FORMAT,
        "case": case.number,
        "plan": {"name": found.version.name, "version": found.version.number} if found.version else None,
        "aids": [_aid(one) for one in found.aids],
        "loans": [_loan(one) for one in found.loans],
        "cash": plain_of(curve),
        "built": built_of(case, found).to_dict(),
    }


def _aid(file: AidFile) -> dict[str, Any]:
    return {
        "code": file.code,
        "label": file.label,
        "funder": file.funder,
        "state": file.state,
        "planned_eur": str(file.planned_eur),
        "expires_on": _day(file.expires_on),
        **dict(plain_of(file.standing)),
        "steps": _steps(file),
    }


def _loan(file: LoanFile) -> dict[str, Any]:
    dues = file.repayments.all()
    return {
        "kind": file.kind,
        "lender": file.lender,
        "months": file.months,
        "rate_percent": str(file.rate_percent),
        **dict(plain_of(file.standing)),
        "steps": _steps(file),
        "repayments": [
            {"due_on": _day(one.due_on), "amount_eur": str(one.amount_eur), "paid_on": _day(one.paid_on)}
            for one in dues
        ],
    }


def _steps(file: AidFile | LoanFile) -> list[dict[str, Any]]:
    """Those that count."""
    return [{**dict(plain_of(one.as_rule)), "reference": one.reference} for one in file.counted_steps()]


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
