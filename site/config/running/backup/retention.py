"""Which backups to keep: one a day for 7 days, one a week for 4 weeks, one a month for 12 months (L1)."""

from collections.abc import Hashable, Iterable
from datetime import date, datetime
from pathlib import Path

DAYS, WEEKS, MONTHS = 7, 4, 12
STAMP = "%Y%m%dT%H%M%SZ"
PREFIX = "maisonnee-"
SUFFIXES = (".tar", ".tar.enc")


def name_at(now: datetime, *, encrypted: bool) -> str:
    return f"{PREFIX}{now.strftime(STAMP)}{SUFFIXES[1] if encrypted else SUFFIXES[0]}"


def moment_of(archive: Path) -> datetime | None:
    """When an archive of ours was made, None for any other file."""
    for suffix in SUFFIXES:
        middle = archive.name.removeprefix(PREFIX).removesuffix(suffix)
        if f"{PREFIX}{middle}{suffix}" == archive.name:
            try:
                return datetime.strptime(f"{middle}+0000", f"{STAMP}%z")
            except ValueError:
                return None
    return None


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """The newest of each of the last days, weeks and months that have one."""
    newest_first = sorted(moments, reverse=True)
    return (
        _newest_of_each(newest_first, [moment.date() for moment in newest_first], DAYS)
        | _newest_of_each(newest_first, [_week(moment.date()) for moment in newest_first], WEEKS)
        | _newest_of_each(newest_first, [(moment.year, moment.month) for moment in newest_first], MONTHS)
    )


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _newest_of_each(moments: list[datetime], periods: Iterable[Hashable], limit: int) -> set[datetime]:
    newest: dict[Hashable, datetime] = {}
    for moment, period in zip(moments, periods, strict=True):
        newest.setdefault(period, moment)
    return set(list(newest.values())[:limit])


def prune(folder: Path) -> list[Path]:
    """Removes the archives that are no longer to be kept; answers which."""
    dated = {archive: moment for archive in folder.iterdir() if (moment := moment_of(archive))}
    keep = kept(dated.values())
    gone = sorted(archive for archive, moment in dated.items() if moment not in keep)
    for archive in gone:
        archive.unlink()
    return gone
