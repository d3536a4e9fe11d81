"""The figures of a block as a page shows them, five minutes old at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cms.freshness import five_minutes, remembered
from renovation.indicators.enums import Indicator
from renovation.indicators.queries import Count, counts_of
from renovation.platforms.models import Platform


@dataclass(frozen=True)
class Shown:
    """A number with its words; counted by us on a day, or typed with its source."""

    value: str | int
    label: str
    counted_on: date | None = None
    is_rounded: bool = False
    source: str = ""
    dated: date | None = None


def shown_figures(figures: Iterable[Any], platform: Platform | None, *, now: datetime) -> tuple[Shown, ...]:
    """In the order of the editor. A count too small to be published is left out (privacy)."""
    asked = tuple(one.value["indicator"] for one in figures if one.block_type == "counted")
    counts = _counts(platform, asked, now) if platform and asked else {}
    found = (_typed(one.value) if one.block_type == "typed" else _counted(one.value, counts, now) for one in figures)
    return tuple(one for one in found if one is not None)


def _counts(platform: Platform, asked: tuple[str, ...], now: datetime) -> dict[str, Count]:
    return remembered(
        f"figures:{platform.pk}:{'-'.join(sorted(asked))}",
        str(five_minutes(now)),
        lambda: counts_of([Indicator(one) for one in asked], platform_id=platform.pk, on=now.date()),
    )


def _counted(value: Any, counts: dict[str, Count], now: datetime) -> Shown | None:
    count = counts.get(value["indicator"])
    if count is None or count.published is None:
        return None
    return Shown(
        count.published, value.get("label") or count.label, counted_on=now.date(), is_rounded=count.is_personal
    )


def _typed(value: Any) -> Shown:
    return Shown(value["value"], value["label"], source=value["source"], dated=value["dated"])
