"""The agenda as tables: hours by day, hours by person, people by day, weeks of a month."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from backoffice.agenda.asked import midnight
from backoffice.agenda.items import Item
from renovation.accounts.models import User

WHOLE_DAY = -1
SHOWN_IN_A_MONTH = 4


@dataclass(frozen=True)
class Column:
    label: str
    is_today: bool = False
    day: date | None = None


@dataclass(frozen=True)
class Cell:
    day: date
    items: tuple[Item, ...]
    hour: int | None = None
    adviser_id: UUID | None = None
    is_elsewhere: bool = False

    @property
    def shown(self) -> tuple[Item, ...]:
        return tuple(each for each in self.items if each.tone != "free")[:SHOWN_IN_A_MONTH]

    @property
    def hidden(self) -> int:
        return len([each for each in self.items if each.tone != "free"]) - len(self.shown)


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def is_empty(self) -> bool:
        return not any(cell.items for row in self.rows for cell in row.cells)


def hours_by_day(items: Sequence[Item], days: Sequence[date], today: date, zone: ZoneInfo) -> Grid:
    """One column a day; the week-end only when something happens then."""
    spread = list(_by_day(items, days, zone))
    busy = {day for day, _ in spread}
    shown = [day for day in days if day.weekday() < 5 or day in busy or len(days) == 1]
    rows = _hour_rows(spread, zone, lambda hour: [_cell(spread, day, hour, zone) for day in shown])
    return Grid("Heure", tuple(_column(day, today) for day in shown), rows)


def hours_by_person(items: Sequence[Item], day: date, people: Sequence[User], zone: ZoneInfo) -> Grid:
    """One column for each adviser, over one day."""
    spread = list(_by_day(items, [day], zone))

    def cells(hour: int) -> list[Cell]:
        return [_cell(_of(spread, one.pk), day, hour, zone, one.pk) for one in people]

    return Grid("Heure", tuple(Column(str(one)) for one in people), _hour_rows(spread, zone, cells))


def people_by_day(
    items: Sequence[Item], days: Sequence[date], people: Sequence[User], today: date, zone: ZoneInfo
) -> Grid:
    """One row for each adviser, over a week."""
    spread = list(_by_day(items, days, zone))
    busy = {day for day, _ in spread}
    shown = [day for day in days if day.weekday() < 5 or day in busy]
    rows = tuple(
        Row(str(one), tuple(_cell(_of(spread, one.pk), day, None, zone, one.pk) for day in shown)) for one in people
    )
    return Grid("Personne", tuple(_column(day, today) for day in shown), rows)


def month_of(items: Sequence[Item], days: Sequence[date], month: int, zone: ZoneInfo) -> Grid:
    """One row a week; days of the months around are there, and said to be."""
    spread = list(_by_day(items, days, zone))
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]
    rows = tuple(
        Row(
            f"Semaine {week[0].isocalendar().week}",
            tuple(replace(_cell(spread, day, None, zone), is_elsewhere=day.month != month) for day in week),
        )
        for week in weeks
    )
    names = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
    return Grid("Semaine", tuple(Column(name) for name in names), rows)


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _column(day: date, today: date) -> Column:
    return Column("", day == today, day)


def _of(spread: Iterable[tuple[date, Item]], adviser_id: UUID) -> list[tuple[date, Item]]:
    return [(day, item) for day, item in spread if adviser_id in item.adviser_ids]


def _by_day(items: Iterable[Item], days: Sequence[date], zone: ZoneInfo) -> Iterator[tuple[date, Item]]:
    """Each item on every day that it touches."""
    shown = set(days)
    for item in items:
        first = item.starts_at.astimezone(zone).date()
        last = (item.ends_at - timedelta(seconds=1)).astimezone(zone).date()
        for number in range(min((last - first).days, 366) + 1):
            day = first + timedelta(days=number)
            if day in shown:
                yield day, item


def _hour_rows(
    spread: Sequence[tuple[date, Item]], zone: ZoneInfo, cells: Callable[[int], Iterable[Cell]]
) -> tuple[Row, ...]:
    hours = sorted({_hour(day, item, zone) for day, item in spread})
    return tuple(Row("Journée" if hour == WHOLE_DAY else f"{hour}\u00a0h", tuple(cells(hour))) for hour in hours)


def _hour(day: date, item: Item, zone: ZoneInfo) -> int:
    """The hour in which it begins; what began the day before, or lasts all day, stands above the hours."""
    begins = item.starts_at.astimezone(zone)
    whole = item.starts_at <= midnight(day, zone) and item.ends_at >= midnight(day + timedelta(days=1), zone)
    return WHOLE_DAY if whole or begins.date() != day else begins.hour


def _cell(
    spread: Iterable[tuple[date, Item]], day: date, hour: int | None, zone: ZoneInfo, adviser_id: UUID | None = None
) -> Cell:
    here = [item for on, item in spread if on == day and (hour is None or _hour(on, item, zone) == hour)]
    ordered = sorted(here, key=_in_order)
    return Cell(day, tuple(ordered), None if hour == WHOLE_DAY else hour, adviser_id)


def _in_order(item: Item) -> tuple[datetime, bool]:
    return item.starts_at, item.tone == "free"
