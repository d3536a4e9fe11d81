"""Money by territory and period: for the manager and the region; each figure opens the cases behind it."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from backoffice.access import CASE_WORKERS, FIGURE_READERS, for_roles
from backoffice.funding.totals_forms import TotalsForm, YearForm
from renovation.edge.csv_files import csv_response
from renovation.edge.requests import LoggedInRequest
from renovation.funding.operations.exporting import export_totals
from renovation.funding.queries.totals import cases_behind, figure_platforms, totals_for, works_somewhere
from renovation.funding.rules.totals import Measure


@require_GET
@for_roles(*FIGURE_READERS)
def funding_totals(request: LoggedInRequest) -> HttpResponse:
    form = _form(request)
    context: dict[str, Any] = {"form": form, "totals": None, "query": "", "threshold": settings.FIGURES_THRESHOLD}
    if form.is_valid():
        context["totals"] = totals_for(
            request.reader, form.asked, threshold=settings.FIGURES_THRESHOLD, today=timezone.localdate()
        )
        context["query"] = urlencode(form.as_query())
    context["measures"] = list(Measure)
    return render(request, "backoffice/funding/totals.html", context, status=200 if form.is_valid() else 422)


@require_GET
@for_roles(*FIGURE_READERS)
def funding_totals_csv(request: LoggedInRequest) -> HttpResponseBase:
    """The same table; journalled."""
    form = _form(request)
    if not form.is_valid():
        return funding_totals(request)
    today = timezone.localdate()
    rows = export_totals(reader=request.reader, asked=form.asked, threshold=settings.FIGURES_THRESHOLD, today=today)
    return csv_response(f"financements-{today}.csv", rows)


@require_GET
@for_roles(*CASE_WORKERS)
def funding_cases(request: LoggedInRequest) -> HttpResponse:
    """The cases that make a figure."""
    form = _form(request)
    measure = next((one for one in Measure if one.value == request.GET.get("mesure")), Measure.GRANTED)
    code = request.GET.get("lieu", "")[:9]
    rows = cases_behind(request.reader, form.asked, measure, code) if form.is_valid() else []
    context = {
        "measure": measure,
        "rows": rows,
        "total": sum(amount for _, amount in rows),
        "query": urlencode(form.as_query()) if form.is_valid() else "",
    }
    return render(request, "backoffice/funding/totals_cases.html", context)


def _form(request: LoggedInRequest) -> TotalsForm | YearForm:
    """What was asked; the year so far where nothing was, the last whole one for whoever works on no case."""
    today = timezone.localdate()
    given = {name: value for name, value in request.GET.items() if value}
    if not works_somewhere(request.reader):
        return YearForm({"annee": today.year - 1, **given}, today=today)
    data = {"debut": f"{today.year}-01-01", "fin": today.isoformat(), **given}
    return TotalsForm(data, platforms=figure_platforms(request.reader), today=today)
