"""The quick entry of a call or a visit."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.leads.forms import SpokenLeadForm
from renovation.cases.enums import LeadOrigin
from renovation.cases.operations import SpokenContact, enter_lead
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.models import Platform
from renovation.platforms.queries import platforms_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def lead_new(request: LoggedInRequest) -> HttpResponse:
    """A household on the telephone or at the counter becomes a lead."""
    platforms = _platforms(request)
    form = SpokenLeadForm(request.POST or None, platforms=platforms)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        lead = enter_lead(
            platform=next(each for each in platforms if each.pk == UUID(said["platform"])),
            author=request.user,
            origin=LeadOrigin(said["origin"]),
            contact=_contact(said),
            follow=said["follow"],
            key=said["key"],
            now=timezone.now(),
        )
        messages.success(request, "Le prospect est enregistré.")
        return redirect("backoffice:lead", lead.pk)
    return render(request, "backoffice/leads/new.html", {"form": form})


def _platforms(request: LoggedInRequest) -> list[Platform]:
    """Those on which the reader works, the one of this site first."""
    own = request.reader.platform_ids(*CASE_WORKERS)
    platforms = [platform for platform in platforms_of(request.reader) if platform.pk in own]
    here = request.platform.pk if request.platform else None
    return sorted(platforms, key=lambda platform: (platform.pk != here, platform.name))


def _contact(said: dict[str, object]) -> SpokenContact:
    names = ("first_name", "last_name", "email", "phone", "commune", "request", "callback_wish", "agreed")
    return SpokenContact(**{name: said[name] for name in names})  # type: ignore[arg-type]
