"""What is long to count is counted beforehand, and never told once a price has changed it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from renovation.outbox.models import Job
from renovation.platforms.models import Platform
from renovation.prices.enums import Aside
from renovation.prices.jobs import recount_type
from renovation.prices.models import PriceFigure, PriceReference
from renovation.prices.operations import keeping, record_reference, set_aside
from renovation.prices.operations.keeping import RECOUNT, recount_all
from renovation.prices.queries.bands import bands_of_all, sources_on
from renovation.prices.queries.kept import Window, figures_of
from renovation.prices.queries.places import ladder_of
from renovation.prices.queries.statistics import Kind, figures_by_kind
from renovation.prices.rules.statistics import Level, Place, Statistic
from renovation.works.rules.catalogue import catalogue
from tests.factories.cases import NOVEMBER
from tests.factories.platforms import CommuneFactory
from tests.factories.prices import giver_of, line, load_price_parameters, some_prices

WALLS: Kind = ("isolation_mur_ite", "m2")
HEAT_PUMP: Kind = ("pac_air_eau", "unite")
KINDS = [(one.code, one.unit.code) for one in catalogue().types]
DOUBS = Place(Level.DEPARTMENT, "25", "Doubs")
Counting = Callable[[], dict[Kind, Statistic]]


@pytest.fixture
def kept(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> Window:
    """A département with a dozen prices, counted last night as if they were thousands."""
    monkeypatch.setattr(keeping, "LEAST_TO_KEEP", 12)
    load_price_parameters()
    some_prices(platform, 12)
    recount_all(now=NOVEMBER)
    on = NOVEMBER.date()
    return Window(DOUBS, 24, on, sources_on(on).index)


def counts_of(window: Window) -> tuple[dict[Kind, Statistic], int]:
    """The figures, and how often the lines themselves were read."""
    with CaptureQueriesContext(connection) as queries:
        found = figures_of(window, KINDS)
    return found, sum(PriceReference._meta.db_table in one["sql"] for one in queries)


def test_the_whole_table_is_read_without_counting(kept: Window) -> None:
    found, readings = counts_of(kept)

    assert readings == 0
    assert found == figures_by_kind(kept.asked)
    assert found[WALLS].lines == 12


def test_a_new_price_is_told_at_once_and_only_its_type_is_counted(kept: Window, platform: Platform) -> None:
    record_reference(line=line(amount_ht=Decimal(16_050)), giver=giver_of(platform))

    found, readings = counts_of(kept)

    assert readings == 1
    assert found[WALLS].lines == 13
    assert not PriceFigure.objects.filter(work_type=WALLS[0]).exists()
    assert PriceFigure.objects.filter(work_type=HEAT_PUMP[0]).exists()


def test_a_price_set_aside_counts_no_more(kept: Window, platform: Platform) -> None:
    first = PriceReference.objects.order_by("unit_price_ht")[0]

    set_aside(reference_id=first.pk, reason=Aside.MIXED, note="", by_id=platform.pk, now=NOVEMBER)

    assert counts_of(kept)[0][WALLS].lines == 11


def test_a_changed_type_is_counted_again_in_a_moment(kept: Window, platform: Platform) -> None:
    for amount in (16_050, 16_150):
        record_reference(line=line(amount_ht=Decimal(amount)), giver=giver_of(platform))
    job = Job.objects.get(kind=RECOUNT, key__endswith=f"{NOVEMBER:%Y%m%d%H%M}")

    recount_type(job.payload)

    assert PriceFigure.objects.get(work_type=WALLS[0], code="25", months=60).lines == 14


@pytest.mark.parametrize("change", ["days", "index"])
def test_figures_of_other_days_or_of_another_index_are_counted_anew(change: str, kept: Window) -> None:
    later = Window(DOUBS, 24, kept.on + timedelta(days=3), kept.index)
    window = later if change == "days" else Window(DOUBS, 24, kept.on, None)

    found, readings = counts_of(window)

    assert readings == 1
    assert found == figures_by_kind(window.asked)


def test_a_small_territory_is_counted_at_the_reading(kept: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LEAST_TO_KEEP", 13)
    recount_all(now=NOVEMBER)

    assert not PriceFigure.objects.exists()
    assert counts_of(kept)[0][WALLS].lines == 12


def test_the_table_of_types_tells_the_nearest_territory_kept_or_not(kept: Window) -> None:
    ladder = ladder_of(CommuneFactory.create())

    bands = bands_of_all(KINDS, ladder, months=24, on=kept.on, sources=sources_on(kept.on))

    assert bands[WALLS].place == ladder[0]
    assert bands[WALLS].lines == 12
