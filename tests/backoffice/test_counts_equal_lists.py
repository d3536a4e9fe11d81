"""The tiles and the side bar count exactly what their lists show."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case, Lead
from renovation.cases.queries import Scope, office_counts
from renovation.platforms.queries import reader_for
from tests.factories.cases import CaseFactory, HouseholdFactory, LeadFactory, MessageFactory, TaskFactory

# Lists behind each count: page, query for one's own work, query for the team's.
LISTS = {
    "leads_waiting": ("leads", "", ""),
    "leads_to_take": ("leads", "?state=new&whose=to_take", "?state=new"),
    "leads_late": ("leads", "?state=new&whose=to_take&late=on", "?state=new&late=on"),
    "cases_running": ("cases", "", ""),
    "tasks_due": ("tasks", "", "?equipe=1"),
    "messages_unread": ("messages", "", "?equipe=1"),
}


@pytest.fixture(autouse=True)
def busy_desk(case: Case, adviser: User, manager: User) -> None:
    """Work of the adviser, of a colleague and of nobody, some of it late."""
    today: date = timezone.localdate()
    CaseFactory.create(household=case.household, stage="closed")
    theirs = CaseFactory.create(household=case.household, referent=manager)
    for days in (-3, 0, 2):
        TaskFactory.create(case=case, assigned_to=adviser, due_on=today + timedelta(days=days))
        TaskFactory.create(case=theirs, assigned_to=manager, due_on=today + timedelta(days=days))
    MessageFactory.create(case=case)
    MessageFactory.create(case=theirs)
    MessageFactory.create(case=case, from_household=False)
    for whose, hours in ((None, 1), (None, 60), (adviser, 60), (manager, 60)):
        lead = LeadFactory.create(household=HouseholdFactory.create(platform=case.platform), assigned_to=whose)
        Lead.objects.filter(pk=lead.pk).update(created_at=timezone.now() - timedelta(hours=hours))
    LeadFactory.create(household=HouseholdFactory.create(platform=case.platform), state="closed")


@pytest.mark.parametrize("whole_team", [False, True])
@pytest.mark.parametrize("name", LISTS)
def test_a_count_is_the_length_of_its_list(name: str, whole_team: bool, desk: Client, adviser: User) -> None:
    page, own, team = LISTS[name]
    scope = Scope(reader=reader_for(adviser), whole_team=whole_team)
    counts = office_counts(scope, now=timezone.now(), today=timezone.localdate())

    shown = desk.get(reverse(f"backoffice:{page}") + (team if whole_team else own)).context["page"]

    assert getattr(counts, name) == shown.paginator.count > 0


def test_late_tasks_are_those_before_today(adviser: User) -> None:
    counts = office_counts(Scope(reader=reader_for(adviser)), now=timezone.now(), today=timezone.localdate())

    assert (counts.tasks_late, counts.tasks_due) == (1, 2)


def test_all_counts_are_one_query(adviser: User) -> None:
    reader = reader_for(adviser)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        office_counts(Scope(reader=reader), now=timezone.now(), today=timezone.localdate())

    assert len(queries) == 1


def test_the_morning_merges_what_waits_by_urgency(desk: Client) -> None:
    lines = desk.get(reverse("backoffice:morning")).context["waiting"]

    assert [line.deadline for line in lines] == sorted(line.deadline for line in lines)
    assert {line.kind for line in lines} == {"Prospect", "Tâche", "Message"}


def test_the_morning_says_whose_day_it_is(desk: Client) -> None:
    page = desk.get(reverse("backoffice:morning")).content.decode()

    assert "Bonjour Claire, voici votre " in page
