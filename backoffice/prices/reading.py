"""Prices read: the table of all types, one type down its territories and years, and who gives and uses."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from backoffice.access import for_right
from backoffice.prices.forms import WhereForm
from backoffice.prices.words import Line, RungLine, band_picture, history_picture, tabs, unit_words
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.prices.queries.bands import bands_of_all, received_for, rungs_of, sources_on, usual_band
from renovation.prices.queries.places import ladder_from, ladder_of, place_named, places_of_platforms
from renovation.prices.queries.references import contributions
from renovation.prices.queries.statistics import Asked, figures_by_year
from renovation.prices.rules.indexing import months_before
from renovation.prices.rules.statistics import PERIODS_MONTHS, Place
from renovation.territories.queries import find_communes
from renovation.works.rules.catalogue import by_slug, catalogue

LONGEST = PERIODS_MONTHS[-1]


@require_safe
@for_right(Right.READ_PRICES)
def prices(request: LoggedInRequest) -> HttpResponse:
    """Every type with its usual range, where it may be told."""
    form, ladder, months = _asked(request)
    today = timezone.localdate()
    sources = sources_on(today)
    kinds = [(one.code, unit.code) for one in catalogue().types for unit in one.units]
    bands = bands_of_all(kinds, ladder, months=months, on=today, sources=sources)
    lines = [Line(one, unit, bands[one.code, unit.code]) for one in catalogue().types for unit in one.units]
    context = {
        "form": form,
        "lines": [line for line in lines if line.is_known],
        "unknown": [line for line in lines if not line.is_known],
        "place": ladder[0] if ladder else None,
        "months": months,
        "index": sources.index,
        "query": _query(form),
        **_frame(request, "prices"),
    }
    return render(request, "backoffice/prices/list.html", context)


@require_safe
@for_right(Right.READ_PRICES)
def price_type(request: LoggedInRequest, works_slug: str) -> HttpResponse:
    """One type: its range, each territory with its count, its years, what others told."""
    found = by_slug(works_slug)
    if found is None:
        raise Http404
    unit = found.unit_named(request.GET.get("unite", "")) or found.unit
    form, ladder, months = _asked(request)
    today = timezone.localdate()
    sources, kind = sources_on(today), (found.code, unit.code)
    band = usual_band(found, unit.code, ladder, on=today, sources=sources)
    widest = band.place or (ladder[-1] if ladder else None)
    whole = Asked(widest, months_before(today, LONGEST), today, sources.index) if widest else None
    context = {
        "type": found,
        "unit": unit,
        "unit_words": unit_words(unit),
        "line": Line(found, unit, band),
        "picture": band_picture(found, unit, band),
        "history": history_picture(found, unit, figures_by_year(whole, kind)) if whole else None,
        "rungs": [RungLine(one) for one in rungs_of(kind, ladder, months=months, on=today, sources=sources)],
        "received": received_for(kind, ladder),
        "seed": sources.seed(found, unit.code),
        "index": sources.index,
        "form": form,
        "months": months,
        "query": _query(form),
        **_frame(request, ""),
    }
    return render(request, "backoffice/prices/type.html", context)


@require_safe
@for_right(Right.READ_PRICES)
def price_contributions(request: LoggedInRequest) -> HttpResponse:
    """What each platform gives and uses over a year."""
    since = months_before(timezone.localdate(), 12)
    open_to = platforms_open_to(request.reader, Right.READ_PRICES)
    context = {
        "contributions": contributions(open_to, since=since),
        "since": since,
        **_frame(request, "price_contributions"),
    }
    return render(request, "backoffice/prices/contributions.html", context)


def _frame(request: LoggedInRequest, here: str) -> dict[str, object]:
    return {
        "tabs": tabs(here),
        "may_feed": bool(platforms_open_to(request.reader, Right.FEED_PRICES)),
        "may_keep": bool(platforms_open_to(request.reader, Right.KEEP_PRICES)),
    }


def _asked(request: LoggedInRequest) -> tuple[WhereForm, tuple[Place, ...], int]:
    """The form, the ladder of territories that it asks for, and the months."""
    places = places_of_platforms(platforms_open_to(request.reader, Right.READ_PRICES))
    form = WhereForm(request.GET, places=places)
    form.is_valid()
    given = form.cleaned_data
    months = int(given.get("mois") or PERIODS_MONTHS[0])
    communes = find_communes(given.get("commune", ""), limit=1)
    if communes:
        return form, ladder_of(communes[0]), months
    place = place_named(given.get("ou", "")) or (places[0] if places else None)
    return form, ladder_from(place) if place else (), months


def _query(form: WhereForm) -> str:
    """What was asked, for the links that keep it."""
    return urlencode({name: value for name, value in form.cleaned_data.items() if value})
