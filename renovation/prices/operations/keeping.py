"""Counting beforehand what is long to count, and letting go of what a change of prices made wrong."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Count
from django.utils import timezone

from renovation.outbox.operations import enqueue
from renovation.prices.models import PriceFigure, PriceReference
from renovation.prices.queries.bands import sources_on
from renovation.prices.queries.kept import Window
from renovation.prices.queries.statistics import Kind, figures_by_kind
from renovation.prices.rules.statistics import PERIODS_MONTHS, Level, Place, Statistic
from renovation.works.rules.catalogue import catalogue

RECOUNT = "prices.recount"
# Under this number of lines, counting at the reading is quick enough.
LEAST_TO_KEEP = 2_000
# Many prices of one type recorded one after the other are counted again once.
PATIENCE = timedelta(minutes=2)
Group = tuple[str, str, str]
_COLUMNS = {
    Level.COMMUNE: "commune",
    Level.EPCI: "intercommunality",
    Level.DEPARTMENT: "department",
    Level.REGION: "region",
}
_NOTHING = Statistic(0, 0, 0, *[Decimal(0)] * 5)


def let_go(groups: Iterable[Group], *, now: datetime) -> None:
    """In the transaction that changes prices: what was kept of these types of a region is counted at each reading,
    until it is counted again in a moment. A type may change in the whole region: outliers are found in all of it."""
    for region, work_type, unit in sorted(set(groups)):
        PriceFigure.objects.filter(region_id=region, work_type=work_type, unit=unit).delete()
        key = f"{RECOUNT}:{region}:{work_type}:{unit}:{now:%Y%m%d%H%M}"
        payload = {"region": region, "kind": [work_type, unit]}
        enqueue(kind=RECOUNT, key=key, payload=payload, run_after=now + PATIENCE)


@transaction.atomic
def recount(*, region: str, kind: Kind, now: datetime) -> None:
    """One type again, in the territories that are kept."""
    _one_count_at_a_time()
    kept = PriceFigure.objects.filter(region_id=region).values_list("level", "code").distinct()
    places = [Place(Level(level), code, "") for level, code in kept]
    _count(region, places, [kind], timezone.localdate(now))


@transaction.atomic
def recount_all(*, now: datetime) -> None:
    """Every night: every type, in each territory that holds many prices."""
    _one_count_at_a_time()
    kinds = [(one.code, unit.code) for one in catalogue().types for unit in one.units]
    places = _large_places()
    PriceFigure.objects.all().delete()
    for region in sorted(places):
        _count(region, places[region], kinds, timezone.localdate(now))


def _one_count_at_a_time() -> None:
    """A count that began before a change would otherwise be written after the one that knows it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [RECOUNT])


def _large_places() -> dict[str, list[Place]]:
    """By region."""
    found: dict[str, list[Place]] = {}
    for level, column in _COLUMNS.items():
        lines = PriceReference.objects.counted().filter(**{f"{column}__isnull": False})
        numbers = lines.values_list("region_id", f"{column}_id").annotate(number=Count("pk")).order_by()
        for region, code, _ in numbers.filter(number__gte=LEAST_TO_KEEP):
            found.setdefault(region, []).append(Place(level, code, ""))
    return found


def _count(region: str, places: Iterable[Place], kinds: Collection[Kind], on: date) -> None:
    """A type without a price is kept as such: nobody counts it at each reading."""
    index = sources_on(on).index
    for place in places:
        for months in PERIODS_MONTHS:
            window = Window(place, months, on, index)
            figures = figures_by_kind(window.asked, kinds)
            rows = [_row(region, window, kind, figures.get(kind, _NOTHING)) for kind in kinds]
            PriceFigure.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["level", "code", "months", "work_type", "unit"],
                update_fields=["index_name", "counted_on", *Statistic.__dataclass_fields__],
            )


def _row(region: str, window: Window, kind: Kind, statistic: Statistic) -> PriceFigure:
    figures = {name: getattr(statistic, name) for name in Statistic.__dataclass_fields__}
    return PriceFigure(
        region_id=region,
        level=window.place.level,
        code=window.place.code,
        months=window.months,
        work_type=kind[0],
        unit=kind[1],
        index_name=window.index_name,
        counted_on=window.on,
        **figures,
    )
