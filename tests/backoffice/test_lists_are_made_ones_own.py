"""The list of cases at work: columns, views, groups, board, acts on several cases, export."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseExport, CaseShare, CaseView, GroupedAct, Message
from renovation.cases.operations import exports
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Job
from renovation.outbox.operations import run_job
from renovation.platforms.enums import Role
from tests.backoffice.conftest import Desk
from tests.factories.cases import CaseFactory, HouseholdFactory
from tests.factories.platforms import agent

LIST = reverse("backoffice:cases")


@pytest.fixture
def works(case: Case) -> Case:
    """A second case, at the works."""
    household = HouseholdFactory.create(platform=case.platform, last_name="Nguyen", first_name="Bao", email="")
    return CaseFactory.create(household=household, stage="works")


def ticked(act: str, *cases: Case) -> str:
    return f"{reverse('backoffice:grouped')}?act={act}" + "".join(f"&case={case.pk}" for case in cases)


def test_columns_groups_and_errors_are_on_the_page(desk: Client, case: Case, works: Case) -> None:
    page = desk.get(LIST, {"cols": ["phone", "since"], "group": "stage", "opened_since": "hier", "quiet_days": "0"})

    assert [one.label for one in page.context["columns"]] == ["Téléphone", "À l’étape depuis"]
    assert {(one.label, one.number) for one in page.context["groups"]} == {(case.stage_name, 1), (works.stage_name, 1)}
    assert set(page.context["form"].errors) == {"opened_since", "quiet_days"}
    opened = desk.get(next(one.url for one in page.context["groups"] if one.label == works.stage_name))
    assert [row.case for row in opened.context["rows"]] == [works]
    assert "hier" in page.content.decode()


def test_a_view_is_kept_shared_and_removed(desk: Client, at_desk: Desk, manager: User, works: Case) -> None:
    asked = {"stage": "works", "cols": ["number", "phone"], "sort": "name"}
    address = desk.get(LIST, asked).context["query"]
    save = f"{reverse('backoffice:case_views')}?{address}"
    assert desk.post(save, {"name": ""}).status_code == 422

    answer = desk.post(save, {"name": "Chantiers", "team": str(works.platform_id)})

    assert parse_qs(urlsplit(answer["Location"]).query) == {**asked, "stage": ["works"], "sort": ["name"]}
    (link,) = at_desk(manager).get(LIST).context["views"]
    assert [row.case for row in at_desk(manager).get(link.url).context["rows"]] == [works]
    view = CaseView.objects.get()
    desk.post(reverse("backoffice:case_view_remove", args=[view.pk]))
    assert not CaseView.objects.exists()


def test_the_board_moves_a_case_and_says_why_not(desk: Client, case: Case, works: Case) -> None:
    board = f"{reverse('backoffice:case_board')}?referent=mine"
    assert [one.case for column, _ in desk.get(board).context["columns"] for one in column.cases] == [case]
    move = reverse("backoffice:board_move", args=[case.pk]) + "?referent=mine"

    refused = desk.post(move, {"to_stage": "works"})
    moved = desk.post(move, {"to_stage": "diagnosis"})

    assert (refused.status_code, moved["Location"]) == (422, board)
    assert "ne peut pas passer à l’étape" in refused.content.decode()
    elsewhere = reverse("backoffice:board_move", args=[case.pk]) + "?referent=nobody"
    assert "ne peut pas passer à l’étape" in desk.post(elsewhere, {"to_stage": "works"}).content.decode()
    assert Case.objects.get(pk=case.pk).stage == "diagnosis"
    assert desk.post(move, {}).status_code == 422


def test_what_will_happen_is_told_before_and_reported_after(desk: Client, case: Case, works: Case) -> None:
    address = ticked("stage", case, works)
    key = desk.get(address).context["form"]["key"].value()
    said = {"key": str(key), "to_stage": "diagnosis"}

    foretold = desk.post(address, said)
    assert (foretold.context["done"], foretold.context["refused"]) == (1, 1)
    assert Case.objects.get(pk=case.pk).stage == "information"
    assert desk.post(address, {**said, "again": "1"}).context["form"]["to_stage"].value() == "diagnosis"

    for _ in range(2):
        report = desk.post(address, {**said, "confirmed": "1"}, follow=True)

    assert (report.context["done"], report.context["refused"]) == (1, 1)
    assert Case.objects.get(pk=case.pk).stage == "diagnosis"
    assert GroupedAct.objects.count() == 1


def test_a_message_says_who_has_no_mail_and_keeps_its_words(desk: Client, case: Case, works: Case) -> None:
    address = ticked("message", case, works)
    said = {"key": str(desk.get(address).context["form"]["key"].value()), "text": "Nous fermons\nle 24 décembre"}
    page = desk.post(address, said).content.decode()

    assert "sans e-mail connu" in page
    desk.post(address, {**said, "confirmed": "1"})
    assert set(Message.objects.values_list("text", flat=True)) == {"Nous fermons\nle 24 décembre"}
    assert Message.objects.count() == 2


def test_d2_ticked_cases_of_others_do_not_exist(at_desk: Desk, case: Case, adviser_elsewhere: User) -> None:
    elsewhere = at_desk(adviser_elsewhere)

    assert elsewhere.get(ticked("stage", case))["Location"] == LIST
    assert elsewhere.post(ticked("stage", case), {"confirmed": "1", "to_stage": "diagnosis"})["Location"] == LIST
    assert elsewhere.get(ticked("stage") + "&case=abc")["Location"] == LIST
    assert Case.objects.get(pk=case.pk).stage == "information"


def test_a_partner_reads_the_shared_list_and_nothing_else(at_desk: Desk, case: Case, works: Case) -> None:
    partner = agent(Role.PARTNER, case.platform, email="auditeur@partenaire.example")
    CaseShare.objects.create(case=case, user=partner)
    desk = at_desk(partner)
    page = desk.get(LIST, {"cols": ["number", "next"], "alert": "on", "group": "stage"})

    assert [row.case for row in page.context["rows"]] == [case]
    assert [one.code for one in page.context["columns"]] == ["number"]
    assert "Cocher toute la page" not in page.content.decode()
    closed = ("case_board", "case_views", "case_exports")
    assert {desk.get(reverse(f"backoffice:{name}")).status_code for name in closed} == {403}
    assert desk.get(ticked("stage", case)).status_code == 403


def test_an_export_is_made_watched_and_fetched(desk: Client, case: Case, works: Case, at_desk: Desk) -> None:
    address = f"{reverse('backoffice:case_exports')}?stage=works&cols=number"
    key = desk.get(address).context["form"]["key"].value()
    progress = desk.post(address, {"key": str(key)})["Location"]
    assert "0 dossiers écrits sur 1" in desk.get(progress).content.decode()
    assert desk.get(f"{progress}dossiers.csv")["Location"] == progress

    run_job(job_id=Job.objects.get(kind=exports.STEP).pk, now=timezone.now())

    assert "Le fichier est prêt" in desk.get(progress).content.decode()
    file = desk.get(f"{progress}dossiers.csv")
    text = b"".join(file.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.splitlines() == ["\ufeffMénage;Numéro", f"Nguyen, Bao;{works.number}"]
    assert Entry.objects.filter(action=Action.CASES_EXPORTED).count() == 2
    colleague = agent(Role.ADVISER, case.platform, email="bob@besancon.example")
    assert at_desk(colleague).get(progress).status_code == 404
    assert CaseExport.objects.get().done == 1
    CaseExport.objects.update(listing={"platforms": [str(case.platform_id), str(case.pk)]})
    assert "vos droits ont changé" in desk.get(progress).content.decode()
    assert desk.get(f"{progress}dossiers.csv").status_code == 404


def test_an_export_of_ticked_cases_keeps_the_columns_and_never_becomes_the_whole_list(
    desk: Client, at_desk: Desk, case: Case, works: Case, adviser_elsewhere: User
) -> None:
    chosen = desk.get(ticked("export", works) + "&back=stage%3Dworks%26cols%3Dnumber%26cols%3Dphone")["Location"]

    said = {"stage": ["works"], "cols": ["number", "phone"], "case": [str(works.pk)]}
    assert parse_qs(urlsplit(chosen).query) == said
    page = desk.get(chosen)
    assert (page.context["chosen"], page.context["columns"]) == (1, ["Ménage", "Numéro", "Téléphone"])
    assert at_desk(adviser_elsewhere).get(chosen)["Location"].startswith(LIST)
    assert desk.post(f"{reverse('backoffice:case_exports')}?case=abc&stage=works")["Location"] == f"{LIST}?stage=works"
    assert not CaseExport.objects.exists()


def test_l9_the_board_asks_the_same_for_two_and_for_many(desk: Client, case: Case, works: Case) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(reverse("backoffice:case_board")).status_code == 200
        return len(found)

    queries()
    few = queries()
    CaseFactory.create_batch(12, household=case.household, stage="works")

    assert queries() == few <= 26
