"""The same situation on two days."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.financing.forms import days_of
from backoffice.financing.opening import frame, opened_variant
from renovation.edge.requests import LoggedInRequest
from renovation.financing.calculating import on_two_days
from renovation.financing.operations import note_variant_read
from renovation.financing.rules.scenario import scenario_from_dict
from renovation.financing.rules.study import KNOWN_AHEAD
from renovation.financing.rules.two_days import totals
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_WORKERS)
def financing_days(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """What the aids are on one day and on the other, and which rules changed between them."""
    opened = opened_variant(request, variant_id, Right.READ_FINANCING)
    note_variant_read(variant=opened.variant, reader_id=request.user.pk, now=timezone.now())
    today = timezone.localdate()
    form = days_of(request.GET.dict(), today=today)
    found = None
    if form.is_valid():
        scenario = scenario_from_dict(opened.variant.scenario)
        found = on_two_days(scenario, (form.cleaned_data["a"], form.cleaned_data["b"]))
    sides = [found.left, found.right] if found else []
    context = frame(
        opened.case,
        variant=opened.variant,
        form=form,
        found=found,
        totals=totals(found) if found else [],
        unknown=[one.on for one in sides if not one.middle.results],
        ahead=[one.on for one in sides if one.on > today + KNOWN_AHEAD],
    )
    return render(request, "backoffice/financing/days.html", context, status=422 if form.errors else 200)
