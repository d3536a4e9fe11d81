"""An adviser finds a household however it is typed."""

import pytest
from django.test import Client
from django.urls import reverse

from renovation.cases.models import Case
from renovation.platforms.models import Platform
from tests.factories.cases import CaseFactory, HouseholdFactory, LeadFactory


@pytest.fixture
def found(platform: Platform) -> Case:
    household = HouseholdFactory.create(
        platform=platform,
        first_name="Hélène",
        last_name="Lœuilleux",
        search_name="loeuilleux helene",
        email="helene@courriel.example",
        phone="+33 6 12 34 56 78",
    )
    return CaseFactory.create(household=household, number="GBM-2026-00042")


@pytest.mark.parametrize(
    "typed", ["helene", "HÉLÈNE lœuil", "06 12 34 56 78", "0612345678", "6 12 34", "helene@courriel", "2026-00042"]
)
@pytest.mark.parametrize("page", ["search", "cases"])
def test_a_case_is_found(page: str, typed: str, desk: Client, found: Case) -> None:
    CaseFactory.create(household=HouseholdFactory.create(platform=found.platform, phone="03 81 99 99 99"))

    response = desk.get(reverse(f"backoffice:{page}"), {"q": typed})

    rows = response.context["results"].cases if page == "search" else response.context["page"].object_list
    assert list(rows) == [found]


def test_a_whole_number_leads_straight_to_the_case(desk: Client, found: Case) -> None:
    response = desk.get(reverse("backoffice:search"), {"q": "gbm-2026-00042"})

    assert response["Location"] == reverse("backoffice:case", args=[found.pk])


def test_leads_and_households_without_either_are_found(desk: Client, platform: Platform) -> None:
    lead = LeadFactory.create(household=HouseholdFactory.create(platform=platform, search_name="morel jeanne"))
    alone = HouseholdFactory.create(platform=platform, search_name="morel paul")

    results = desk.get(reverse("backoffice:search"), {"q": "Morel"}).context["results"]

    assert (results.leads, results.households) == ([lead], [alone])


@pytest.mark.parametrize("typed", ["", "   ", "---", "%%%"])
def test_nothing_typed_finds_nobody(typed: str, desk: Client, found: Case) -> None:
    assert desk.get(reverse("backoffice:search"), {"q": typed}).context["results"].count == 0
