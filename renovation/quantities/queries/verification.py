"""Values in force that somebody should look up again."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue

# Values that end so soon, with nothing after them, are told.
SOON = timedelta(days=92)


@dataclass(frozen=True)
class Doubt:
    """A value and why it should be looked up."""

    value: DatedValue
    reason: str


def doubts_on(on: date, *, months: int) -> list[Doubt]:
    """Values in force or to come: never read in an official text, read too long ago, or soon without a successor."""
    lasting = Q(valid__upper_inf=True) | Q(valid__endswith__gt=on)
    rows = DatedValue.objects.usable().filter(lasting).select_related("parameter")
    values = list(rows.order_by("parameter_id", "valid"))
    starts = {(row.parameter_id, row.starts_on) for row in values}
    limit = months_before(on, months)
    found = [Doubt(row, _reason(row, on, limit, starts)) for row in values]
    return [one for one in found if one.reason]


def months_before(on: date, months: int) -> date:
    """The same day so many months ago, or the last of that month."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    first_of_next = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=on.day - 1), first_of_next - timedelta(days=1))


def _reason(row: DatedValue, on: date, limit: date, starts: set[tuple[str, date]]) -> str:
    if row.state == ValueState.TO_VERIFY:
        return "never_read"
    if row.source_read_on is None:
        return "no_date"
    if row.source_read_on < limit:
        return "old"
    end = row.ends_before
    if end is not None and end - on < SOON and (row.parameter_id, end) not in starts:
        return "ending"
    return ""
