"""The follow-up on its pages: a plan followed in one gesture, steps noted and cancelled, shared with care."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import share_case
from renovation.funding.models import AidFile, AidStep, BuiltStatement, FundingShare, Repayment
from renovation.funding.operations.statements import file_statement_report
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.enums import Role
from tests.backoffice.conftest import Desk
from tests.factories.funding import aid_of, filed_version, followed, loan_of, noted
from tests.factories.platforms import agent

DAY = date(2026, 11, 10)


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 27, 9, 0, tzinfo=UTC), tick=False):
        yield


def at(name: str, *ids: Any) -> str:
    return reverse(f"backoffice:{name}", args=ids)


def step(desk: Client, address: str, **said: str) -> dict[str, str]:
    """What the browser sends back from the form of the next step."""
    form = desk.get(address).context["step_form"]
    kept = {f"step-{name}": form[name].value() or "" for name in form.fields}
    return {**{name: str(value) for name, value in kept.items()}, **{f"step-{name}": v for name, v in said.items()}}


def test_a_filed_plan_is_followed_in_one_gesture(desk: Client, case: Case, adviser: User) -> None:
    version, address = filed_version(case, adviser), at("funding", case.pk)
    assert "Aucune aide n’est suivie" in desk.get(address).content.decode()

    for _ in range(2):
        assert desk.post(at("funding_open", case.pk), {"open-version": str(version.pk)}).status_code == 302
    page = desk.get(address).content.decode()

    assert AidFile.objects.count() == 2
    assert "Suivre ses aides et ses prêts" in desk.get(at("plan_version", version.pk)).content.decode()
    assert "9\u202f500,00\u00a0€" in page
    assert "Tiers-financement, Oktave" in page
    assert desk.post(at("funding_open", case.pk), {"open-version": "autre"}).status_code == 422
    assert at("funding", case.pk) in desk.get(at("case", case.pk)).content.decode()
    assert Entry.objects.filter(action=Action.FUNDING_READ).count() == 1


def test_an_aid_and_a_loan_are_added_and_refused_in_words(desk: Client, case: Case) -> None:
    page = desk.get(at("funding", case.pk))
    key = {"aid-key": page.context["aid_form"]["key"].value(), "loan-key": page.context["loan_form"]["key"].value()}
    aid = {**key, "aid-label": "Prime de la ville", "aid-planned": "1 200,50"}
    loan = {**key, "loan-kind": "bank", "loan-amount": "3000", "loan-months": "24", "loan-rate": "45"}

    assert desk.post(at("aid_add", case.pk), {**aid, "aid-planned": "-3"}).status_code == 422
    assert desk.post(at("aid_add", case.pk), aid).status_code == 302
    refused = desk.post(at("loan_add", case.pk), loan)
    assert refused.status_code == 422
    assert "Un taux va de 0 à 30" in refused.content.decode()
    assert refused.content.decode().count('class="error-summary') == 1
    assert 'value="3000"' in refused.content.decode()
    assert desk.post(at("loan_add", case.pk), {**loan, "loan-rate": "2,5"}).status_code == 302
    assert "Prêt bancaire" in desk.get(at("funding", case.pk)).content.decode()


def test_a_step_is_noted_then_cancelled_and_stays_in_the_history(desk: Client, case: Case, adviser: User) -> None:
    followed(case, adviser)
    aid = aid_of(case)
    address = at("aid_file", aid.pk)
    sent = step(desk, address, state="filed", on="2026-11-10", amount="8 000", to_do="Garder l’accusé")
    for _ in range(2):
        assert desk.post(address, sent).status_code == 302
    granted = step(desk, address, state="granted", on="2026-11-20", amount="7500", expires_on="2028-11-20")
    assert desk.post(address, granted).status_code == 302
    page = desk.get(address).content.decode()

    assert AidStep.objects.count() == 2
    assert "valable jusqu’au 20 novembre 2028" in page
    assert "inférieure de 500" in page
    last = AidStep.objects.get(state="granted")
    cancel = {"cancel-step": str(last.pk), "cancel-reason": ""}
    assert desk.post(at("aid_step_cancel", aid.pk), cancel).status_code == 422
    assert desk.post(at("aid_step_cancel", aid.pk), {**cancel, "cancel-reason": "Autre aide"}).status_code == 302
    assert "annulée" in desk.get(address).content.decode()
    assert aid_of(case).state == "filed"


def test_what_is_wrong_in_a_step_is_said_and_kept(desk: Client, case: Case, adviser: User) -> None:
    followed(case, adviser)
    address = at("aid_file", aid_of(case).pk)
    early = step(desk, address, state="filed", on="2027-11-10", amount="-8", words="Envoyée")

    answer = desk.post(address, early)
    noted(aid_of(case), adviser, "filed", DAY)
    stale = desk.post(address, {**early, "step-on": "2026-11-11", "step-amount": "", "step-state": "filed"})

    assert answer.status_code == 422
    assert set(answer.context["step_form"].errors) == {"on", "amount"}
    assert answer.context["step_form"]["words"].value() == "Envoyée"
    assert answer.content.decode().count('class="error-summary') == 1
    assert stale.status_code == 422
    assert "granted" in dict(stale.context["step_form"].fields["state"].choices)
    wrong = AidStep.objects.get().pk
    noted(aid_of(case), adviser, "refused", DAY)
    late = desk.post(at("aid_step_cancel", aid_of(case).pk), {"cancel-step": wrong, "cancel-reason": "Erreur"})
    last = AidStep.objects.get(state="refused")
    assert (late.status_code, late.context["cancel_form"]["step"].value()) == (422, str(last.pk))
    assert late.context["cancel_form"]["reason"].value() == "Erreur"
    assert AidStep.objects.count() == 2


def test_a_loan_with_its_payments(desk: Client, case: Case, adviser: User) -> None:
    followed(case, adviser)
    loan = loan_of(case)
    address = at("loan_file", loan.pk)
    assert desk.post(address, step(desk, address, state="asked", on="2026-11-10")).status_code == 302
    assert desk.post(address, step(desk, address, state="offered", on="2026-11-12")).status_code == 422
    assert desk.post(at("repayments_lay", loan.pk), {"lay-first_on": "2026-10-05"}).status_code == 302
    assert "En retard" not in desk.get(address).content.decode()
    noted(loan, adviser, "offered", date(2026, 11, 12), 3000)
    noted(loan, adviser, "accepted", date(2026, 11, 12))
    assert "En retard" in desk.get(address).content.decode()
    paid = {"due-number": "2", "due-paid_on": "2026-11-05", "due-with_earlier": "on"}
    assert desk.post(at("repayment_paid", loan.pk), paid).status_code == 302

    assert Repayment.objects.filter(paid_on__isnull=False).count() == 2
    assert "En retard" not in desk.get(address).content.decode()
    assert desk.post(at("repayment_paid", loan.pk), {**paid, "due-paid_on": "2028-01-01"}).status_code == 422


def test_the_last_step_of_a_file_that_is_over_may_be_cancelled(desk: Client, case: Case, adviser: User) -> None:
    followed(case, adviser)
    loan = loan_of(case)
    for state, amount in (("asked", None), ("offered", 3000), ("accepted", None), ("released", 3000), ("closed", None)):
        noted(loan, adviser, state, DAY, amount)
    page = desk.get(at("loan_file", loan.pk)).content.decode()

    assert "Annuler la dernière étape" in page
    assert "Noter une étape" not in page


def test_money_month_by_month_and_the_export(desk: Client, case: Case, adviser: User) -> None:
    assert "Rien ne bouge encore" in desk.get(at("funding_cash", case.pk)).content.decode()
    followed(case, adviser)
    page = desk.get(at("funding_cash", case.pk)).content.decode()
    told = json.loads(desk.get(at("funding_json", case.pk)).content)

    assert "Il manque jusqu’à" in page
    assert '<svg class="plot"' in page
    assert (told["format"], len(told["aids"]), len(told["loans"])) == ("maisonnee-funding-1", 2, 2)
    assert Entry.objects.filter(action=Action.FUNDING_EXPORTED).count() == 1


def test_the_statement_is_kept_and_printed_on_two_pages_at_most(desk: Client, case: Case, adviser: User) -> None:
    followed(case, adviser)
    address = at("built", case.pk)
    read = desk.get(address).context["read"]
    noted(aid_of(case), adviser, "filed", DAY)
    assert desk.post(address, {"read": read}).status_code == 409
    assert desk.post(address, {"read": desk.get(address).context["read"]}).status_code == 302
    statement = BuiltStatement.objects.get()
    page = desk.post(at("built_report", statement.pk), follow=True).content.decode()
    reports = {file_statement_report(statement_id=statement.pk, author_id=adviser.pk).report_id for _ in range(2)}

    assert "en préparation" in page
    report = BuiltStatement.objects.get().report
    assert report is not None
    assert len(reports) == 1
    assert len(PdfReader(BytesIO(report.file.read())).pages) <= 2


def test_a_financer_reads_the_financing_and_nothing_else(
    desk: Client, at_desk: Desk, case: Case, adviser: User
) -> None:
    followed(case, adviser)
    bank = agent(Role.PARTNER, case.platform, email="banque@partenaire.example")
    auditor = agent(Role.PARTNER, case.platform, email="audit@partenaire.example")
    share_case(case=case, partner=auditor)
    said = {"share-financer": str(bank.pk), "share-agreed_on": "2026-11-20", "share-agreed_how": "Mandat signé"}
    assert desk.post(at("funding_share", case.pk), {**said, "share-agreed_how": ""}).status_code == 422
    assert desk.post(at("funding_share", case.pk), said).status_code == 302
    client = at_desk(bank)

    assert "Isoler les murs" in client.get(at("financer_case", case.pk)).content.decode()
    assert str(case.household) in client.get(at("financer_cases")).content.decode()
    closed = [at("case", case.pk), at("funding", case.pk), at("built", case.pk), at("plans", case.pk)]
    assert {client.get(one).status_code for one in closed} <= {403, 404}
    assert at_desk(auditor).get(at("financer_case", case.pk)).status_code == 404
    assert at_desk(auditor).get(at("funding", case.pk)).status_code == 403
    desk.post(at("funding_unshare", case.pk, FundingShare.objects.get().pk))
    assert client.get(at("financer_case", case.pk)).status_code == 404


def test_l9_the_page_keeps_its_budget(desk: Client, case: Case, adviser: User) -> None:
    followed(case, adviser)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(at("funding", case.pk)).status_code == 200
        return len(found)

    queries()
    few = queries()
    for rank in range(4):
        AidFile.objects.create(case=case, label=f"Aide {rank}", planned_eur=1, since=timezone.localdate())

    assert queries() == few <= 35
