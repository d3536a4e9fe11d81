"""The offer of a territory: firms by domain and EPCI, and what is missing."""

from renovation.platforms.models import Platform
from renovation.professionals.enums import Domain
from renovation.professionals.operations import load_rows
from renovation.professionals.queries.offer import offer_of
from renovation.professionals.rules.offer import cell_of
from renovation.territories.models import Commune
from tests.factories.platforms import IntercommunalityFactory
from tests.factories.professionals import TODAY, row


def test_firms_are_counted_once_in_each_domain_where_they_stand(platform: Platform, communes: list[Commune]) -> None:
    besancon, _, pontarlier = communes
    pontarlier.intercommunality = IntercommunalityFactory.create(siren="242500338", name="Grand Pontarlier")
    pontarlier.save()
    rows = [row(number, besancon) for number in range(3)]
    rows += [row(0, besancon, organisme="qualitenr"), row(5, pontarlier), row(6, besancon, lien_date_fin="2026-01-01")]
    load_rows(rows=rows, data_date=TODAY)

    offer = offer_of(platform, on=TODAY)

    assert offer.places == ("Grand Besançon Métropole", "Grand Pontarlier")
    attics = next(line for line in offer.rows if line.domain is Domain.ATTIC)
    assert ([cell.number for cell in attics.cells], attics.total) == ([3, 1], 4)
    assert offer.rare == [("Grand Pontarlier", [Domain.ATTIC.label])]
    missing = dict(offer.missing)
    assert Domain.ATTIC.label not in missing["Grand Besançon Métropole"]
    assert Domain.HEAT_PUMP.label in missing["Grand Pontarlier"]


def test_firms_outside_the_territory_do_not_count(
    platform: Platform, other_platform: Platform, communes: list[Commune]
) -> None:
    load_rows(rows=[row(1, communes[0])], data_date=TODAY)

    assert sum(line.total for line in offer_of(platform, on=TODAY).rows) == 1
    assert offer_of(other_platform, on=TODAY).places == ()


def test_under_three_firms_a_household_cannot_compare() -> None:
    assert [cell_of(number).kind for number in (0, 1, 2, 3)] == ["none", "few", "few", "enough"]
