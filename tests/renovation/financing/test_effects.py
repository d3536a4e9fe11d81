"""A new barème tells what it changes for the households whose answers are kept."""

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from renovation.aids.rules.seeds import seed_entries
from renovation.financing.models import AidsInquiry
from renovation.financing.operations import save_inquiry
from renovation.financing.rules.answers import AidsAnswers
from renovation.platforms.models import Platform
from renovation.quantities.effects import Comparison, watched_named
from renovation.territories.models import Commune

ON = date(2026, 11, 26)
ANSWERS = AidsAnswers(
    occupation="owner",
    persons=3,
    rfr_eur=Decimal(25000),
    age="over_15",
    kind="house",
    area_m2=Decimal(100),
    label="F",
    target_label="F",
    works=("heat_pump",),
)


@pytest.fixture
def inquiry(platform: Platform, communes: list[Commune]) -> AidsInquiry:
    return save_inquiry(
        inquiry=None,
        platform=platform,
        commune=communes[0],
        answers=ANSWERS,
        diagnosis=None,
        now=timezone.now(),
    )


def test_the_aids_of_a_household_are_told_before_and_after_without_its_name(inquiry: AidsInquiry) -> None:
    watched = watched_named("financing.inquiries")
    assert watched is not None
    after = deepcopy(list(seed_entries()))
    ceilings = next(one for one in after if one["code"] == "aids.income.elsewhere")
    ceilings["values"][-1]["table"] = {"3": [1000, 2000, 3000]}

    outcome = watched.compare(str(inquiry.pk), Comparison(ON, list(seed_entries()), after))

    assert outcome is not None
    assert outcome.subject == "Ménage à Besançon"
    assert outcome.after["classe de revenus"] == "revenus supérieurs"
    assert outcome.changing[0] == "classe de revenus"


def test_answers_that_are_forgotten_are_no_longer_counted(inquiry: AidsInquiry) -> None:
    watched = watched_named("financing.inquiries")
    assert watched is not None
    assert watched.total() == 1

    AidsInquiry.objects.update(expires_at=timezone.now() - timedelta(days=1))

    assert watched.total() == 0
    assert watched.compare(str(inquiry.pk), Comparison(ON, [], [])) is None
