"""Aids and loans of the demonstration, followed: one case under way, one finished, one that waits, one refused."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from config.demo.contracts import Contracts
from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.contracts.rules.edits import LineEdit
from renovation.financing.enums import VersionKind
from renovation.financing.models import FinancingPlan, PlanVersion
from renovation.financing.operations.plans import freeze_plan
from renovation.financing.refusals import Refused
from renovation.financing.rules.plan.loans import Loan, LoanKind
from renovation.funding.models import AidFile, LoanFile
from renovation.funding.operations.adding import add_loan
from renovation.funding.operations.household import tell_step
from renovation.funding.operations.opening import open_following
from renovation.funding.operations.repayments import lay_repayments, mark_paid
from renovation.funding.operations.sharing import share_funding
from renovation.funding.operations.statements import make_statement
from renovation.funding.operations.steps import Said, record_step
from renovation.funding.queries.built import built_of
from renovation.funding.queries.files import following_of, versions_to_follow
from renovation.funding.rules.built import print_of_built
from renovation.funding.rules.history import Step
from renovation.funding.rules.states import AidState, LoanState

ADVANCE = Decimal("0.3")
CENT = Decimal("0.01")
THIRD = Loan(LoanKind.THIRD_PARTY, "Effilogis tiers-financement", Decimal(6000), 60, Decimal(2))


class Funding:
    """Notes what happened to the aids and loans of some cases, always the same for the same cases."""

    def __init__(self, *, now: datetime) -> None:
        self.now, self.today = now, timezone.localdate(now)

    def fill(self, cases: Sequence[Case], *, financer: User | None = None) -> None:
        histories = (self._under_way, self._finished, self._waiting, self._refused)
        followed = [case for case in cases if case.referent is not None and self._follow(case)]
        for case, history in zip(followed, histories, strict=False):
            history(case)
        if followed and financer is not None:
            share_funding(
                case=followed[0],
                financer=financer,
                agreed_on=self._ago(12),
                agreed_how="Mandat signé au rendez-vous",
                author=_referent(followed[0]),
                now=self.now,
            )

    def _follow(self, case: Case) -> bool:
        """The last filed version, else the first plan of the case, filed."""
        version = next(iter(versions_to_follow(case)), None) or self._filed(case)
        if version is None:
            return False
        open_following(version=version, now=self.now)
        return bool(following_of(case).aids)

    def _filed(self, case: Case) -> PlanVersion | None:
        plan = FinancingPlan.objects.filter(variant__case=case).order_by("created_at").first()
        if plan is None:
            return None
        try:
            return freeze_plan(
                plan_id=plan.pk,
                revision=plan.revision,
                kind=VersionKind.SUBMITTED,
                words="Dossiers envoyés",
                author=_referent(case),
                now=self.now,
            )
        except Refused:
            return None

    def _under_way(self, case: Case) -> None:
        """The main aid is granted and its advance asked for; the others are to be asked about; a loan is offered."""
        found = following_of(case)
        first, *others = found.aids
        self._aid(first, AidState.FILED, 95, first.planned_eur)
        ends = self.today + timedelta(days=50)
        self._aid(first, AidState.GRANTED, 40, first.planned_eur, expires_on=ends)
        self._aid(first, AidState.ADVANCE_ASKED, 9, to_do="Garder le RIB de l’entreprise à portée de main")
        for one in others:
            self._aid(one, AidState.FILED, 70, one.planned_eur, remind_on=self._ago(3))
        for loan in found.loans:
            self._loan(loan, LoanState.ASKED, 60)
            self._loan(loan, LoanState.OFFERED, 8, loan.planned_eur, expires_on=self.today + timedelta(days=21))

    def _finished(self, case: Case) -> None:
        """Everything is paid; the statement is kept."""
        found = following_of(case)
        for one in found.aids:
            part = (one.planned_eur * ADVANCE).quantize(CENT)
            self._aid(one, AidState.FILED, 300, one.planned_eur)
            self._aid(one, AidState.GRANTED, 250, one.planned_eur, expires_on=self.today + timedelta(days=480))
            self._aid(one, AidState.ADVANCE_PAID, 200, part)
            self._aid(one, AidState.BALANCE_ASKED, 60)
            self._aid(one, AidState.PAID, 15, one.planned_eur - part)
        for loan in found.loans:
            for state, days in ((LoanState.ASKED, 290), (LoanState.OFFERED, 260), (LoanState.ACCEPTED, 240)):
                self._loan(loan, state, days, loan.planned_eur if state is LoanState.OFFERED else None)
            self._loan(loan, LoanState.RELEASED, 180, loan.planned_eur)
        self._works_done(case)
        read = print_of_built(built_of(case).to_dict())
        make_statement(case=case, read=read, author=_referent(case), now=self.now)

    def _works_done(self, case: Case) -> None:
        """What the plan says, signed and paid."""
        plan = following_of(case).plan
        works = [LineEdit(label=one.title, ht=one.ht_eur, vat_rate=one.vat_rate) for one in plan.lines] if plan else []
        Contracts(now=self.now).finished(case, works)

    def _waiting(self, case: Case) -> None:
        """Papers are asked for, as the household says; a third-party financing is paid back, one payment is late."""
        for one in following_of(case).aids:
            self._aid(one, AidState.FILED, 45, one.planned_eur)
        file = AidFile.objects.filter(case=case).order_by("-planned_eur").first()
        account = case.household.user
        if file is not None and account is not None:
            said = Said(Step(AidState.INCOMPLETE, self._ago(6)), words="On me demande l’avis d’impôt de 2025.")
            tell_step(
                file_id=file.pk, key=uuid.uuid4(), revision=file.revision, said=said, author=account, now=self.now
            )
        loan = add_loan(case=case, key=uuid.uuid4(), loan=THIRD, now=self.now)
        for state, days in ((LoanState.ASKED, 150), (LoanState.OFFERED, 140), (LoanState.ACCEPTED, 125)):
            self._loan(loan, state, days, THIRD.amount_eur if state is LoanState.OFFERED else None)
        self._loan(loan, LoanState.RELEASED, 110, THIRD.amount_eur)
        lay_repayments(loan_id=loan.pk, first_on=self._ago(80))
        mark_paid(loan_id=loan.pk, number=2, paid_on=self._ago(45), with_earlier=True, now=self.now)

    def _refused(self, case: Case) -> None:
        for one in following_of(case).aids:
            self._aid(one, AidState.FILED, 50, one.planned_eur)
            self._aid(one, AidState.REFUSED, 5, words="Devis signé avant le dépôt.")

    def _aid(self, file: AidFile, state: AidState, days: int, amount: Decimal | None = None, **more: Any) -> None:
        self._note(file, state.value, days, amount, **more)

    def _loan(self, file: LoanFile, state: LoanState, days: int, amount: Decimal | None = None, **more: Any) -> None:
        self._note(file, state.value, days, amount, **more)

    def _note(
        self,
        file: AidFile | LoanFile,
        state: str,
        days: int,
        amount: Decimal | None,
        expires_on: date | None = None,
        **more: Any,
    ) -> None:
        kind = type(file)
        record_step(
            kind=kind,
            file_id=file.pk,
            key=uuid.uuid4(),
            revision=kind.objects.values_list("revision", flat=True).get(pk=file.pk),
            said=Said(Step(state, self._ago(days), amount, expires_on), **more),  # type: ignore[arg-type]
            author=_referent(file.case),
            now=self.now,
        )

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def _referent(case: Case) -> User:
    """Cases of the demonstration that are followed have one."""
    if case.referent is None:
        raise User.DoesNotExist
    return case.referent
