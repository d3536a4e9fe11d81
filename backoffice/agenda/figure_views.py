"""How the agenda is used: delays, fill, no-shows, origins. Counts only, never a name."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.views.decorators.http import require_GET

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.agenda.asked import midnight, platform_asked, read_day
from renovation.appointments.queries import (
    delays_over_time,
    fill_of,
    first_slot_delays,
    origins_of,
    outcomes_of,
    seats_of,
    usefulness_of,
    zone_of,
)
from renovation.appointments.rules.delay_history import Period
from renovation.edge.pictures import Bar, Bars, Columns
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.queries import agents_working_on_cases

SPAN = timedelta(days=90)
LONGEST = timedelta(days=731)


@require_GET
@for_roles(*CASE_WORKERS)
def agenda_figures(request: LoggedInRequest) -> HttpResponse:
    """Three months by default; the table stands beside each drawing."""
    platform, now = platform_asked(request, request.GET), timezone.now()
    zone = zone_of(platform.pk)
    today = timezone.localdate(timezone=zone)
    last = read_day(request.GET.get("au"), today)
    first = max(min(read_day(request.GET.get("du"), last - SPAN), last), last - LONGEST)
    start, end = midnight(first, zone), midnight(last + timedelta(days=1), zone)
    span: dict[str, Any] = {"platform_id": platform.pk, "start": start, "end": end}
    delays = first_slot_delays(platform_id=platform.pk, now=now)
    named = [(f"{one.kind.name}{f', {one.sector}' if one.sector else ''}", one.days) for one in delays]
    found = [(label, days) for label, days in named if days is not None]
    team = agents_working_on_cases(platform.pk)
    context = {
        "first": first,
        "last": last,
        "platform": platform,
        "delays": _bars("Délai par type et par secteur", "Type, secteur", "j", found),
        "without_slot": [label for label, days in named if days is None],
        "histories": [
            _history(name, periods)
            for name, periods in delays_over_time(platform_id=platform.pk, first=first, last=last)
        ],
        "fill": fill_of(**span, adviser_ids=[one.pk for one in team]),
        "outcomes": outcomes_of(**span, now=now),
        "origins": _bars("Rendez-vous par origine", "Origine", "rendez-vous", origins_of(**span)),
        "answers": usefulness_of(**span),
        "seats": seats_of(**span),
    }
    return render(request, "backoffice/agenda/figures.html", context)


def _history(name: str, periods: Sequence[Period]) -> Columns:
    """How one delay went; a lonely measure is a column too."""
    shape = "j/m" if all(one.is_week for one in periods) else "m/Y"
    columns = [Bar(format_date(one.first, shape), Decimal(str(one.days))) for one in periods]
    return Columns(name, "jours en moyenne", columns, what="Semaine du" if shape == "j/m" else "Mois")


def _bars(title: str, what: str, unit: str, lines: Sequence[tuple[str, int]]) -> Bars:
    return Bars(title, unit, [Bar(label, Decimal(number)) for label, number in lines], what)
