"""The rules of alert: written, tried on the cases of today, switched on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.alerts.forms import NewRuleForm, RuleForm
from backoffice.alerts.trials import Trial, trial_of
from backoffice.conflicts import Difference, LockedForm
from renovation.alerts.enums import Severity, Watch
from renovation.alerts.models import AlertRule
from renovation.alerts.operations import rule_values, save_rule, switch, try_rule
from renovation.alerts.permissions import may_set
from renovation.alerts.queries import platforms_to_set, rule_for, rules_for, stage_choices
from renovation.alerts.refusals import AlertRefused, EditConflict
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to


@require_safe
@for_right(Right.WORK_ALERTS)
def rules(request: LoggedInRequest) -> HttpResponse:
    """All rules of the reader's platforms, those that are on first."""
    context = {
        "rules": rules_for(request.reader),
        "sets_rules": bool(platforms_open_to(request.reader, Right.SET_ALERTS)),
    }
    return render(request, "backoffice/alerts/rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.SET_ALERTS)
def rule_new(request: LoggedInRequest) -> HttpResponse:
    """A rule of the platform's own, switched off until it was tried."""
    platforms = platforms_to_set(request.reader)
    chosen = _platform(request.POST.get("platform", ""), platforms)
    blank = AlertRule(platform=chosen, watch=Watch.NO_CONTACT, days=30, severity=Severity.IMPORTANT)
    form = NewRuleForm(
        request.POST or None, current=rule_values(blank), stages=stage_choices(chosen.pk), platforms=platforms
    )
    if request.method == "POST" and form.is_valid():
        demand_on_platform(request, Right.SET_ALERTS, chosen.pk)
        blank.pk = form.cleaned_data["key"]
        saved = save_rule(
            rule=blank, author=request.user, base=rule_values(blank), values=form.values(), now=timezone.now()
        )
        messages.success(request, "La règle est écrite. Essayez-la avant de l’allumer.")
        return redirect("backoffice:alert_rule", saved.pk)
    return render(request, "backoffice/alerts/rule_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.WORK_ALERTS)
def rule(request: LoggedInRequest, rule_id: UUID) -> HttpResponse:
    """One rule: what it says, its trial, its switch."""
    found = rule_for(request.reader, rule_id)
    if request.method != "POST":
        return rule_page(request, found)
    demand_on_platform(request, Right.SET_ALERTS, found.platform_id)
    form = _form(found, request.POST)
    if not form.is_valid():
        return rule_page(request, found, form=form, status=422)
    was_on = found.is_on
    try:
        saved = save_rule(
            rule=found,
            author=request.user,
            base=form.cleaned_data["base"],
            values=form.values(),
            now=timezone.now(),
        )
    except EditConflict as conflict:
        again, differences = form.facing(conflict)
        return rule_page(request, found, form=again, differences=differences, status=409)
    off = was_on and not saved.is_on
    messages.success(request, _SAVED_OFF if off else "La règle est enregistrée.")
    return redirect("backoffice:alert_rule", saved.pk)


@require_POST
@for_right(Right.SET_ALERTS)
def rule_try(request: LoggedInRequest, rule_id: UUID) -> HttpResponse:
    """What the rule would find today; nobody is alerted."""
    found = rule_for(request.reader, rule_id)
    demand_on_platform(request, Right.SET_ALERTS, found.platform_id)
    findings = try_rule(rule_id=found.pk, now=timezone.now())
    return rule_page(request, rule_for(request.reader, rule_id), trial=trial_of(findings))


@require_POST
@for_right(Right.SET_ALERTS)
def rule_switch(request: LoggedInRequest, rule_id: UUID) -> HttpResponse:
    """On or off."""
    found = rule_for(request.reader, rule_id)
    demand_on_platform(request, Right.SET_ALERTS, found.platform_id)
    on = request.POST.get("on") == "yes"
    try:
        switch(rule_id=found.pk, on=on, author=request.user, now=timezone.now())
    except AlertRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "La règle est allumée." if on else "La règle est éteinte, ses alertes sont finies.")
    return redirect("backoffice:alert_rule", found.pk)


_SAVED_OFF = "La règle est enregistrée et éteinte, car elle ne dit plus la même chose. Essayez-la, puis allumez-la."


def rule_page(
    request: LoggedInRequest,
    found: AlertRule,
    *,
    form: LockedForm | None = None,
    differences: list[Difference] | None = None,
    trial: Trial | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "rule": found,
        "form": (form or _form(found)) if may_set(request.reader, found) else None,
        "differences": differences or [],
        "trial": trial,
        "stages": [name for code, name in stage_choices(found.platform_id) if code in found.stages],
    }
    return render(request, "backoffice/alerts/rule.html", context, status=status)


def _form(found: AlertRule, data: object = None) -> RuleForm:
    return RuleForm(data, current=rule_values(found), stages=stage_choices(found.platform_id))


def _platform(asked: str, platforms: list[Platform]) -> Platform:
    """The one that the form names; the first one when it names none of the reader's."""
    return next((one for one in platforms if str(one.pk) == asked), platforms[0])
