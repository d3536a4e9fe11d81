"""Payments owed to a third-party financing or for an advance: laid out from the loan, ticked when they were paid."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.financing.rules.plan.loans import schedule_of
from renovation.funding.models import LoanFile, Repayment
from renovation.funding.operations.noting import locked_case, note
from renovation.funding.refusals import Refused
from renovation.funding.rules.dates import due_days
from renovation.funding.rules.history import FIRST_YEAR, LAST_YEAR
from renovation.journal.enums import Action


@transaction.atomic
def lay_repayments(*, loan_id: UUID, first_on: date) -> int:
    """Every month of the loan from its first payment. Laid again as long as nothing is noted as paid."""
    loan = _locked(loan_id)
    if not FIRST_YEAR <= first_on.year <= LAST_YEAR:
        raise Refused("Relisez l’année de cette date.")
    if loan.repayments.filter(paid_on__isnull=False).exists():
        raise Refused("Des échéances sont déjà notées payées\u00a0: l’échéancier ne change plus.")
    dues = schedule_of(loan.as_rule).dues
    days = due_days(first_on, len(dues))
    loan.repayments.all().delete()
    rows = [
        Repayment(loan=loan, number=due.number, due_on=day, amount_eur=due.paid_eur)
        for due, day in zip(dues, days, strict=True)
    ]
    Repayment.objects.bulk_create(rows)
    note(Action.FUNDING_REPAYMENTS, loan.case, loan=str(loan.pk), laid=len(rows))
    return len(rows)


@transaction.atomic
def mark_paid(*, loan_id: UUID, number: int, paid_on: date | None, with_earlier: bool, now: datetime) -> int:
    """A payment was made on a day, or was not after all (None). `with_earlier`: those before it too, on their days.

    Answers how many changed.
    """
    loan = _locked(loan_id)
    row = loan.repayments.get(number=number)
    if paid_on is not None and not date(FIRST_YEAR, 1, 1) <= paid_on <= timezone.localdate(now):
        raise Refused("Une échéance se note payée à un jour passé ou d’aujourd’hui.")
    changed = 0
    if with_earlier and paid_on is not None:
        for one in loan.repayments.filter(number__lt=number, paid_on__isnull=True):
            one.paid_on = min(one.due_on, paid_on)
            one.save(update_fields=["paid_on"])
            changed += 1
    if row.paid_on != paid_on:
        row.paid_on = paid_on
        row.save(update_fields=["paid_on"])
        changed += 1
    if changed:
        note(Action.FUNDING_REPAYMENTS, loan.case, loan=str(loan.pk), number=number, changed=changed)
    return changed


def _locked(loan_id: UUID) -> LoanFile:
    """The case first, as everywhere: two writes never wait for each other."""
    locked_case(LoanFile.objects.values_list("case_id", flat=True).get(pk=loan_id))
    return LoanFile.objects.select_for_update(of=("self",)).select_related("case").get(pk=loan_id)
