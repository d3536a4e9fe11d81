"""Finding professionals near a commune."""

from datetime import timedelta

from renovation.professionals.enums import Domain
from renovation.professionals.models import Company
from renovation.professionals.operations import generate_demonstration, load_rows
from renovation.professionals.queries import current_release, search_by_name, search_near
from renovation.territories.models import Commune
from tests.factories.professionals import TODAY, row


def test_distance_is_that_between_the_centres_of_communes(communes: list[Commune]) -> None:
    load_rows(rows=[row(number, communes[1]) for number in range(3)], data_date=TODAY)

    found = search_near(communes[0], domains=[Domain.ATTIC], on=TODAY)

    assert {round(company.distance_km) for company in found.companies} == {13}


def test_the_last_day_counts_and_the_next_does_not(communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0], lien_date_fin="2026-11-24")], data_date=TODAY)

    assert search_near(communes[0], domains=[Domain.ATTIC], on=TODAY).total == 1
    assert search_near(communes[0], domains=[Domain.ATTIC], on=TODAY + timedelta(days=1)).total == 0


def test_only_the_right_domain_is_found(communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0])], data_date=TODAY)

    assert search_near(communes[0], domains=[Domain.HEAT_PUMP], on=TODAY).total == 0


def test_equals_are_drawn_anew_each_day(communes: list[Commune]) -> None:
    load_rows(rows=[row(number, communes[0]) for number in range(8)], data_date=TODAY)

    orders = [
        [company.pk for company in search_near(communes[0], domains=[Domain.ATTIC], on=TODAY + day).companies]
        for day in (timedelta(0), timedelta(0), timedelta(1))
    ]

    assert orders[0] == orders[1]
    assert orders[0] != orders[2]


def test_loading_replaces_the_directory_and_counts_refused_rows(communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0])], data_date=TODAY)
    release = load_rows(rows=[row(2, communes[0]), {"siret": "?"}], data_date=TODAY)

    assert list(Company.objects.listed().values_list("name", flat=True)) == ["ENTREPRISE 2"]
    assert (release.companies, release.refused_rows) == (1, 1)
    assert current_release() == release


def test_a_name_or_a_siren_finds_the_company(communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0])], data_date=TODAY)

    assert [company.name for company in search_by_name("entreprise", on=TODAY)] == ["ENTREPRISE 1"]
    assert [company.name for company in search_by_name("100 000 001", on=TODAY)] == ["ENTREPRISE 1"]


def test_the_demonstration_says_that_it_is_one(communes: list[Commune]) -> None:
    release = generate_demonstration(communes=communes, seed=1, on=TODAY, companies=30)

    assert release.is_demonstration
    assert Company.objects.filter(commune__isnull=False).count() == release.companies
