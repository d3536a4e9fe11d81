"""The global view of alerts, and what is done with one of them."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.alerts.forms import AlertFilter, SnoozeForm
from backoffice.lists import criteria_of, page_of
from renovation.alerts.enums import Severity
from renovation.alerts.models import Alert
from renovation.alerts.operations import choose_digest, refresh_platform, snooze, wake
from renovation.alerts.queries import (
    AlertCriteria,
    alert_counts,
    alert_for,
    alert_list,
    last_refresh,
    rules_for,
    wants_digest,
)
from renovation.alerts.refusals import AlertRefused
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.queries import colleagues_of

USUAL_DELAY = timedelta(days=7)


@require_safe
@for_right(Right.WORK_ALERTS)
def alerts(request: LoggedInRequest) -> HttpResponse:
    """All that needs somebody, over all cases: filters, counts that open their list, and the age of the figures."""
    today = timezone.localdate()
    rules = [(str(rule.pk), rule.name) for rule in rules_for(request.reader) if rule.is_on]
    form = AlertFilter(request.GET, colleagues=colleagues_of(request.reader), rules=rules)
    criteria = AlertCriteria(**criteria_of(form))
    counts = alert_counts(request.reader, criteria, on=today)
    context = {
        "form": form,
        "criteria": criteria,
        "counts": counts,
        "severities": [(each.value, each.label, counts.by_severity[each.value]) for each in Severity],
        "page": page_of(request, alert_list(request.reader, criteria, on=today)),
        "now": timezone.now(),
        "refreshed_at": last_refresh(request.reader),
        "some_rule_is_on": bool(rules),
        "sets_rules": bool(platforms_open_to(request.reader, Right.SET_ALERTS)),
        "wants_digest": wants_digest(request.user.pk),
    }
    return render(request, "backoffice/alerts/list.html", context)


@require_POST
@for_right(Right.WORK_ALERTS)
def alerts_refresh(request: LoggedInRequest) -> HttpResponse:
    """The alerts of the reader's platforms as they stand now."""
    for platform_id in platforms_open_to(request.reader, Right.WORK_ALERTS):
        refresh_platform(platform_id=platform_id, now=timezone.now())
    messages.success(request, "Les alertes sont à jour.")
    return redirect(_list_of(request))


@require_POST
@for_right(Right.WORK_ALERTS)
def alerts_digest(request: LoggedInRequest) -> HttpResponse:
    """Getting the mail of the morning, or not."""
    wanted = request.POST.get("wanted") == "yes"
    choose_digest(user=request.user, is_wanted=wanted)
    told = "Vous recevrez un résumé le matin, s’il y a des alertes." if wanted else "Vous ne recevrez plus le résumé."
    messages.success(request, told)
    return redirect("backoffice:alerts")


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.WORK_ALERTS)
def alert_snooze(request: LoggedInRequest, alert_id: UUID) -> HttpResponse:
    """Put an alert off to a later day."""
    found = alert_for(request.reader, alert_id)
    demand_on_platform(request, Right.WORK_ALERTS, found.platform_id)
    today = timezone.localdate()
    form = SnoozeForm(request.POST or None, initial={"until": today + USUAL_DELAY, "reason": found.snooze_reason})
    if request.method == "POST" and form.is_valid():
        try:
            snooze(alert_id=found.pk, author=request.user, today=today, **form.cleaned_data)
        except AlertRefused as refused:
            form.add_error("until", str(refused))
        else:
            messages.success(
                request, f"L’alerte revient le {form.cleaned_data['until']:%d/%m/%Y} si elle est encore vraie."
            )
            return redirect(_list_of(request))
    context = {"alert": found, "form": form, "subject_url": subject_url(found), "next": _list_of(request)}
    return render(request, "backoffice/alerts/snooze.html", context, status=422 if form.errors else 200)


@require_POST
@for_right(Right.WORK_ALERTS)
def alert_wake(request: LoggedInRequest, alert_id: UUID) -> HttpResponse:
    """Show again at once an alert that was put off."""
    found = alert_for(request.reader, alert_id)
    demand_on_platform(request, Right.WORK_ALERTS, found.platform_id)
    wake(alert_id=found.pk)
    messages.success(request, "L’alerte est de nouveau montrée.")
    return redirect(_list_of(request))


def subject_url(alert: Alert) -> str:
    """The page on which the alert is settled."""
    if alert.case_id is not None:
        return reverse("backoffice:case", args=[alert.case_id])
    return reverse("backoffice:lead", args=[alert.lead_id])


def _list_of(request: LoggedInRequest) -> str:
    """Back to the list as it was filtered; never to another site."""
    here = reverse("backoffice:alerts")
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if asked == here or asked.startswith(f"{here}?") else here
