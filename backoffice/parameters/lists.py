"""The list of parameters, the file of the values in force, and the values to be looked up again."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from backoffice.access import for_shared
from backoffice.lists import page_of
from backoffice.parameters.forms import FilterForm
from backoffice.parameters.words import DOUBTS, line_of, tabs
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_shared
from renovation.quantities import queries
from renovation.quantities.queries import Criteria
from renovation.quantities.rules.batch_csv import write_csv

# So that spreadsheets read the accents.
BYTE_ORDER_MARK = "\ufeff"


@require_safe
@for_shared(Right.READ_PARAMETERS)
def parameters(request: LoggedInRequest) -> HttpResponse:
    """Every parameter with its value of the day."""
    form = FilterForm(request.GET)
    criteria = _criteria(form)
    page = page_of(request, queries.parameters(criteria))
    asked = {name: value for name, value in request.GET.items() if name != "page" and value}
    context = {
        "form": form,
        "page": page,
        "on": criteria.on,
        "lines": [line_of(one) for one in page.object_list],
        "query": f"{urlencode(asked)}&" if asked else "",
        "waiting": queries.waiting_counts(),
        "tabs": tabs("parameters"),
        "may_edit": can_on_shared(request.reader, Right.EDIT_PARAMETERS),
    }
    return render(request, "backoffice/parameters/list.html", context)


@require_safe
@for_shared(Right.READ_PARAMETERS)
def parameters_file(request: LoggedInRequest) -> HttpResponse:
    """The values in force as a CSV file, in the form in which a new barème is imported."""
    on = _criteria(FilterForm(request.GET)).on
    response = HttpResponse(BYTE_ORDER_MARK + write_csv(queries.entries_on(on)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="parametres-{on:%Y-%m-%d}.csv"'
    return response


@require_safe
@for_shared(Right.READ_PARAMETERS)
def doubts(request: LoggedInRequest) -> HttpResponse:
    """Values that somebody should look up, by reason."""
    months = settings.PARAMETER_REVIEW_MONTHS
    found = queries.doubts_on(timezone.localdate(), months=months)
    groups = [
        (reason, title, text, [one.value for one in found if one.reason == reason])
        for reason, (title, text) in DOUBTS.items()
    ]
    context = {
        "groups": [group for group in groups if group[3]],
        "number": len(found),
        "months": months,
        "tabs": tabs("parameter_doubts"),
        "may_edit": can_on_shared(request.reader, Right.EDIT_PARAMETERS),
    }
    return render(request, "backoffice/parameters/doubts.html", context)


def _criteria(form: FilterForm) -> Criteria:
    form.is_valid()
    asked = form.cleaned_data
    return Criteria(
        on=asked.get("le") or timezone.localdate(),
        text=asked.get("q", ""),
        family=asked.get("famille", ""),
        state=asked.get("etat", ""),
    )
