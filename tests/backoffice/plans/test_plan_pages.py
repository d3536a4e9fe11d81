"""Plans of a case: begun on a scenario of aids, typed, compared, kept at each moment, printed on two pages."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from renovation.accounts.models import User
from renovation.cases.operations import share_case
from renovation.financing.models import Calculation, FinancingPlan, FinancingVariant, PlanVersion
from renovation.financing.operations import decide_amount
from renovation.financing.operations.plans import file_plan_report, freeze_plan, start_plan
from renovation.financing.planning import planned, recomputed
from renovation.financing.queries.plans import plan_for, plan_version_for
from renovation.financing.refusals import Refused
from renovation.financing.rules.plan.financed import Financed
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.backoffice.forms import hidden
from tests.factories.platforms import agent


def at(name: str, one: Any) -> str:
    return reverse(f"backoffice:{name}", args=[one.pk])


def money(plan: FinancingPlan) -> Financed:
    found = planned(plan_for(plan.pk), on=timezone.localdate()).financed
    assert found is not None
    return found


def sent(desk: Client, plan: FinancingPlan, **changes: Any) -> dict[str, Any]:
    """What the browser sends back from the page, with changes."""
    form = desk.get(at("plan", plan)).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**data, **changes}.items() if value not in (None, False)}


def read(desk: Client, plan: FinancingPlan) -> dict[str, str]:
    """What the page says, in the form that keeps a version, of what it shows."""
    form = desk.get(at("plan", plan)).context["freeze_form"]
    return {f"freeze-{name}": str(form[name].value()) for name in ("revision", "read")}


def save(desk: Client, plan: FinancingPlan, **changes: Any) -> HttpResponse:
    return desk.post(at("plan", plan), sent(desk, plan, **changes))


def test_a_plan_begins_with_what_the_aids_say(plan: FinancingPlan) -> None:
    found = money(plan)

    assert found.missing_eur == 0
    assert found.ttc_eur - found.aids_eur == found.remaining_eur == found.own_eur + found.loans_eur
    assert {one.to_verify for one in found.assumptions} == {True}
    assert Entry.objects.filter(action=Action.PLAN_CREATED).count() == 1


def test_it_begins_on_the_page_once(desk: Client, variant: FinancingVariant) -> None:
    address = at("plans", variant.case)
    said = {"start-name": "Tout emprunter", "start-variant": str(variant.pk)}
    said["start-key"] = hidden(desk.get(address), "start-key")

    answers = [desk.post(at("plan_start", variant.case), said).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert FinancingPlan.objects.get().name == "Tout emprunter"
    assert desk.post(at("plan_start", variant.case), {**said, "start-name": ""}).status_code == 422
    assert "Tout emprunter" in desk.get(address).content.decode()


def test_loans_are_typed_and_told_to_the_cent(desk: Client, plan: FinancingPlan) -> None:
    loan = {"loan-2-kind": "bank", "loan-2-amount": "20 000", "loan-2-months": "120", "loan-2-rate": "4"}

    assert save(desk, plan, **loan, bill="3 000").status_code == 302
    page = desk.get(at("plan", plan)).content.decode()

    assert "202,49\N{NO-BREAK SPACE}€ par mois" in page
    assert "dépassent le reste à payer" in page
    months = desk.get(at("plan_schedule", plan)).content.decode()
    assert months.count('<tr><th scope="row">') >= 120
    assert "Et si on ne fait rien" in page
    assert Entry.objects.filter(action=Action.PLAN_CHANGED).count() == 1
    assert save(desk, plan).status_code == 302
    assert Entry.objects.filter(action=Action.PLAN_CHANGED).count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"loan-2-amount": "1000"},
        {"loan-2-amount": "-5", "loan-2-months": "12"},
        {"loan-2-amount": "1000", "loan-2-months": "12", "loan-2-rate": "45"},
        {"loan-2-rate": "1E-27", "loan-2-amount": "1000", "loan-2-months": "12"},
        {"own-1-amount": "-300"},
        {"own-1-amount": "beaucoup"},
        {"begins_on": "2020-01-01"},
        {"deposit": "90"},
        {"term-{}-advance": "140"},
    ],
)
def test_f1_what_makes_no_sense_is_said_and_kept_in_the_form(
    changes: dict[str, str], desk: Client, plan: FinancingPlan
) -> None:
    key = money(plan).aids[0].key
    changes = {name.format(key): value for name, value in changes.items()}
    name, value = next(iter(changes.items()))

    answer = save(desk, plan, **changes)

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert answer.context["form"][name].value() == value


def test_h4_a_colleague_saved_meanwhile(desk: Client, at_desk: Desk, manager: User, plan: FinancingPlan) -> None:
    mine = sent(desk, plan, **{"own-2-label": "Don des parents", "own-2-amount": "500", "own-2-gift": "on"})
    save(at_desk(manager), plan, name="Revu")

    conflict = desk.post(at("plan", plan), mine)

    assert conflict.status_code == 409
    assert "Rien n’est écrasé" in conflict.content.decode()
    assert "Don des parents" in conflict.content.decode()
    again = conflict.context["form"]
    data = {name: again[name].value() for name in again.fields}
    assert desk.post(at("plan", plan), {k: v for k, v in data.items() if v}).status_code == 302
    gift = money(plan).inputs.own[-1]
    assert (gift.label, gift.amount_eur, gift.gift) == ("Don des parents", 500, True)


def test_a_version_keeps_the_plan_and_its_aids(desk: Client, plan: FinancingPlan, adviser: User) -> None:
    said = {**read(desk, plan), "freeze-kind": "submitted", "freeze-words": "Banque"}
    for _ in range(2):
        desk.post(at("plan_freeze", plan), said)
    version = plan_version_for(PlanVersion.objects.get().pk)
    before = version.content

    decide_amount(
        variant_id=plan.variant_id,
        key=money(plan).aids[0].key,
        amount_eur=money(plan).aids[0].paid_eur + 500,
        reason="Notification",
        author=adviser,
        now=timezone.now(),
    )

    assert recomputed(plan_version_for(version.pk))
    assert plan_version_for(version.pk).content == before
    assert Calculation.objects.count() == 2
    assert money(plan).aids[0].reason == "Notification"
    page = desk.get(at("plan_version", version)).content.decode()
    assert "se recalcule à l’identique" in page
    assert "Notification" not in page

    refused = desk.post(at("plan_freeze", plan), said)
    form = refused.context["freeze_form"]
    assert (refused.status_code, form["words"].value()) == (422, "Banque")
    assert "relisez-le" in str(form.errors)
    assert form["read"].value() != said["freeze-read"]
    assert save(desk, plan, name=plan.name.upper()).status_code == 302
    told = json.loads(desk.get(at("plan_version_json", version)).content)
    assert (told["fingerprint"], told["notice"]) == (version.fingerprint, "Document non contractuel")
    assert told["name"] == plan.name
    assert json.loads(desk.get(at("plan_json", plan)).content)["plan"]["remaining_eur"]


def test_a_plan_with_a_hole_is_kept_as_a_simulation_only(desk: Client, plan: FinancingPlan, adviser: User) -> None:
    save(desk, plan, **{"own-1-amount": "", "loan-1-amount": ""})
    found = plan_for(plan.pk)
    said: dict[str, Any] = {"plan_id": plan.pk, "words": "", "author": adviser, "now": timezone.now()}

    with pytest.raises(Refused):
        freeze_plan(**said, revision=found.revision, kind="submitted")  # type: ignore[arg-type]
    with pytest.raises(Refused):
        freeze_plan(**said, revision=found.revision - 1, kind="simulation")  # type: ignore[arg-type]
    assert freeze_plan(**said, revision=found.revision, kind="simulation").number == 1  # type: ignore[arg-type]


def test_the_pdf_has_two_pages_and_is_filed_once(desk: Client, plan: FinancingPlan, adviser: User) -> None:
    said = {**read(desk, plan), "freeze-kind": "simulation"}
    desk.post(at("plan_freeze", plan), said)
    version = PlanVersion.objects.get()
    assert "en préparation" in desk.post(at("plan_report", version), follow=True).content.decode()

    reports = {file_plan_report(version_id=version.pk, author_id=adviser.pk).report_id for _ in range(2)}

    report = PlanVersion.objects.get().report
    assert report is not None
    printed = PdfReader(BytesIO(report.file.read()))
    assert len(reports) == 1
    assert len(printed.pages) == 2
    assert "Document non contractuel" in printed.pages[0].extract_text()


def test_incomes_stay_with_those_who_work_on_the_case(
    at_desk: Desk, platform: Platform, plan: FinancingPlan, adviser_elsewhere: User
) -> None:
    partner = agent(Role.PARTNER, platform, email="audit@partenaire.example")
    share_case(case=plan.variant.case, partner=partner)
    addresses = [at("plan", plan), at("plans", plan.variant.case), at("plan_json", plan)]

    assert {at_desk(partner).get(one).status_code for one in addresses} == {403}
    assert {at_desk(adviser_elsewhere).get(one).status_code for one in addresses} == {404}


def test_l9_the_pages_keep_their_budget(desk: Client, plan: FinancingPlan, adviser: User) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(address).status_code == 200
        return len(found)

    listed = at("plans", plan.variant.case)
    queries(listed)
    few = queries(listed)
    for rank in range(3):
        start_plan(variant=plan.variant, name=f"Autre {rank}", author=adviser, now=timezone.now())

    assert queries(listed) == few <= 30
    queries(at("plan", plan))
    assert queries(at("plan", plan)) <= 35
