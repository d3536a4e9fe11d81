"""Whom criteria find, on one platform, and how many may be reached."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from renovation.accounts.models import User
from renovation.campaigns.models import Objection
from renovation.campaigns.operations import export_segment, remove_segment, save_segment
from renovation.campaigns.queries import count_segment, criteria_in_words, reach_of, vocabulary_of
from renovation.campaigns.refusals import CampaignRefused
from renovation.campaigns.rules.criteria import Criteria
from renovation.cases.models import Case
from renovation.diagnosis.operations import attach_to_household, start
from renovation.households.models import Household, Occupancy
from renovation.households.operations import withdraw_consent
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.factories.acts import act_of
from tests.factories.campaigns import agree, segment_of
from tests.factories.cases import NOVEMBER, CaseFactory, DwellingFactory, HouseholdFactory, LeadFactory

NOW = NOVEMBER + timedelta(days=100)


@pytest.fixture
def homes(household: Household, neighbour: Household, communes: list[Commune]) -> list[Case]:
    """A house of class G heated with oil in the first commune; a flat in the second, and a case without a home."""
    house = DwellingFactory.create(
        platform=household.platform, commune=communes[0], heating="oil", estimated_class="G",
        construction_period="before_1948",
    )  # fmt: skip
    flat = DwellingFactory.create(platform=household.platform, commune=communes[1], kind="flat", heating="gas")
    Occupancy.objects.create(household=household, dwelling=house, tenure="owner")
    Occupancy.objects.create(household=neighbour, dwelling=flat, tenure="landlord")
    return [
        CaseFactory.create(household=household, dwelling=house),
        CaseFactory.create(household=neighbour, dwelling=flat, stage="works"),
        CaseFactory.create(household=HouseholdFactory.create(platform=household.platform)),
    ]


def found(platform: Platform, **asked: object) -> int:
    return count_segment(platform.pk, Criteria(**asked), now=NOW).total  # type: ignore[arg-type]


def test_each_criterion_narrows_and_the_whole_is_the_sum(
    platform: Platform, homes: list[Case], communes: list[Commune]
) -> None:
    whole = count_segment(platform.pk, Criteria(), now=NOW)

    assert whole.total == sum(line.number for line in whole.by_commune) == 3
    assert whole.by_commune[-1].commune is None
    asked: list[dict[str, object]] = [
        {"kinds": ("house",)},
        {"heatings": ("oil",)},
        {"classes": ("F", "G")},
        {"periods": ("before_1948",)},
        {"communes": (communes[0].pk,)},
        {"tenures": ("owner",)},
        {"stages": ("works",)},
        {"over": "homes", "kinds": ("flat",)},
    ]
    assert [found(platform, **one) for one in asked] == [1] * len(asked)
    assert found(platform, heatings=("oil",), kinds=("flat",)) == 0


def test_a_lead_is_found_by_the_home_of_its_household(
    platform: Platform, household: Household, homes: list[Case], communes: list[Commune]
) -> None:
    LeadFactory.create(household=household)

    count = count_segment(platform.pk, Criteria(over="leads", classes=("G",), states=("new",)), now=NOW)

    assert [(line.commune, line.number) for line in count.by_commune] == [(communes[0], 1)]
    assert found(platform, over="leads", tenures=("owner",)) == 1
    assert found(platform, over="leads", kinds=("flat",)) == 0


@pytest.mark.parametrize(("who", "numbers"), [("landlord", (1, 0)), ("copro", (0, 0))])
def test_the_occupation_is_what_the_household_answered(
    platform: Platform, household: Household, communes: list[Commune], who: str, numbers: tuple[int, int]
) -> None:
    diagnosis, _ = start(platform=platform, commune=communes[0], now=NOVEMBER)
    diagnosis.situation = {"who": who}
    diagnosis.save()

    attach_to_household(diagnosis=diagnosis, household=household)

    assert tuple(found(platform, over="homes", tenures=(one,)) for one in ("landlord", "owner")) == numbers


def test_what_was_answered_before_is_written_too(
    platform: Platform, household: Household, communes: list[Commune]
) -> None:
    diagnosis, _ = start(platform=platform, commune=communes[0], now=NOVEMBER)
    diagnosis.situation = {"who": "tenant"}
    diagnosis.save()
    attach_to_household(diagnosis=diagnosis, household=household)
    Occupancy.objects.update(tenure="")

    import_module("renovation.diagnosis.migrations.0004_tenure_of_homes").write_tenures(apps, None)

    assert found(platform, over="homes", tenures=("tenant",)) == 1


def test_the_income_is_that_of_the_last_act(platform: Platform, homes: list[Case], adviser: User) -> None:
    for income in ("modest", "higher", ""):
        act_of(homes[0], adviser, income_class=income)

    assert found(platform, incomes=("higher",)) == 1
    assert found(platform, incomes=("modest",)) == 0


def test_silence_and_consent(platform: Platform, homes: list[Case], household: Household) -> None:
    Household.objects.filter(pk=household.pk).update(last_contact_at=NOW)
    agree(household)

    assert found(platform, silent_days=30) == 2
    assert found(platform, agreement="advice") == 1
    assert found(platform, agreement="none") == 2
    withdraw_consent(household=household, purpose="advice", at=NOW)
    assert found(platform, agreement="advice") == 0


def test_another_platform_is_not_counted(other_platform: Platform, homes: list[Case]) -> None:
    assert found(other_platform) == found(other_platform, over="homes") == 0


def test_who_is_left_out_is_told_once_by_reason(
    platform: Platform, homes: list[Case], household: Household, neighbour: Household
) -> None:
    agree(household)
    agree(neighbour)
    Objection.objects.create(household=neighbour, at=NOW)

    reach = reach_of(platform.pk, Criteria(), channel="mail", purpose="advice", now=NOW)

    assert (reach.households, reach.without_consent, reach.objected, reach.without_address) == (3, 1, 1, 0)
    assert reach.reachable == 1
    Household.objects.filter(pk=household.pk).update(email="")
    assert reach_of(platform.pk, Criteria(), channel="mail", purpose="advice", now=NOW).without_address == 1
    assert reach_of(platform.pk, Criteria(), channel="phone", purpose="advice", now=NOW).reachable == 1


def test_a_name_is_given_once_and_its_owner_may_change(platform: Platform, manager: User) -> None:
    segment = segment_of(platform, manager, classes=("G",))

    with pytest.raises(CampaignRefused):
        segment_of(platform, manager)
    again = save_segment(key=segment.pk, platform=platform, name="Passoires", criteria=Criteria(), author=manager)
    assert (again.pk, again.name, again.criteria.is_everything) == (segment.pk, "Passoires", True)
    remove_segment(segment=again)
    assert Entry.objects.filter(action=Action.SEGMENT_CHANGED).count() == 3


def test_only_who_agreed_leaves_in_a_file(
    platform: Platform, homes: list[Case], household: Household, manager: User
) -> None:
    agree(household)

    rows = export_segment(segment=segment_of(platform, manager), now=NOW)

    assert [row[0] for row in rows[1:]] == ["Leroux"]
    assert Entry.objects.get(action=Action.SEGMENT_EXPORTED).detail == {"number": 1}


def test_criteria_are_told_in_words(platform: Platform, communes: list[Commune]) -> None:
    platform.communes.add(communes[0])
    asked = Criteria(communes=(communes[0].pk,), heatings=("oil",), periods=("before_1948",), silent_days=90)

    said = dict(criteria_in_words(asked, vocabulary_of(platform)))

    assert said["Commune"] == communes[0].name
    assert said["Construction"] == "Avant 1948"
    assert said["Chauffage"]
    assert any("90" in words for words in said.values())
