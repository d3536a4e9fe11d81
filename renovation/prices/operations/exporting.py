"""Handing prices over: statistics that may be told, or lines without firm, commune or day. Journalled and counted."""

from datetime import date

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.prices.enums import Use
from renovation.prices.models import PriceReference
from renovation.prices.operations.counting import count_use
from renovation.prices.operations.hiding import company_key
from renovation.prices.queries.bands import sources_on
from renovation.prices.queries.places import places_of_platforms
from renovation.prices.queries.statistics import Asked, figures_by_kind
from renovation.prices.rules import aggregate_file, line_file
from renovation.prices.rules.indexing import months_before
from renovation.prices.rules.statistics import Level

Rows = list[tuple[str, ...]]
LEVEL_NAMES = {level: name for name, level in aggregate_file.LEVELS.items()}


@transaction.atomic
def export_lines(*, platform: Platform, on: date) -> Rows:
    """Lines of this platform as another base may take them: EPCI for commune, quarter for day, a name for the firm."""
    found = PriceReference.objects.filter(platform=platform).counted().exclude(intercommunality=None)
    codes = line_file.characteristic_columns()
    rows = [_line(reference, codes) for reference in found.order_by("work_type", "on", "pk").iterator()]
    _journal(platform, Use.LINES_EXPORTED, len(rows), on)
    return [(*line_file.COLUMNS, *codes), *rows]


@transaction.atomic
def export_aggregates(*, platform: Platform, months: int, on: date) -> Rows:
    """Statistics of the territories of this platform, none that the publication rule hides."""
    since, index = months_before(on, months), sources_on(on).index
    rows: Rows = []
    for place in places_of_platforms([platform.pk]):
        if place.level is Level.COMMUNE:
            continue
        for (work_type, unit), one in sorted(figures_by_kind(Asked(place, since, on, index)).items()):
            if one.may_be_told:
                counts = (str(one.lines), str(one.companies))
                prices = tuple(_number(price) for price in (one.p10, one.median, one.p90))
                days = (f"{since:%Y-%m-%d}", f"{on:%Y-%m-%d}")
                rows.append((work_type, unit, LEVEL_NAMES[place.level], place.code, *days, *counts, *prices))
    _journal(platform, Use.AGGREGATES_EXPORTED, len(rows), on)
    return [aggregate_file.COLUMNS, *rows]


def _line(one: PriceReference, codes: tuple[str, ...]) -> tuple[str, ...]:
    return (
        one.work_type,
        one.unit,
        _number(one.quantity),
        _number(one.amount_ht),
        _number(one.vat_rate * 100) if one.vat_rate is not None else "",
        "",
        f"{one.on.year}-T{(one.on.month + 2) // 3}",
        "",
        str(one.intercommunality_id),
        # Hashed again: what leaves cannot be compared with the keys that stay here.
        f"E{company_key(f'export {one.company_key}').hex[:16]}",
        one.document,
        one.nature,
        str(one.pk),
        *(str(one.characteristics.get(code, "")).replace(".", ",") for code in codes),
    )


def _number(value: object) -> str:
    return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if "." in f"{value:f}" else f"{value:f}"


def _journal(platform: Platform, use: Use, number: int, on: date) -> None:
    count_use(platform_id=platform.pk, use=use, on=on)
    record(
        Action.PRICES_EXPORTED, subject=platform, platform_id=platform.pk, detail={"kind": str(use), "number": number}
    )
