"""From a call to a case, on the pages of the office."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.cases.enums import LeadState
from renovation.cases.models import Case, Lead
from renovation.households.models import Consent, Household
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.backoffice.forms import hidden
from tests.factories.cases import HouseholdFactory, LeadFactory
from tests.factories.platforms import PostcodeFactory

NEW = "backoffice:lead_new"


@pytest.fixture
def said(platform: Platform) -> dict[str, str]:
    """A call, as the adviser types it."""
    PostcodeFactory.create()
    return {
        "key": str(uuid.uuid4()),
        "platform": str(platform.pk),
        "origin": "phone",
        "last_name": "Hélin",
        "phone": "06 12 34 56 78",
        "commune": "Besançon",
        "request": "Changer la chaudière",
        "agreed": "on",
        "follow": "on",
    }


def test_a_call_becomes_a_lead_with_its_home_and_its_consent(desk: Client, said: dict[str, str], adviser: User) -> None:
    response = desk.post(reverse(NEW), said)

    lead = Lead.objects.get()
    assert response["Location"] == reverse("backoffice:lead", args=[lead.pk])
    assert (lead.request, lead.assigned_to) == ("Changer la chaudière", adviser)
    assert Consent.objects.get(household=lead.household).channel == "phone"
    assert lead.household.occupancies.get().dwelling.commune.name == "Besançon"


def test_the_same_call_sent_twice_is_one_lead(desk: Client, said: dict[str, str]) -> None:
    for _ in range(2):
        desk.post(reverse(NEW), said)

    assert (Lead.objects.count(), Household.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("phone", "", "au moins un téléphone"),
        ("phone", "bonjour", "dix chiffres"),
        ("commune", "Xanadu", "Aucune commune"),
        ("agreed", "", "Demandez l’accord"),
        ("last_name", "", "obligatoire"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_lost(
    field: str, value: str, words: str, desk: Client, said: dict[str, str]
) -> None:
    response = desk.post(reverse(NEW), {**said, field: value})

    page = response.content.decode()
    assert words in page
    assert "<title>Erreur – " in page
    assert "Changer la chaudière" in page
    assert not Lead.objects.exists()


def test_d8_a_platform_where_one_does_not_work_is_refused(
    desk: Client, said: dict[str, str], other_platform: Platform
) -> None:
    desk.post(reverse(NEW), {**said, "platform": str(other_platform.pk)})

    assert not Lead.objects.exists()


def test_the_page_shows_everything_that_the_household_typed(desk: Client, lead: Lead) -> None:
    page = desk.get(reverse("backoffice:lead", args=[lead.pk])).content.decode()

    for typed in (lead.household.email, lead.household.phone, "Isoler les combles", "Le soir"):
        assert typed in page


def qualification(page: object, **changes: str) -> dict[str, str]:
    base = hidden(page, "base")  # type: ignore[arg-type]
    return {"base": base, "state": "contacted", "qualification": "", "readiness": "", "assigned_to": "", **changes}


def test_qualifying_saves_and_goes_back_to_the_lead(desk: Client, lead: Lead, adviser: User) -> None:
    address = reverse("backoffice:lead", args=[lead.pk])

    response = desk.post(address, qualification(desk.get(address), readiness="soon", assigned_to=str(adviser.pk)))

    lead.refresh_from_db()
    assert response["Location"] == address
    assert (lead.state, lead.readiness, lead.assigned_to) == (LeadState.CONTACTED, "soon", adviser)


def test_an_agent_of_another_platform_cannot_be_chosen(desk: Client, lead: Lead, adviser_elsewhere: User) -> None:
    address = reverse("backoffice:lead", args=[lead.pk])

    desk.post(address, qualification(desk.get(address), assigned_to=str(adviser_elsewhere.pk)))

    lead.refresh_from_db()
    assert lead.assigned_to is None


def test_h4_two_browsers_see_what_differs(desk: Client, at_desk: Desk, manager: User, lead: Lead) -> None:
    address = reverse("backoffice:lead", args=[lead.pk])
    opened = desk.get(address)
    other = at_desk(manager)
    other.post(address, qualification(other.get(address), qualification="Combles d’abord"))

    response = desk.post(address, qualification(opened, qualification="Chaudière d’abord"))

    page = response.content.decode()
    assert response.status_code == 409
    assert "Combles d’abord" in page
    assert "Chaudière d’abord" in page


def test_converting_twice_opens_one_case(desk: Client, lead: Lead) -> None:
    address = reverse("backoffice:lead_convert", args=[lead.pk])

    locations = {desk.post(address)["Location"] for _ in range(2)}

    assert locations == {reverse("backoffice:case", args=[Case.objects.get().pk])}


def test_f5_a_link_converts_nothing(desk: Client, lead: Lead) -> None:
    assert desk.get(reverse("backoffice:lead_convert", args=[lead.pk])).status_code == 405
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("query", "names"),
    [("", ["Aubry", "Leroux"]), ("state=closed", ["Zola"]), ("whose=mine", ["Aubry"]), ("q=ZOLA&state=all", ["Zola"])],
)
def test_the_list_filters(query: str, names: list[str], desk: Client, lead: Lead, adviser: User) -> None:
    for name, state, whose in (("Aubry", "new", adviser), ("Zola", "closed", None)):
        household = HouseholdFactory.create(platform=lead.platform, last_name=name)
        LeadFactory.create(household=household, state=state, assigned_to=whose)

    page = desk.get(f"{reverse('backoffice:leads')}?sort=name&{query}").context["page"]

    assert [found.household.last_name for found in page] == names
