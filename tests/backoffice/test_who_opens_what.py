"""Each role has its pages, and no other."""

import pytest
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import share_case, write_note
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.factories.cases import CaseDocumentFactory, CaseFactory, HouseholdFactory, TaskFactory
from tests.factories.platforms import agent

CANARY = "canari-4711"
CASE_PAGES = [
    *("leads", "lead_new", "cases", "tasks", "messages", "agenda", "search"),
    *("agenda_print", "booking", "absences", "rules", "sessions", "waiting_list", "feeds", "agenda_figures"),
]


@pytest.fixture
def partner(platform: Platform) -> User:
    return agent(Role.PARTNER, platform, email="audit@bureau.example")


@pytest.mark.parametrize("name", ["morning", "figures", *CASE_PAGES])
def test_somebody_not_logged_in_is_led_to_the_door(name: str, client: Client, db: None) -> None:
    response = client.get(reverse(f"backoffice:{name}"))

    assert response.status_code == 302
    assert response["Location"].startswith("/compte/")


@pytest.mark.parametrize("name", ["morning", "figures", *CASE_PAGES])
def test_a_household_is_refused(name: str, client: Client, household_user: User) -> None:
    client.force_login(household_user)

    assert client.get(reverse(f"backoffice:{name}")).status_code == 403
    assert Entry.objects.filter(action=Action.ACCESS_REFUSED).exists()


@pytest.mark.parametrize("name", CASE_PAGES)
def test_the_administrator_alone_sees_no_case(name: str, at_desk: Desk, administrator: User) -> None:
    assert at_desk(administrator).get(reverse(f"backoffice:{name}")).status_code == 403


@pytest.mark.parametrize("name", CASE_PAGES)
def test_the_region_sees_no_case(name: str, at_desk: Desk, region_reader: User) -> None:
    assert at_desk(region_reader).get(reverse(f"backoffice:{name}")).status_code == 403


@pytest.mark.parametrize("name", ["morning", "figures", *CASE_PAGES])
def test_d5_an_editor_has_no_right_on_cases(name: str, at_desk: Desk, editor: User) -> None:
    assert at_desk(editor).get(reverse(f"backoffice:{name}")).status_code == 403


def test_the_region_is_led_to_figures_without_a_name(at_desk: Desk, region_reader: User, case: Case) -> None:
    page = at_desk(region_reader).get(reverse("backoffice:morning"), follow=True)

    assert page.redirect_chain == [(reverse("backoffice:figures"), 302)]
    assert "Leroux" not in page.content.decode()


def test_d6_the_region_does_not_read_small_counts(at_desk: Desk, region_reader: User, case: Case) -> None:
    figures = at_desk(region_reader).get(reverse("backoffice:figures")).context["figures"]

    assert figures[0].stages["information"] is None
    assert figures[0].stages["works"] == 0


def test_d6_the_adviser_reads_the_exact_counts_of_the_own_platform(at_desk: Desk, adviser: User, case: Case) -> None:
    figures = at_desk(adviser).get(reverse("backoffice:figures")).context["figures"]

    assert figures[0].stages["information"] == 1


def test_a_partner_sees_only_shared_cases(at_desk: Desk, partner: User, case: Case) -> None:
    CaseFactory.create(platform=case.platform, household=HouseholdFactory.create(platform=case.platform))
    share_case(case=case, partner=partner)

    page = at_desk(partner).get(reverse("backoffice:cases")).context["page"]

    assert list(page.object_list) == [case]


def test_a_partner_reads_neither_notes_tasks_nor_documents_of_the_team(
    at_desk: Desk, partner: User, adviser: User, case: Case
) -> None:
    Case.objects.filter(pk=case.pk).update(summary=CANARY)
    share_case(case=case, partner=partner)
    write_note(case=case, author=adviser, text=CANARY)
    TaskFactory.create(case=case, title=CANARY)
    hidden = CaseDocumentFactory.create(case=case, shared=False, document__title=CANARY)
    desk = at_desk(partner)

    pages = desk.get(reverse("backoffice:case", args=[case.pk])), desk.get(reverse("backoffice:cases"))

    assert [CANARY in page.content.decode() for page in pages] == [False, False]
    assert desk.get(reverse("backoffice:document", args=[hidden.document_id])).status_code == 404


def test_a_partner_can_change_nothing(at_desk: Desk, partner: User, case: Case) -> None:
    share_case(case=case, partner=partner)

    for name in ("case_edit", "note", "message", "task", "case_document", "case_stage", "messages_read"):
        assert at_desk(partner).post(reverse(f"backoffice:{name}", args=[case.pk])).status_code == 403


def test_d3_a_case_that_is_no_longer_shared_disappears(at_desk: Desk, partner: User, case: Case) -> None:
    share = share_case(case=case, partner=partner)
    share.ended_at = share.shared_at
    share.save()

    assert at_desk(partner).get(reverse("backoffice:case", args=[case.pk])).status_code == 404


def test_d3_a_case_moved_elsewhere_leaves_the_old_team_at_once(
    at_desk: Desk, adviser: User, case: Case, other_platform: Platform
) -> None:
    Case.objects.filter(pk=case.pk).update(platform=other_platform)

    assert at_desk(adviser).post(reverse("backoffice:note", args=[case.pk])).status_code == 404


def test_c4_pages_of_the_office_are_not_kept_by_browsers(desk: Client, case: Case) -> None:
    page = desk.get(reverse("backoffice:case", args=[case.pk]))

    assert "no-store" in page["Cache-Control"]


def test_j2_reading_a_case_is_journalled(desk: Client, case: Case, adviser: User) -> None:
    for _ in range(2):
        desk.get(reverse("backoffice:case", args=[case.pk]))

    assert Entry.objects.filter(action=Action.CASE_READ, actor_id=adviser.pk, object_id=str(case.pk)).count() == 1
