"""Counts of the side bar and of the morning page: computed once per request, by the queries of the lists."""

from django.http import HttpRequest
from django.utils import timezone

from backoffice.access import CASE_WORKERS
from renovation.cases.queries import OfficeCounts, Scope, office_counts
from renovation.platforms.rules.reader import Reader

_KEY = "office_counts"


def counts_for(request: HttpRequest, *, whole_team: bool = False) -> OfficeCounts | None:
    """Own work by default; nothing for people who work on no case."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    if not reader.roles.intersection(CASE_WORKERS):
        return None
    known: dict[bool, OfficeCounts] = request.__dict__.setdefault(_KEY, {})
    if whole_team not in known:
        scope = Scope(reader=reader, whole_team=whole_team)
        known[whole_team] = office_counts(scope, now=timezone.now(), today=timezone.localdate())
    return known[whole_team]
