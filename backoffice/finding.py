"""The search field of every page, and the figures."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from backoffice.access import CASE_READERS, FIGURE_READERS, for_roles
from renovation.cases.queries import platform_figures, search_office
from renovation.cases.rules.numbers import is_case_number
from renovation.edge.requests import LoggedInRequest

LONGEST = 100


@require_GET
@for_roles(*CASE_READERS)
def search(request: LoggedInRequest) -> HttpResponse:
    """Cases, leads and households; a case number leads straight to its case."""
    text = request.GET.get("q", "")[:LONGEST]
    results = search_office(request.reader, text)
    if is_case_number(text) and results.count == 1 and results.cases:
        return redirect("backoffice:case", results.cases[0].pk)
    context = {"text": text.strip(), "results": results, "now": timezone.now()}
    return render(request, "backoffice/search.html", context)


@require_GET
@for_roles(*FIGURE_READERS)
def figures(request: LoggedInRequest) -> HttpResponse:
    """Counts per platform, without a name; small ones are hidden from those who work elsewhere (D6)."""
    context = {
        "figures": platform_figures(request.reader, threshold=settings.FIGURES_THRESHOLD),
        "threshold": settings.FIGURES_THRESHOLD,
    }
    return render(request, "backoffice/figures.html", context)
