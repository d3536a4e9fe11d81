"""Statistics of a whole territory, kept until a price changes: counting them all reads every line of the region."""

from uuid import uuid4

from django.core.cache import cache
from django.db import transaction

from renovation.prices.queries.statistics import Asked, Kind, figures_by_kind
from renovation.prices.rules.statistics import Statistic

STAMP = "prices.stamp"
DAY_SECONDS = 86_400


def remembered_figures(asked: Asked) -> dict[Kind, Statistic]:
    """Every type of a territory. The days that are asked for are in the name: tomorrow counts anew."""
    stamp = cache.get(STAMP, "")
    name = f"prices.figures:{asked.place.key}:{asked.since}:{asked.until}:{stamp}:{_index_name(asked)}"
    found: dict[Kind, Statistic] | None = cache.get(name)
    if found is None:
        found = figures_by_kind(asked)
        cache.set(name, found, DAY_SECONDS)
    return found


def forget_figures() -> None:
    """Once the present work is done, what was counted before counts no more."""
    transaction.on_commit(lambda: cache.set(STAMP, uuid4().hex, None))


def _index_name(asked: Asked) -> str:
    """The index in short: a new publication counts anew."""
    return f"{asked.index.last_month}/{sum(asked.index.values.values())}" if asked.index else ""
