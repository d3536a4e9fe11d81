"""Fact pages of aids: figures of the day, sources, and a warning when they may be out of date."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from time_machine import TimeMachineFixture
from wagtail.models import Site

from cms.models import AidIndexPage, AidPage
from cms.rules.staleness import Checked, Doubt, doubts, months_after
from renovation.aids.rules.seeds import seed_entries
from renovation.quantities.models import DatedValue
from renovation.quantities.operations import load_parameters
from tests.factories.pages import aid

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
STALE = "Cette fiche est peut-être dépassée"


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(NOW)


@pytest.fixture
def aids(site: Site) -> AidIndexPage:
    load_parameters(entries=seed_entries(), at=NOW)
    index: AidIndexPage = site.root_page.add_child(instance=AidIndexPage(title="Les aides"))
    return index


@pytest.mark.parametrize(
    ("checked", "without_value", "found"),
    [
        (Checked(date(2026, 11, 2), 6, 2026), [], ()),
        (Checked(date(2026, 5, 24), 6, 2026), [], ()),
        (Checked(date(2026, 5, 23), 6, 2026), [], (Doubt.LONG_UNCHECKED,)),
        (Checked(date(2026, 11, 2), 6, 2025), [], (Doubt.YEAR_IS_OVER,)),
        (Checked(date(2026, 11, 2), 6, 2026), ["aids.x"], (Doubt.NO_VALUE_IN_FORCE,)),
    ],
)
def test_a_page_is_doubted_for_a_reason(checked: Checked, without_value: list[str], found: tuple[Doubt, ...]) -> None:
    assert doubts(checked, figures_without_value=without_value, on=NOW.date()) == found


def test_months_end_where_the_calendar_ends() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_a_fresh_page_shows_the_figures_of_the_day_and_no_warning(visitor: Client, aids: AidIndexPage) -> None:
    aid(aids)

    page = visitor.get("/les-aides/prime-pour-une-renovation-d-ampleur/").content.decode()

    assert "revenus très modestes" in page
    assert "Écrite pour 2026" in page
    assert STALE not in page


def test_a_page_checked_long_ago_warns(visitor: Client, aids: AidIndexPage) -> None:
    aid(aids, title="Prêt", checked_on=date(2026, 1, 5))

    assert STALE in visitor.get("/les-aides/pret/").content.decode()
    assert "à vérifier" in visitor.get("/les-aides/").content.decode()


def test_a_page_whose_parameter_has_ended_warns(visitor: Client, aids: AidIndexPage) -> None:
    aid(aids, title="Prêt")
    DatedValue.objects.filter(parameter_id="aids.income.elsewhere").delete()

    assert "Un de ses montants n’est plus en vigueur" in visitor.get("/les-aides/pret/").content.decode()


def test_the_list_is_filtered_by_public(visitor: Client, aids: AidIndexPage) -> None:
    aid(aids, title="Pour les maisons")
    aid(aids, title="Pour les locataires", audiences=["locataire"])

    page = visitor.get("/les-aides/", {"public": "locataire"}).content.decode()

    assert "Pour les locataires" in page
    assert "Pour les maisons" not in page
    assert visitor.get("/les-aides/", {"public": "n’importe"}).status_code == 200


def test_a_fact_page_without_source_is_refused() -> None:
    block = AidPage._meta.get_field("sources").stream_block

    with pytest.raises(ValidationError):
        block.clean(block.to_python([]))


def test_the_list_asks_the_same_queries_for_one_aid_or_five(
    visitor: Client, aids: AidIndexPage, django_assert_max_num_queries: object
) -> None:
    for number in range(5):
        aid(aids, title=f"Aide {number}")

    visitor.get("/les-aides/")

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert visitor.get("/les-aides/").status_code == 200
    assert AidPage.objects.count() == 5
