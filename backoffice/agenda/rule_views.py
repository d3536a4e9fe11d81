"""Hours that come back: read in sentences, previewed, changed without forgetting who already has an appointment."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand_on_platform, for_roles
from backoffice.agenda.asked import platform_asked
from backoffice.agenda.decisions import Line, decisions_in, line_of, said_of
from backoffice.agenda.rule_forms import RuleForm, shown
from backoffice.agenda.rule_words import in_words
from renovation.appointments.models import Appointment, OpeningRule
from renovation.appointments.operations import (
    AppointmentRefused,
    DecisionsNeeded,
    change_rule,
    end_rule,
    open_rule,
)
from renovation.appointments.operations.preview import rule_as_typed
from renovation.appointments.queries import places_of, readable_rule, rules_of, types_of, zone_of
from renovation.appointments.queries.left_out import days_of_rule
from renovation.appointments.rules.wall_clock import HoursRefused
from renovation.edge.reading import read_id
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.queries import agents_working_on_cases

PREVIEWED = timedelta(weeks=8)
MOST_PREVIEWED = 40


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def rules(request: LoggedInRequest) -> HttpResponse:
    """All that come back, and a form for new ones."""
    platform = platform_asked(request, request.GET)
    form = _form(request, platform, None)
    if request.method != "POST":
        return _list(request, platform, form)
    demand_on_platform(request, Right.EDIT_OPENINGS, platform.pk)
    if not form.is_valid():
        return _list(request, platform, form, status=422)
    adviser, hours = form.team[form.cleaned_data["adviser"]], form.hours()
    try:
        if "apercu" in request.POST:
            typed = rule_as_typed(platform_id=platform.pk, adviser_id=adviser.pk, hours=hours)
            return _list(request, platform, form, preview=_preview(typed))
        open_rule(
            platform=platform,
            adviser=adviser,
            rule=hours.rule,
            first_day=hours.first_day,
            opens=hours.opens,
            closes=hours.closes,
            last_day=hours.last_day,
            excluded_days=hours.excluded_days,
            on_holidays=hours.on_holidays,
            reception=hours.reception,
        )
    except HoursRefused as refused:
        form.add_error("opens", str(refused))
        return _list(request, platform, form, status=422)
    messages.success(request, "Les horaires sont ouverts\u00a0: les créneaux apparaissent sur le site.")
    return redirect("backoffice:rules")


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def rule(request: LoggedInRequest, rule_id: UUID) -> HttpResponse:
    """Change hours; appointments that would stand outside are decided one by one before anything is written."""
    found = readable_rule(request.reader, rule_id)
    form = _form(request, found.platform, found)
    if request.method != "POST":
        return _page(request, found, form)
    demand_on_platform(request, Right.EDIT_OPENINGS, found.platform_id)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    return _preview_page(request, found, form) if "apercu" in request.POST else _change(request, found, form)


def _preview_page(request: LoggedInRequest, found: OpeningRule, form: RuleForm) -> HttpResponse:
    try:
        typed = rule_as_typed(platform_id=found.platform_id, adviser_id=found.adviser_id, hours=form.hours())
    except HoursRefused as refused:
        form.add_error("opens", str(refused))
        return _page(request, found, form, status=422)
    return _page(request, found, form, preview=_preview(typed))


def _change(request: LoggedInRequest, found: OpeningRule, form: RuleForm) -> HttpResponse:
    try:
        outcomes = change_rule(
            rule=found,
            new=form.hours(),
            revision=form.cleaned_data["revision"] or 0,
            agent=request.user,
            now=timezone.now(),
            decisions=decisions_in(request.POST, _named(request)),
        )
    except DecisionsNeeded as needed:
        return _page(request, found, form, touched=needed.appointments, status=409)
    except HoursRefused as refused:
        form.add_error("opens", str(refused))
        return _page(request, found, form, status=422)
    except AppointmentRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, form, status=409)
    _tell(request, outcomes)
    return redirect("backoffice:rules")


@require_POST
@for_roles(*CASE_WORKERS)
def rule_end(request: LoggedInRequest, rule_id: UUID) -> HttpResponse:
    """No more hours from today on; what is already taken is decided one by one."""
    found = readable_rule(request.reader, rule_id)
    demand_on_platform(request, Right.EDIT_OPENINGS, found.platform_id)
    yesterday = timezone.localdate(timezone=zone_of(found.platform_id)) - timedelta(days=1)
    try:
        outcomes = end_rule(
            rule=found,
            last_day=yesterday,
            revision=_revision(request),
            agent=request.user,
            now=timezone.now(),
            decisions=decisions_in(request.POST, _named(request)),
        )
    except DecisionsNeeded as needed:
        form = _form(request, found.platform, found, bound=False)
        return _page(request, found, form, touched=needed.appointments, status=409, is_ending=True)
    except AppointmentRefused as refused:
        messages.error(request, str(refused))
        return redirect("backoffice:rule", found.pk)
    _tell(request, outcomes)
    return redirect("backoffice:rules")


def _revision(request: LoggedInRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _tell(request: LoggedInRequest, outcomes: Sequence[Any]) -> None:
    done, refused = said_of(outcomes)
    messages.success(request, f"Les horaires sont enregistrés. {done}".strip())
    for words in refused:
        messages.error(request, words)


def _named(request: LoggedInRequest) -> list[Appointment]:
    """Those that the form decides about; the operation looks at its own only."""
    ids = [read_id(name.removeprefix("sort-")) for name in request.POST if name.startswith("sort-")]
    return [Appointment(pk=one) for one in ids if one is not None]


def _form(request: LoggedInRequest, platform: Platform, found: OpeningRule | None, *, bound: bool = True) -> RuleForm:
    new = {"adviser": str(request.user.pk), "first_day": timezone.localdate()}
    return RuleForm(
        request.POST if request.method == "POST" and bound else None,
        team=agents_working_on_cases(platform.pk),
        places=places_of(platform),
        kinds=types_of(reader=request.reader, platform_id=platform.pk),
        rule=found,
        initial=shown(found) if found is not None else new,
    )


def _preview(typed: OpeningRule) -> list[date]:
    """The days of the next weeks, holidays and days left out taken away."""
    today = timezone.localdate(timezone=zone_of(typed.platform_id))
    first = max(today, typed.first_day)
    found = days_of_rule(typed, first=first - timedelta(days=1), last=first + PREVIEWED)
    return sorted({start.date() for start, _ in found if start.date() >= first})[:MOST_PREVIEWED]


def _list(
    request: LoggedInRequest, platform: Platform, form: RuleForm, preview: list[date] | None = None, status: int = 200
) -> HttpResponse:
    found = [one for one in rules_of(reader=request.reader) if one.platform_id == platform.pk]
    context = {
        "lines": [(one, in_words(one.rule, one.first_day, one.last_day, one.opens, one.closes)) for one in found],
        "form": form,
        "preview": preview,
        "platform": platform,
    }
    return render(request, "backoffice/agenda/rules.html", context, status=status)


def _page(
    request: LoggedInRequest,
    found: OpeningRule,
    form: RuleForm,
    *,
    touched: Sequence[Appointment] = (),
    preview: list[date] | None = None,
    status: int = 200,
    is_ending: bool = False,
) -> HttpResponse:
    team = [one for one in agents_working_on_cases(found.platform_id) if one.pk != found.adviser_id]
    lines: list[Line] = [line_of(one, team, request.POST) for one in touched]
    context = {
        "rule": found,
        "words": in_words(found.rule, found.first_day, found.last_day, found.opens, found.closes),
        "form": form,
        "lines": lines,
        "preview": preview,
        "is_ending": is_ending,
        "next_days": _preview(found),
    }
    with timezone.override(zone_of(found.platform_id)):
        return render(request, "backoffice/agenda/rule.html", context, status=status)
