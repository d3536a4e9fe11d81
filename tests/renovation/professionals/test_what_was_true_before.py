"""What the list said before is kept five years: a quote is judged on its day."""

from datetime import date, timedelta

import pytest

from renovation.professionals.enums import Dataset, Domain, ImportState
from renovation.professionals.models import Company, PastQualification
from renovation.professionals.operations import forget_old, load_rows
from renovation.professionals.queries import coverage_on
from renovation.professionals.rules.coverage import CoverageState
from renovation.territories.models import Commune
from tests.factories.directory_files import NOW, as_csv, bring
from tests.factories.professionals import TODAY, row

SIRET = "10000000100011"


def on(day: str) -> CoverageState:
    return coverage_on(SIRET, domains=[Domain.ATTIC], on=date.fromisoformat(day)).state


@pytest.fixture
def listed(communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0])], data_date=TODAY)


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2024-12-31", CoverageState.NOT_YET),
        ("2025-01-01", CoverageState.COVERED),
        ("2028-12-31", CoverageState.COVERED),
        ("2029-01-01", CoverageState.NO_LONGER),
    ],
)
def test_the_four_answers_and_their_bounds(day: str, state: CoverageState) -> None:
    assert on(day) == state


@pytest.mark.django_db
def test_a_firm_of_no_list_is_not_found() -> None:
    assert on("2026-01-01") == CoverageState.NOT_FOUND


@pytest.mark.usefixtures("listed")
def test_works_of_another_domain_are_told_apart() -> None:
    found = coverage_on(SIRET, domains=[Domain.HEAT_PUMP], on=TODAY)

    assert (found.state, found.name) == (CoverageState.NOT_FOUND, "ENTREPRISE 1")
    assert [held.domain for held in found.others] == ["attic"]


@pytest.mark.usefixtures("listed")
def test_a_renewal_keeps_the_period_before(communes: list[Commune]) -> None:
    renewed = row(1, communes[0], lien_date_debut="2029-01-01", lien_date_fin="2032-12-31")

    load_rows(rows=[renewed], data_date=TODAY + timedelta(days=1))

    assert on("2026-06-01") == CoverageState.COVERED
    assert on("2030-06-01") == CoverageState.COVERED
    assert PastQualification.objects.get().last_seen_on == TODAY


@pytest.mark.usefixtures("listed")
def test_a_company_that_left_the_list_is_kept_with_its_dates(communes: list[Commune]) -> None:
    load_rows(rows=[row(2, communes[0])], data_date=TODAY + timedelta(days=1))

    assert Company.objects.get(pk=SIRET).gone_on == TODAY + timedelta(days=1)
    assert on("2026-06-01") == CoverageState.COVERED


@pytest.mark.usefixtures("listed")
def test_a_company_that_comes_back_is_listed_again(communes: list[Commune]) -> None:
    load_rows(rows=[row(2, communes[0])], data_date=TODAY)
    load_rows(rows=[row(1, communes[0]), row(2, communes[0])], data_date=TODAY)

    assert Company.objects.get(pk=SIRET).gone_on is None


def test_the_history_of_ademe_answers_for_the_years_before(communes: list[Commune]) -> None:
    snapshot = row(1, communes[0], lien_date_debut="2018-01-01", lien_date_fin="2022-01-01") | {
        "date_debut": "2021-03-01",
        "date_fin": "2021-03-02",
        "traitement_termine": "true",
    }

    report = bring(as_csv([snapshot, snapshot | {"date_debut": "2021-03-02"}]), dataset=Dataset.HISTORY)

    assert (report.state, report.changes) == (ImportState.APPLIED, {"added": 1})
    assert on("2021-06-01") == CoverageState.COVERED
    assert on("2023-06-01") == CoverageState.NO_LONGER
    assert not Company.objects.exists()


def test_the_same_history_again_adds_nothing(communes: list[Commune]) -> None:
    rows = [row(number, communes[0], lien_date_fin="2025-12-31") for number in range(3)]
    bring(as_csv(rows), dataset=Dataset.HISTORY)

    report = bring(as_csv(rows[::-1]), dataset=Dataset.HISTORY)

    assert (report.state, report.changes) == (ImportState.UNCHANGED, {"added": 0})


def test_what_ended_more_than_five_years_ago_is_not_taken_and_is_forgotten(communes: list[Commune]) -> None:
    ancient = row(1, communes[0], lien_date_debut="2014-01-01", lien_date_fin="2018-01-01")
    recent = row(2, communes[0], lien_date_debut="2018-01-01", lien_date_fin="2022-01-01")
    bring(as_csv([ancient, recent]), dataset=Dataset.HISTORY)
    assert PastQualification.objects.count() == 1

    forgotten = forget_old(now=NOW + timedelta(days=365))

    assert forgotten.qualifications == 1
    assert not PastQualification.objects.exists()
