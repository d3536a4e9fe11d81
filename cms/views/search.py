"""Searching the site."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cms.enums import FoundKind
from cms.operations.searching import note_fruitless
from cms.queries.search import Found, search_site
from cms.tree import HOME_CRUMB
from renovation.edge.quotas import SITE_SEARCH, exceeded, too_many

LONGEST = 100


def search(request: HttpRequest) -> HttpResponse:
    """What the site and the directory hold for some words, ten by page; without words, the field only."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    kind = request.GET.get("type", "")
    kind = kind if kind in FoundKind.values else ""
    found = None
    if typed:
        wait = exceeded(request, SITE_SEARCH)
        if wait is not None:
            return too_many(request, wait)
        found = search_site(request, typed, kind=kind, page=request.GET.get("page", "1"))
        _note(request, typed, found)
    context = {
        "typed": typed,
        "kind": kind,
        "kind_label": FoundKind(kind).label if kind else "",
        "found": found,
        "query": f"{urlencode({'q': typed, 'type': kind})}&",
        "home_crumb": HOME_CRUMB,
    }
    return render(request, "cms/search.html", context)


def _note(request: HttpRequest, typed: str, found: Found | None) -> None:
    """What the site has no page for: pages with some of the words only are no answer, a misspelt word understood is."""
    platform = getattr(request, "platform", None)
    if platform and found is not None and (found.partly or not found.counts) and not found.promoted:
        note_fruitless(platform=platform, typed=typed, on=timezone.localdate())
