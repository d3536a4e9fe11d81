"""A week of slots as a page shows it: the days that have some, and the weeks before and after that do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from renovation.appointments.enums import Modality
from renovation.appointments.rules.offered import FreeTimes, Slot, by_day
from selfservice.wording import short_way, slot_label

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Offer:
    """A slot with its words: the hour alone for who sees the day above it, everything for who does not."""

    code: str
    starts_at: datetime
    way: str
    label: str


@dataclass(frozen=True)
class OfferedDay:
    day: date
    offers: Sequence[Offer]


@dataclass(frozen=True)
class Week:
    """From Monday to Sunday; empty weeks are jumped over by `previous` and `next`."""

    monday: date
    days: Sequence[OfferedDay]
    previous: date | None
    next: date | None
    first_free: date | None
    several_ways: bool


def week_of(free: FreeTimes, asked: str, *, today: date) -> Week:
    """The week that holds the day asked for; that of the first free time when nothing was asked."""
    days = sorted(free.days_with_slots())
    first_free = days[0] if days else None
    last = days[-1] if days else today
    monday = _monday(min(max(_read_day(asked) or first_free or today, today), max(last, today)))
    start, end = (datetime.combine(day, time(), tzinfo=free.zone) for day in (monday, monday + WEEK))
    before = [day for day in days if day < monday]
    after = [day for day in days if day >= monday + WEEK]
    return Week(
        monday=monday,
        days=[OfferedDay(each.day, offers_of(each.slots)) for each in by_day(free.between(start, end), free.zone)],
        previous=_monday(before[-1]) if before else None,
        next=_monday(after[0]) if after else None,
        first_free=first_free,
        several_ways=len({(where.modality, where.place) for where in free.offers}) > 1,
    )


def offers_of(slots: Sequence[Slot]) -> list[Offer]:
    return [
        Offer(slot.code, slot.starts_at, short_way(Modality(slot.modality), slot.place), slot_label(slot))
        for slot in slots
    ]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _read_day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    # Further than any agenda, and than what a calendar can add to.
    return found if date(2000, 1, 1) < found < date(2200, 1, 1) else None
