"""What the form of a list of cases understands, without a database."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import QueryDict

from backoffice.cases.listing_forms import CaseFilter
from renovation.cases.rules.listing import Listing

CHOICES = {
    "stage": [("works", "Travaux")],
    "referent": [(str(uuid4()), "Claire Martin")],
    "pathway": [],
    "commune": [("25056", "Besançon")],
    "epci": [],
}


def understood(query: str) -> Listing:
    return CaseFilter(QueryDict(query), choices=CHOICES, for_team=True).listing()


@pytest.mark.parametrize("said", [("referent", str(uuid4())), ("commune", "39300"), ("epci", "243900560")])
def test_what_is_no_longer_offered_still_counts(said: tuple[str, str]) -> None:
    name, value = said
    form = CaseFilter(QueryDict(f"{name}={value}"), choices=CHOICES, for_team=True)

    assert form.listing().filters == (said,)
    assert not form.errors
    assert f'<option value="{value}" selected>Autre</option>' in str(form[name])


def test_what_is_offered_is_offered_once() -> None:
    form = CaseFilter(QueryDict("commune=25056&referent=mine"), choices=CHOICES, for_team=True)

    assert "Autre" not in str(form["commune"]) + str(form["referent"])


@pytest.mark.parametrize("typed", ["2026-02-01", "01/02/2026"])
def test_a_day_counts_as_it_is_written_in_france(typed: str) -> None:
    found = understood(f"opened_since={typed}")

    assert found.opened_since == date(2026, 2, 1)
    assert found.filters == (("opened_since", "2026-02-01"),)
