"""Identifiers of another platform answer 404 on every address of the office (D2), also when they are known (D7)."""

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from backoffice.urls import urlpatterns
from renovation.accounts.models import User
from renovation.appointments.models import Appointment, Opening
from renovation.cases.models import Case, Lead
from renovation.events.models import Registration
from renovation.events.operations import register
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.leads.operations import merge_households
from renovation.newsletters.operations.letters import keep_letter
from renovation.newsletters.rules import LetterText
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.factories import living
from tests.factories.acts import act_of
from tests.factories.appointments import one_of_each
from tests.factories.campaigns import targeting_content
from tests.factories.cases import (
    NOVEMBER,
    CaseDocumentFactory,
    DwellingFactory,
    HouseholdFactory,
    TaskFactory,
    asked_of,
    companion_of,
)
from tests.factories.contracts import contract_content
from tests.factories.financing import plan_content
from tests.factories.funding import funding_content
from tests.factories.listings import listing_content
from tests.factories.platforms import agent
from tests.factories.programmes import programme_content

CANARY = "Camille"
OF_MANAGERS = {
    *("event_id", "registration_id", "letter_id", "platform_id"),
    *("segment_id", "campaign_id", "recipient_id", "import_id", "lead_key_id"),
    *("type_id", "place_id", "sector_id", "reminder_id", "adviser_id"),
}


def addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and parameters of every address of our rooms that takes identifiers."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern) and pattern.pattern.converters:
            yield str(pattern.name), tuple(pattern.pattern.converters)


WITH_IDENTIFIERS = sorted(addresses(urlpatterns))


@pytest.fixture
def known(case: Case, lead: Lead, adviser: User) -> dict[str, uuid.UUID]:
    """One identifier of each kind, all of the first platform."""
    period = (NOVEMBER, NOVEMBER + timedelta(hours=1))
    common = {"platform": case.platform, "adviser": adviser, "modality": "phone", "period": period}
    appointment = Appointment.objects.create(**common, household=case.household, case=case, token_hash="a")
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.save()
    return {
        **programme_content(case, adviser),
        "dwelling_id": case.dwelling.pk,
        **plan_content(case, adviser),
        **contract_content(case, adviser),
        **funding_content(case, adviser),
        "case_id": case.pk,
        "act_id": act_of(case, adviser).pk,
        "lead_id": lead.pk,
        "task_id": TaskFactory.create(case=case).pk,
        "document_id": CaseDocumentFactory.create(case=case).document_id,
        "asked_id": asked_of(case, adviser).pk,
        "companion_id": companion_of(case, adviser).pk,
        "appointment_id": appointment.pk,
        "opening_id": Opening.objects.create(platform=case.platform, adviser=adviser, period=period).pk,
        **one_of_each(case.household, adviser),
        **listing_content(case, adviser),
        **announcements(case.platform),
        **doubles_of(case, adviser),
        **targeting_content(case.platform, adviser, case.household),
    }


def doubles_of(case: Case, adviser: User) -> dict[str, uuid.UUID]:
    """A household that looks like that of the case, and one that was joined to it."""
    twin, joined = HouseholdFactory.create_batch(2, platform=case.platform)
    merge = merge_households(first_id=case.household_id, second_id=joined.pk, author=adviser, now=NOVEMBER)
    return {"household_id": twin.pk, "merge_id": merge.pk}


def announcements(platform: Platform) -> dict[str, uuid.UUID]:
    """An event with somebody who comes, and a letter."""
    text = LetterText(page_id=4712, subject="Lettre", introduction="", path="/lettre/", parts=())
    key = uuid.uuid4()
    register(platform=platform, announced=living.announced(), person=living.person(), key=key, now=NOVEMBER)
    return {
        "event_id": Registration.objects.get(pk=key).event_id,
        "registration_id": key,
        "letter_id": keep_letter(platform=platform, text=text, now=NOVEMBER).pk,
        "platform_id": platform.pk,
    }


@pytest.fixture
def colleague_elsewhere(other_platform: Platform) -> Callable[[tuple[str, ...]], User]:
    """Who does this kind of work on the other platform: an adviser has no right on letters, anywhere."""

    def find(parameters: tuple[str, ...]) -> User:
        role = Role.ADVISER if OF_MANAGERS.isdisjoint(parameters) else Role.MANAGER
        return agent(role, other_platform, email="ailleurs@haut-doubs.example")

    return find


def test_d2_the_walk_covers_every_kind_of_identifier(known: dict[str, uuid.UUID]) -> None:
    assert {parameter for _, parameters in WITH_IDENTIFIERS for parameter in parameters} == set(known)


@pytest.mark.parametrize(("name", "parameters"), WITH_IDENTIFIERS)
def test_d2_a_colleague_elsewhere_gets_404(
    name: str,
    parameters: tuple[str, ...],
    known: dict[str, uuid.UUID],
    at_desk: Desk,
    colleague_elsewhere: Callable[[tuple[str, ...]], User],
) -> None:
    address = reverse(f"backoffice:{name}", args=[known[parameter] for parameter in parameters])
    before = (Case.objects.get().revision, Lead.objects.get().revision, Opening.objects.count())

    client = at_desk(colleague_elsewhere(parameters))
    answers = {client.get(address).status_code, client.post(address).status_code}

    # 405 is the answer to anybody for a method that the address does not know.
    assert 404 in answers
    assert answers <= {404, 405}
    assert (Case.objects.get().revision, Lead.objects.get().revision, Opening.objects.count()) == before


@pytest.mark.parametrize(
    "name",
    [
        *(
            "morning",
            "leads",
            "cases",
            "case_board",
            "case_views",
            "case_exports",
            "tasks",
            "messages",
            "agenda",
            "figures",
            "search",
        ),
        *("absences", "rules", "sessions", "waiting_list", "feeds", "agenda_figures", "booking"),
    ],
)
def test_d2_no_list_count_or_search_shows_another_platform(
    name: str, known: dict[str, uuid.UUID], at_desk: Desk, adviser_elsewhere: User
) -> None:
    asked = {"q": "Leroux", "equipe": "1", "state": "all", "stage": "all", "toutes": "1"}

    page = at_desk(adviser_elsewhere).get(reverse(f"backoffice:{name}"), asked).content.decode()

    assert CANARY not in page


def test_j2_a_refused_reading_is_journalled(case: Case, at_desk: Desk, adviser_elsewhere: User) -> None:
    at_desk(adviser_elsewhere).get(reverse("backoffice:case", args=[case.pk]))

    fact = Entry.objects.get(action=Action.ACCESS_REFUSED)
    assert fact.actor_id == adviser_elsewhere.pk
    assert fact.detail["case_id"] == str(case.pk)


def test_d2_unknown_identifiers_answer_the_same(desk: Client) -> None:
    assert desk.get(reverse("backoffice:case", args=[uuid.uuid4()])).status_code == 404
