"""The settings of leads, and sharing them now."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import demand_on_platform, for_right
from backoffice.leads.settings_forms import LeadSettingsForm
from renovation.edge.requests import LoggedInRequest
from renovation.leads.operations import save_lead_settings, share_leads
from renovation.leads.queries import settings_of, shares_of
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.queries import platforms_of

NBSP = "\N{NO-BREAK SPACE}"


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.SET_LEADS)
def lead_settings(request: LoggedInRequest, platform_id: UUID) -> HttpResponse:
    """Points, steps, sharing, and the part of each adviser."""
    platform = _platform(request, platform_id)
    form = LeadSettingsForm(request.POST or None, settings=settings_of(platform.pk), shares=shares_of(platform.pk))
    if request.method == "POST" and form.is_valid():
        save_lead_settings(platform=platform, values=form.values(), parts=form.parts())
        messages.success(request, "Les réglages des prospects sont enregistrés.")
        return redirect("backoffice:lead_settings", platform.pk)
    context = {"place": platform, "form": form}
    return render(request, "backoffice/leads/settings.html", context, status=422 if form.errors else 200)


@require_POST
@for_right(Right.SET_LEADS)
def leads_share(request: LoggedInRequest, platform_id: UUID) -> HttpResponse:
    """Give at once all that nobody took."""
    platform = _platform(request, platform_id)
    given = share_leads(platform_id=platform.pk, now=timezone.now(), at_once=True)
    people = sorted({str(one.adviser) for one in given})
    if given:
        number = f"{len(given)}{NBSP}prospect{'s' if len(given) > 1 else ''}"
        messages.success(request, f"Répartition faite{NBSP}: {number} pour {', '.join(people)}.")
    else:
        messages.warning(request, "Aucun prospect à répartir, ou personne ne peut en recevoir de plus.")
    return redirect("backoffice:leads")


def _platform(request: LoggedInRequest, platform_id: UUID) -> Platform:
    """One of the reader's; Platform.DoesNotExist otherwise."""
    found = {one.pk: one for one in platforms_of(request.reader)}
    if platform_id not in found:
        raise Platform.DoesNotExist
    demand_on_platform(request, Right.SET_LEADS, platform_id)
    return found[platform_id]
