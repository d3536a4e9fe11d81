"""Keys with which other programs send leads: opened, shown once, revoked; and how they are used."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import demand_on_platform, for_right
from backoffice.doors.forms import LeadKeyForm
from renovation.edge.quotas import LEAD_API
from renovation.edge.requests import LoggedInRequest
from renovation.leads.operations import open_lead_key, revoke_lead_key
from renovation.leads.queries.doors import door_platforms, lead_key
from renovation.leads.queries.doors import lead_keys as keys_of
from renovation.leads.refusals import DoorRefused
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.OPEN_DOORS)
def lead_keys(request: LoggedInRequest) -> HttpResponse:
    """The keys, a new one, and the documentation for whoever writes the program."""
    platforms = door_platforms(request.reader)
    form = LeadKeyForm(request.POST or None, platforms=platforms)
    token = ""
    if request.method == "POST" and form.is_valid():
        token = _open(request, form)
        # The new key stands in the list; the form is empty again.
        form = form if form.errors else LeadKeyForm(platforms=platforms)
    context = {
        "form": form,
        "token": token,
        "keys": keys_of(request.reader),
        "address": request.build_absolute_uri(reverse("cms:api_leads")),
        "limit": LEAD_API.limit,
    }
    return render(request, "backoffice/doors/keys.html", context)


@require_POST
@for_right(Right.OPEN_DOORS)
def lead_key_revoke(request: LoggedInRequest, lead_key_id: UUID) -> HttpResponse:
    """It opens nothing any more."""
    key = lead_key(request.reader, lead_key_id)
    demand_on_platform(request, Right.OPEN_DOORS, key.platform_id)
    revoke_lead_key(key_id=key.pk, now=timezone.now())
    messages.success(request, f"La clé «\u00a0{key.name}\u00a0» n’ouvre plus rien.")
    return redirect("backoffice:lead_keys")


def _open(request: LoggedInRequest, form: LeadKeyForm) -> str:
    given = form.cleaned_data
    try:
        return open_lead_key(
            key_id=given["key"],
            platform=form.chosen,
            name=given["name"],
            is_partner=given["is_partner"],
            author=request.user,
            now=timezone.now(),
        )
    except DoorRefused as refused:
        form.add_error(None, str(refused))
        return ""
