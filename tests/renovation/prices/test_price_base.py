"""The price base: recorded once, hidden, counted as elsewhere, shared within a region, handed over without names."""

import uuid
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import quantiles

import pytest
from django.db import IntegrityError, transaction

from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from renovation.prices.enums import Aside, Use
from renovation.prices.models import PriceReference, PriceUse
from renovation.prices.operations import (
    count_use,
    export_aggregates,
    export_lines,
    import_aggregates,
    import_lines,
    record_reference,
    restore,
    set_aside,
)
from renovation.prices.queries.bands import sources_on, usual_band
from renovation.prices.queries.places import home_of, ladder_of
from renovation.prices.queries.references import contributions
from renovation.prices.queries.statistics import Asked, figures_by_kind, figures_by_year
from renovation.prices.rules.indexing import Index
from renovation.prices.rules.lines import LinesRefused
from renovation.prices.rules.statistics import Band, Level, Origin, Place
from renovation.territories.models import Commune
from renovation.works.rules.catalogue import work_type
from tests.factories.cases import NOVEMBER
from tests.factories.platforms import CommuneFactory, DepartmentFactory, IntercommunalityFactory
from tests.factories.prices import SIRETS, file_of, giver_of, line, load_price_parameters, some_prices

TODAY = date(2026, 11, 27)
WALLS = ("isolation_mur_ite", "m2")
GOOD = f"isolation_mur_ite;m2;100;17000;2026-06-15;25056;{SIRETS[0]}"
DOUBS = Place(Level.DEPARTMENT, "25", "Doubs")


@pytest.fixture
def besancon(db: None) -> Commune:
    return CommuneFactory.create()


def band_in(commune: Commune) -> Band:
    found = work_type(WALLS[0])
    return usual_band(found, WALLS[1], ladder_of(commune), on=TODAY, sources=sources_on(TODAY))


def test_a_line_becomes_a_reference_without_its_company(platform: Platform, besancon: Commune) -> None:
    found = record_reference(line=line(), giver=giver_of(platform))

    row = PriceReference.objects.filter(pk=found.pk).values().get()
    assert found.unit_price_ht == Decimal(170)
    assert (found.department_id, found.region_id) == ("25", "27")
    assert SIRETS[0] not in str(row)
    assert SIRETS[0][:9] not in str(row)
    assert Entry.objects.get(action=Action.PRICE_RECORDED).detail == {"type": "isolation_mur_ite"}


def test_a_company_is_recognised_however_it_is_written(platform: Platform, besancon: Commune) -> None:
    giver = giver_of(platform)
    spaced = f"{SIRETS[0][:3]} {SIRETS[0][3:]}"
    first = record_reference(line=line(), giver=giver)
    second = record_reference(line=line(company=spaced, amount_ht=Decimal(18000)), giver=giver)
    third = record_reference(line=line(company=SIRETS[1]), giver=giver)

    assert first.company_key == second.company_key != third.company_key


def test_the_same_line_is_taken_once(platform: Platform, other_platform: Platform, besancon: Commune) -> None:
    record_reference(line=line(), giver=giver_of(platform))

    with pytest.raises(LinesRefused, match="déjà dans la base"):
        record_reference(line=line(), giver=giver_of(other_platform))
    assert PriceReference.objects.count() == 1


def test_a_commune_that_nobody_knows_is_refused(platform: Platform, besancon: Commune) -> None:
    with pytest.raises(LinesRefused, match="est inconnue"):
        record_reference(line=line(insee="99999"), giver=giver_of(platform))


def test_the_tables_hold_no_price_below_zero(platform: Platform, besancon: Commune) -> None:
    found = record_reference(line=line(), giver=giver_of(platform))

    with pytest.raises(IntegrityError), transaction.atomic():
        PriceReference.objects.filter(pk=found.pk).update(amount_ht=-1)


def test_counts_are_those_of_the_textbook(platform: Platform, besancon: Commune) -> None:
    prices = [float(one.unit_price_ht) for one in some_prices(platform, 21)]

    found = figures_by_kind(Asked(DOUBS, date(2025, 1, 1), TODAY))[WALLS]

    assert (found.lines, found.companies, found.top_lines) == (21, 3, 7)
    cuts = quantiles(prices, n=20, method="inclusive")
    assert [float(cut) for cut in (found.p10, found.median, found.p90)] == pytest.approx([cuts[1], cuts[9], cuts[17]])


def test_past_prices_are_brought_to_the_present(platform: Platform, besancon: Commune) -> None:
    some_prices(platform, 11, on=date(2023, 1, 10))
    plain = Asked(DOUBS, date(2022, 1, 1), TODAY)
    index = Index({"2023-01": Decimal(100), "2024-08": Decimal(110)}, "Essai", to_verify=True)

    before, after = (figures_by_kind(one)[WALLS] for one in (plain, replace(plain, index=index)))

    assert after.median == (before.median * Decimal("1.1")).quantize(Decimal("0.01"))


def test_years_are_counted_apart(platform: Platform, besancon: Commune) -> None:
    some_prices(platform, 11)
    some_prices(platform, 4, on=date(2025, 3, 1))

    years = figures_by_year(Asked(DOUBS, date(2022, 1, 1), TODAY), WALLS)

    assert [(year, one.lines) for year, one in years.items()] == [(2025, 4), (2026, 11)]


def test_the_nearest_territory_that_may_be_told_is_told(platform: Platform, besancon: Commune) -> None:
    load_price_parameters()
    other = CommuneFactory.create(
        insee="25462",
        name="Pontarlier",
        intercommunality=IntercommunalityFactory.create(siren="242500338", name="Grand Pontarlier"),
    )
    seed = band_in(besancon)
    assert seed.origin is Origin.SEED
    assert seed.to_verify

    some_prices(platform, 8, insee="25056")
    assert band_in(besancon).origin is Origin.SEED

    some_prices(platform, 6, insee="25462", quantity=Decimal(101))
    wider = band_in(besancon)
    assert (wider.origin, wider.place, wider.lines) == (Origin.LINES, DOUBS, 14)
    assert band_in(other).place == DOUBS

    some_prices(platform, 3, insee="25056", quantity=Decimal(99))
    near = band_in(besancon)
    assert near.place is not None
    assert (near.place.level, near.lines, near.companies) == (Level.COMMUNE, 11, 3)


def test_a_longer_period_comes_after_wider_territories(platform: Platform, besancon: Commune) -> None:
    some_prices(platform, 12, on=date(2024, 3, 1))

    assert band_in(besancon).months == 36


def test_a_region_tells_nothing_to_another(platform: Platform, besancon: Commune) -> None:
    some_prices(platform, 12)
    ain = DepartmentFactory.create(code="01", name="Ain", region__code="84", region__name="Auvergne-Rhône-Alpes")
    bourg = CommuneFactory.create(insee="01053", name="Bourg-en-Bresse", department=ain, intercommunality=None)

    assert band_in(bourg).origin is Origin.NONE


def test_one_firm_that_weighs_too_much_hides_the_figure(platform: Platform, besancon: Commune) -> None:
    some_prices(platform, 6)
    some_prices(platform, 8, company=SIRETS[3])

    assert band_in(besancon).origin is Origin.NONE


def test_outliers_are_set_aside_with_their_reason_and_may_be_kept(platform: Platform, besancon: Commune) -> None:
    load_price_parameters()
    some_prices(platform, 14)

    odd = record_reference(line=line(amount_ht=Decimal(290_000)), giver=giver_of(platform))
    assert odd.aside_reason == Aside.OUTLIER
    assert PriceReference.objects.counted().count() == 14

    restore(reference_id=odd.pk, note="Mur classé", by_id=platform.pk)
    some_prices(platform, 1, quantity=Decimal(98))
    odd.refresh_from_db()
    assert not odd.is_set_aside
    assert Entry.objects.filter(action=Action.PRICE_RESTORED, object_id=str(odd.pk)).exists()


def test_what_a_person_set_aside_stays_aside(platform: Platform, besancon: Commune) -> None:
    first, *_ = some_prices(platform, 12)

    set_aside(reference_id=first.pk, reason=Aside.MIXED, note="Avec la toiture", by_id=platform.pk, now=NOVEMBER)
    some_prices(platform, 3, quantity=Decimal(98))

    first.refresh_from_db()
    assert first.aside_reason == Aside.MIXED
    assert band_in(besancon).lines == 14
    assert Entry.objects.get(action=Action.PRICE_SET_ASIDE).detail["reason"] == "mixed"


def test_nothing_of_a_bad_file_is_written(platform: Platform, besancon: Commune) -> None:
    bad = file_of(GOOD, GOOD.replace("17000", "-5"), GOOD.replace("25056", "99999"), GOOD + ";x", GOOD)

    with pytest.raises(LinesRefused) as refused:
        import_lines(key=uuid.uuid4(), file_name="devis.csv", content=bad, giver=giver_of(platform))

    assert {fault.line for fault in refused.value.faults} == {3, 4, 5}
    assert not PriceReference.objects.exists()
    assert not Entry.objects.filter(action=Action.PRICES_IMPORTED).exists()


def test_the_same_line_twice_in_a_file_is_told(platform: Platform, besancon: Commune) -> None:
    with pytest.raises(LinesRefused, match="3: Cette ligne est déjà dans la base"):
        import_lines(key=uuid.uuid4(), file_name="a.csv", content=file_of(GOOD, GOOD), giver=giver_of(platform))


def test_a_file_sent_twice_is_imported_once(platform: Platform, besancon: Commune) -> None:
    key, content = uuid.uuid4(), file_of(GOOD, GOOD.replace("100;", "90;"))
    for _ in range(2):
        file = import_lines(key=key, file_name="devis.csv", content=content, giver=giver_of(platform))

    assert (file.lines, PriceReference.objects.count()) == (2, 2)


def test_lines_leave_without_firm_commune_or_day_and_come_back_once(platform: Platform, besancon: Commune) -> None:
    found = some_prices(platform, 3, characteristics={"resistance_isolant": Decimal("4.4")})

    rows = export_lines(platform=platform, on=TODAY)

    text = "\n".join(";".join(row) for row in rows)
    assert not [siret for siret in SIRETS if siret in text]
    assert not [one for one in found if str(one.company_key) in text or one.company_key.hex[:16] in text]
    assert "25056" not in text
    assert "2026-T2" in text
    assert "2026-06-15" not in text
    with pytest.raises(LinesRefused, match="déjà dans la base"):
        import_lines(key=uuid.uuid4(), file_name="a.csv", content=text.encode(), giver=giver_of(platform))

    PriceReference.objects.all().delete()
    import_lines(key=uuid.uuid4(), file_name="a.csv", content=text.encode(), giver=giver_of(platform))
    back = PriceReference.objects.all()
    assert {one.commune_id for one in back} == {None}
    assert {one.intercommunality_id for one in back} == {"242500361"}
    assert all(one.is_quarter and one.characteristics == {"resistance_isolant": "4.4"} for one in back)
    assert len({one.company_key for one in back}) == 3
    assert Entry.objects.filter(action=Action.PRICES_EXPORTED).count() == 1


def test_statistics_leave_and_serve_another_base(platform: Platform, besancon: Commune) -> None:
    platform.communes.add(besancon)
    some_prices(platform, 12)
    rows = export_aggregates(platform=platform, months=24, on=NOVEMBER.date())
    assert {row[2] for row in rows[1:]} == {"epci", "departement", "region"}
    PriceReference.objects.all().delete()

    text = "\n".join(";".join(row) for row in rows)
    giver = giver_of(platform)
    import_aggregates(key=uuid.uuid4(), file_name="a.csv", content=text.encode(), source="Région voisine", giver=giver)

    band = band_in(besancon)
    assert (band.origin, band.lines) == (Origin.RECEIVED, 12)
    assert band.source.startswith("Région voisine")


def test_a_platform_sees_what_it_gives_and_uses(
    platform: Platform, other_platform: Platform, besancon: Commune
) -> None:
    some_prices(platform, 4)
    for _ in range(2):
        count_use(platform_id=other_platform.pk, use=Use.HOUSEHOLD, on=TODAY)

    found = {
        one.platform: one
        for one in contributions(frozenset({platform.pk, other_platform.pk}), since=TODAY.replace(year=2025))
    }

    assert (found[platform].lines, found[platform].companies) == (4, 3)
    assert dict(found[other_platform].uses)[Use.HOUSEHOLD.label] == 2
    assert PriceUse.objects.get().month == date(2026, 11, 1)


def test_a_platform_is_at_home_above_its_largest_commune(platform: Platform, besancon: Commune) -> None:
    assert home_of(platform.pk) == ()
    platform.communes.add(besancon)

    assert [place.level for place in home_of(platform.pk)] == [Level.EPCI, Level.DEPARTMENT, Level.REGION]
