"""Aids and loans that no plan has, typed by an adviser."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.aids.rules.money import cents
from renovation.cases.models import Case
from renovation.financing.rules.plan.loans import Loan, complaints
from renovation.funding.models import AidFile, LoanFile
from renovation.funding.operations.noting import locked_case, note
from renovation.funding.operations.opening import terms_of
from renovation.funding.refusals import Refused
from renovation.funding.rules.history import MOST_EUR
from renovation.journal.enums import Action

MOST_FILES = 40


@transaction.atomic
def add_aid(*, case: Case, key: UUID, label: str, funder: str, planned_eur: Decimal, now: datetime) -> AidFile:
    """The same form (`key`) sent twice adds one aid."""
    locked_case(case.pk)
    sent = AidFile.objects.filter(pk=key).first()
    if sent is not None:
        _check_case(sent, case)
        return sent
    if not 0 <= planned_eur <= MOST_EUR:
        raise Refused("Le montant prévu va de 0 à un million d’euros.")
    if AidFile.objects.filter(case=case).count() >= MOST_FILES:
        raise Refused(f"Ce dossier suit déjà {MOST_FILES} aides, le maximum.")
    made = AidFile.objects.create(
        pk=key,
        case=case,
        label=label.strip(),
        funder=funder.strip(),
        planned_eur=cents(planned_eur),
        since=timezone.localdate(now),
    )
    note(Action.FUNDING_ADDED, case, aid=str(made.pk), label=made.label)
    return made


@transaction.atomic
def add_loan(*, case: Case, key: UUID, loan: Loan, now: datetime) -> LoanFile:
    """The same form (`key`) sent twice adds one loan."""
    locked_case(case.pk)
    sent = LoanFile.objects.filter(pk=key).first()
    if sent is not None:
        _check_case(sent, case)
        return sent
    said = complaints(loan)
    if loan.amount_eur > MOST_EUR:
        said.append("Ce montant dépasse un million d’euros. Relisez-le.")
    if said:
        raise Refused(" ".join(said))
    if LoanFile.objects.filter(case=case).count() >= MOST_FILES:
        raise Refused(f"Ce dossier suit déjà {MOST_FILES} prêts, le maximum.")
    made = LoanFile.objects.create(pk=key, case=case, since=timezone.localdate(now), **terms_of(loan))
    note(Action.FUNDING_ADDED, case, loan=str(made.pk), kind=made.kind)
    return made


def _check_case(sent: AidFile | LoanFile, case: Case) -> None:
    if sent.case_id != case.pk:
        raise Refused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
