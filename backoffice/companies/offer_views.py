"""The offer of the territory, and the register of what was proposed."""

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from backoffice.access import for_right
from backoffice.companies.access import tabs
from backoffice.lists import LINES, page_of
from renovation.edge.requests import LoggedInRequest
from renovation.introductions.queries import RegisterLine, proposals_for, turns_of
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.queries import platforms_by_id
from renovation.professionals.queries import current_release
from renovation.professionals.queries.offer import offer_of
from renovation.professionals.rules.offer import ENOUGH_TO_COMPARE


@require_GET
@for_right(Right.READ_FIGURES)
def offer(request: LoggedInRequest) -> HttpResponse:
    """Firms by domain and EPCI, with what is missing said first."""
    platforms = platforms_by_id(platforms_open_to(request.reader, Right.READ_FIGURES))
    context = {
        "offers": [offer_of(platform, on=timezone.localdate()) for platform in platforms],
        "release": current_release(),
        "enough": ENOUGH_TO_COMPARE,
        "tabs": tabs(request, "offer"),
    }
    return render(request, "backoffice/companies/offer.html", context)


@require_GET
@for_right(Right.WORK_DIRECTORY)
def rotation_register(request: LoggedInRequest) -> HttpResponse:
    """Who was proposed when, and how often within a year."""
    platforms = platforms_by_id(platforms_open_to(request.reader, Right.WORK_DIRECTORY))
    context = {
        "turns": [(platform, _turns(request, platform)) for platform in platforms],
        "page": page_of(request, proposals_for(request.reader)),
        "tabs": tabs(request, "rotation_register"),
    }
    return render(request, "backoffice/companies/register.html", context)


def _turns(request: LoggedInRequest, platform: Platform) -> "Page[RegisterLine]":
    """A page of the firms proposed within a year; the other list of the page has its own number."""
    return Paginator(turns_of(platform.pk, now=timezone.now()), LINES).get_page(
        request.GET.get(f"tour-{platform.slug}")
    )
