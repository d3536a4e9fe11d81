"""A plan that was filed is followed: files opened once, steps added, never rewritten, money told to the cent."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case, Task
from renovation.contracts.operations import record_payment
from renovation.financing.enums import VersionKind
from renovation.financing.models import PlanVersion
from renovation.financing.rules.plan.inputs import Timing
from renovation.financing.rules.plan.loans import Loan, LoanKind
from renovation.funding.models import AidFile, AidStep, BuiltStatement, LoanFile
from renovation.funding.operations.adding import add_aid, add_loan
from renovation.funding.operations.household import tell_step
from renovation.funding.operations.opening import Opened, open_following
from renovation.funding.operations.repayments import lay_repayments, mark_paid
from renovation.funding.operations.sharing import end_funding_share, share_funding
from renovation.funding.operations.statements import make_statement
from renovation.funding.operations.steps import Said, cancel_step, record_step
from renovation.funding.queries.built import built_of
from renovation.funding.queries.cash import curve_of_case
from renovation.funding.queries.files import aid_file_for, dues_of, following_of, loan_file_for
from renovation.funding.queries.shares import case_of_financer, cases_of_financer
from renovation.funding.refusals import Refused, StepRefused
from renovation.funding.rules.built import print_of_built
from renovation.funding.rules.history import Step
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.enums import Role
from renovation.platforms.queries import reader_for
from tests.factories import funding
from tests.factories.contracts import invoice_of, line_edit, load_delays, payment_edit, quote_of, signed
from tests.factories.funding import aid_of, filed_version, loan_of, noted
from tests.factories.platforms import agent

TODAY = date(2026, 11, 27)
DAY = date(2026, 11, 10)


def test_every_line_becomes_a_file_and_twice_adds_nothing(case: Case, adviser: User, version: PlanVersion) -> None:
    again = open_following(version=version, now=timezone.now())

    assert again == Opened(0, 0, 0)
    found = following_of(case)
    assert [(one.planned_eur, one.expected_on) for one in found.aids] == [
        (8000, date(2027, 8, 1)),
        (1500, date(2027, 6, 1)),
    ]
    assert [(one.label, one.months) for one in found.loans] == [
        ("Éco-prêt à taux zéro", 120),
        ("Tiers-financement, Oktave", 24),
    ]
    assert (found.planned_eur, found.hoped_eur, found.awaited_eur) == (9500, 9500, 0)


def test_a_later_version_moves_only_what_was_not_asked_for(case: Case, adviser: User, version: PlanVersion) -> None:
    later = filed_version(case, adviser, mpr=7000)
    assert open_following(version=later, now=timezone.now()) == Opened(0, 0, 1)
    assert aid_of(case).planned_eur == 7000
    noted(aid_of(case), adviser, "filed", DAY, 7000)

    assert open_following(version=version, now=timezone.now()).replanned == 0
    assert aid_of(case).planned_eur == 7000


def test_a_simulation_is_not_followed(case: Case, adviser: User) -> None:
    with pytest.raises(Refused):
        open_following(version=filed_version(case, adviser, kind=VersionKind.SIMULATION), now=timezone.now())


def test_steps_are_kept_and_the_last_one_may_be_cancelled(case: Case, adviser: User, version: PlanVersion) -> None:
    mpr = aid_of(case)
    noted(mpr, adviser, "filed", DAY, 8000, remind_on=date(2026, 12, 10))
    noted(mpr, adviser, "granted", DAY, 80, expires_on=date(2028, 11, 10))
    wrong = AidStep.objects.get(state="granted")
    for _ in range(2):
        cancel_step(kind=AidFile, file_id=mpr.pk, step_id=wrong.pk, reason="Zéros", author=adviser, now=timezone.now())
    found = aid_file_for(mpr.pk)

    assert (found.state, found.granted_eur, found.expires_on) == ("filed", None, None)
    assert AidStep.objects.count() == 3
    assert Entry.objects.filter(action=Action.FUNDING_STEP).count() == 2
    assert Entry.objects.filter(action=Action.FUNDING_STEP_CANCELLED).count() == 1
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AidStep.objects.filter(pk=wrong.pk).update(amount_eur=1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AidStep.objects.latest("number").delete()
    noted(mpr, adviser, "granted", DAY, 7900)
    assert following_of(case).awaited_eur == 7900
    first = AidStep.objects.get(state="filed")
    with pytest.raises(Refused):
        cancel_step(kind=AidFile, file_id=mpr.pk, step_id=first.pk, reason="", author=adviser, now=timezone.now())


def test_a_form_sent_twice_is_one_step_and_an_old_one_is_refused(
    case: Case, adviser: User, version: PlanVersion
) -> None:
    mpr, key = aid_of(case), uuid4()
    common = {"kind": AidFile, "file_id": mpr.pk, "author": adviser, "now": timezone.now()}
    for _ in range(2):
        record_step(**common, key=key, revision=1, said=Said(Step("filed", DAY)))  # type: ignore[arg-type]

    assert AidStep.objects.count() == 1
    with pytest.raises(Refused):
        record_step(**common, key=uuid4(), revision=1, said=Said(Step("refused", DAY)))  # type: ignore[arg-type]
    with pytest.raises(StepRefused) as refused:
        record_step(**common, key=uuid4(), revision=2, said=Said(Step("paid", DAY)))  # type: ignore[arg-type]
    assert [field for field, _ in refused.value.said] == ["state", "amount"]


def test_what_no_plan_has_is_typed(case: Case) -> None:
    key, now = uuid4(), timezone.now()
    for _ in range(2):
        add_aid(case=case, key=key, label="Prime locale", funder="Ville", planned_eur=Decimal("300.50"), now=now)
    add_loan(case=case, key=uuid4(), loan=Loan(LoanKind.BANK, "Banque", Decimal(2000), 24, Decimal(3)), now=now)

    assert (AidFile.objects.get().planned_eur, LoanFile.objects.get().rate_percent) == (Decimal("300.50"), 3)
    with pytest.raises(Refused):
        add_aid(case=case, key=uuid4(), label="x", funder="", planned_eur=Decimal(-1), now=now)
    with pytest.raises(Refused):
        add_loan(case=case, key=uuid4(), loan=Loan(LoanKind.BANK, "", Decimal(2000), 0), now=now)


def test_repayments_are_laid_out_and_ticked(case: Case, version: PlanVersion) -> None:
    loan, now = loan_of(case), timezone.now()
    lay_repayments(loan_id=loan.pk, first_on=date(2026, 8, 15))
    assert lay_repayments(loan_id=loan.pk, first_on=date(2026, 9, 15)) == 24
    assert [one.state for one in dues_of(loan_file_for(loan.pk), today=TODAY)[:4]] == ["late", "late", "late", "ahead"]

    assert mark_paid(loan_id=loan.pk, number=2, paid_on=date(2026, 10, 15), with_earlier=True, now=now) == 2
    assert mark_paid(loan_id=loan.pk, number=2, paid_on=None, with_earlier=False, now=now) == 1

    states = [one.state for one in dues_of(loan_file_for(loan.pk), today=TODAY)[:4]]
    assert states == ["paid", "late", "late", "ahead"]
    assert sum(one.amount_eur for one in loan.repayments.all()) == 3000
    with pytest.raises(Refused):
        lay_repayments(loan_id=loan.pk, first_on=date(2026, 9, 15))
    with pytest.raises(Refused):
        mark_paid(loan_id=loan.pk, number=2, paid_on=date(2027, 1, 1), with_earlier=False, now=now)


def test_the_household_tells_and_the_referent_checks(
    case: Case, adviser: User, household_user: User, version: PlanVersion
) -> None:
    mpr, key = aid_of(case), uuid4()
    for _ in range(2):
        tell_step(
            file_id=mpr.pk,
            key=key,
            revision=1,
            said=Said(Step("filed", DAY, Decimal(8000)), words="En ligne"),
            author=household_user,
            now=timezone.now(),
        )

    found = AidStep.objects.get()
    assert (found.from_household, aid_of(case).state) == (True, "filed")
    assert Task.objects.get().due_on == date(2026, 12, 4)


def test_the_curve_joins_what_moved_and_what_is_awaited(case: Case, adviser: User, version: PlanVersion) -> None:
    before = curve_of_case(case, today=TODAY)
    noted(aid_of(case), adviser, "filed", DAY)
    noted(aid_of(case), adviser, "granted", DAY, 8000)
    noted(aid_of(case), adviser, "advance_paid", DAY, 2400)
    after = curve_of_case(case, today=TODAY)
    noted(aid_of(case), adviser, "reversal", DAY, 2400)

    assert (before.end_eur, after.end_eur) == (0, 0)
    assert before.gap_eur - after.gap_eur == 2400
    assert curve_of_case(case, today=TODAY).end_eur == -8000


def test_own_money_is_there_for_a_deposit_of_the_month_of_the_signature(
    case: Case, adviser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    middle = Timing(date(2026, 12, 15), date(2027, 2, 15), date(2027, 4, 15), Decimal(100), Decimal(0))
    monkeypatch.setattr(funding, "TIMING", middle)
    funding.followed(case, adviser)
    curve = curve_of_case(case, today=TODAY)

    # A deposit of 21 100, 3 600 of own money.
    assert (curve.gap_eur, curve.gap_on) == (17500, date(2026, 12, 1))
    assert loan_of(case).expected_on == date(2027, 2, 1)


def test_the_statement_is_kept_as_it_was_read(case: Case, adviser: User, version: PlanVersion) -> None:
    noted(aid_of(case), adviser, "filed", DAY)
    noted(aid_of(case), adviser, "granted", DAY, 7000)
    noted(aid_of(case), adviser, "paid", DAY, 6500)
    noted(loan_of(case), adviser, "asked", DAY)
    noted(loan_of(case), adviser, "offered", DAY, 3000)
    found = built_of(case)
    read = print_of_built(found.to_dict())
    for _ in range(2):
        make_statement(case=case, read=read, author=adviser, now=timezone.now())

    assert (found.planned_eur, found.aids_planned_eur, found.remaining_planned_eur) == (21100, 9500, 11600)
    assert (found.aids_granted_eur, found.aids_paid_eur, found.loans_agreed_eur) == (7000, 6500, 3000)
    assert BuiltStatement.objects.get().fingerprint == read
    with pytest.raises(Refused):
        make_statement(case=case, read="0", author=adviser, now=timezone.now())


def test_the_statement_plans_what_its_plan_counts_on(case: Case, adviser: User, version: PlanVersion) -> None:
    add_aid(case=case, key=uuid4(), label="Ville", funder="", planned_eur=Decimal(300), now=timezone.now())
    noted(aid_of(case), adviser, "filed", DAY, 8000)
    open_following(version=filed_version(case, adviser, mpr=7000), now=timezone.now())
    found = built_of(case)

    assert sorted(one.planned_eur for one in found.aids) == [0, 1500, 7000]
    assert found.remaining_planned_eur == 21100 - 8500


def test_works_of_the_statement_and_of_the_curve_are_those_of_quotes_and_invoices(
    case: Case, adviser: User, version: PlanVersion
) -> None:
    load_delays()
    invoice = invoice_of(signed(quote_of(case, adviser, line_edit(label="isoler les murs")), adviser), adviser)
    common = {"author": adviser, "now": timezone.now(), "key": uuid4()}
    record_payment(invoice_id=invoice.pk, edit=payment_edit("500"), **common)  # type: ignore[arg-type]
    walls, pump = built_of(case).works
    curve = curve_of_case(case, today=TODAY)

    assert (walls.planned_eur, walls.engaged_eur, walls.invoiced_eur, walls.paid_eur) == (
        16880,
        3376,
        Decimal("1012.80"),
        500,
    )
    assert (pump.planned_eur, pump.engaged_eur) == (4220, 0)
    assert built_of(case).remaining_eur == Decimal("1012.80")
    assert curve.end_eur == 0
    done = [flow for month in curve.months for flow in month.flows if flow.is_done]
    assert [(flow.on, flow.amount_eur) for flow in done] == [(date(2026, 11, 20), -500)]
    assert curve.gap_on is not None
    assert curve.gap_on > date(2026, 11, 20)


def test_a_financer_reads_with_the_household_s_agreement_until_it_ends(
    case: Case, adviser: User, manager: User, version: PlanVersion
) -> None:
    bank = agent(Role.PARTNER, case.platform, email="banque@partenaire.example")
    common = {"case": case, "agreed_on": DAY, "agreed_how": "Au téléphone", "author": adviser, "now": timezone.now()}
    share = share_funding(**common, financer=bank)  # type: ignore[arg-type]

    assert share_funding(**common, financer=bank).pk == share.pk  # type: ignore[arg-type]
    assert case_of_financer(reader_for(bank), case.pk) == case
    with pytest.raises(Refused):
        share_funding(**common, financer=manager)  # type: ignore[arg-type]
    for _ in range(2):
        end_funding_share(case=case, share_id=share.pk, now=timezone.now())
    assert cases_of_financer(reader_for(bank)) == []
    with pytest.raises(Case.DoesNotExist):
        case_of_financer(reader_for(adviser), case.pk)
