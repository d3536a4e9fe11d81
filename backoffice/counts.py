"""Counts of the side bar and of the morning page: computed once per request, by the queries of the lists."""

from django.http import HttpRequest
from django.utils import timezone

from backoffice.access import CASE_WORKERS
from renovation.cases.queries import OfficeCounts, Scope, office_counts
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader
from renovation.professionals.queries.waiting import Waiting, waiting_for, waiting_lists

_KEY = "office_counts"
_DIRECTORY_KEY = "directory_counts"


def counts_for(request: HttpRequest, *, whole_team: bool = False) -> OfficeCounts | None:
    """Own work by default; nothing for people who work on no case."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    if not reader.roles.intersection(CASE_WORKERS):
        return None
    known: dict[bool, OfficeCounts] = request.__dict__.setdefault(_KEY, {})
    if whole_team not in known:
        scope = Scope(reader=reader, whole_team=whole_team)
        beside = waiting_lists(reader) if _works_on_the_directory(reader) else {}
        known[whole_team] = office_counts(scope, now=timezone.now(), today=timezone.localdate(), beside=beside)
    return known[whole_team]


def directory_counts(request: HttpRequest) -> Waiting | None:
    """What waits about the directory; nothing for people who do not work on it."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    if not _works_on_the_directory(reader):
        return None
    counts = counts_for(request)
    if counts is not None:
        return Waiting.of(counts.beside)
    if _DIRECTORY_KEY not in request.__dict__:
        request.__dict__[_DIRECTORY_KEY] = waiting_for(reader)
    known: Waiting = request.__dict__[_DIRECTORY_KEY]
    return known


def _works_on_the_directory(reader: Reader) -> bool:
    return bool(platforms_open_to(reader, Right.WORK_DIRECTORY))
