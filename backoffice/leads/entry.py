"""The quick entry of a call or a visit."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.leads.forms import SpokenLeadForm, WhomForm
from renovation.cases.enums import LeadOrigin
from renovation.cases.operations import SpokenContact, enter_lead
from renovation.edge.requests import LoggedInRequest
from renovation.households.queries import was_entered
from renovation.leads.queries import Typed, duplicates_of_typed
from renovation.platforms.models import Platform
from renovation.platforms.queries import platforms_of
from renovation.territories.queries import find_communes

TYPED = ("last_name", "first_name", "email", "phone")


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def lead_new(request: LoggedInRequest) -> HttpResponse:
    """A household on the telephone or at the counter becomes a lead; whoever looks alike is shown first."""
    platforms = _platforms(request)
    if "chercher" in request.POST:
        form = SpokenLeadForm(platforms=platforms, initial=request.POST.dict())
        return _page(request, form, _whom(request, platforms), searched=True)
    form = SpokenLeadForm(request.POST or None, platforms=platforms)
    if request.method != "POST":
        return _page(request, form, None)
    whom = _whom(request, platforms, asked=form.is_valid())
    if not form.is_valid() or (whom is not None and not whom.is_valid()):
        return _page(request, form, whom)
    said = form.cleaned_data
    lead = enter_lead(
        platform=next(each for each in platforms if each.pk == UUID(said["platform"])),
        author=request.user,
        origin=LeadOrigin(said["origin"]),
        contact=_contact(said),
        follow=said["follow"],
        key=said["key"],
        now=timezone.now(),
        known=whom.household_id if whom is not None else None,
    )
    messages.success(request, "Le prospect est enregistré.")
    return redirect("backoffice:lead", lead.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def lead_known(request: LoggedInRequest) -> HttpResponse:
    """Who looks like the person that is being typed; nothing is written."""
    context = {"whom": _whom(request, _platforms(request)), "searched": False}
    return render(request, "backoffice/leads/known.html", context)


def _page(
    request: LoggedInRequest, form: SpokenLeadForm, whom: WhomForm | None, *, searched: bool = False
) -> HttpResponse:
    failed = bool(form.errors) or (whom is not None and bool(whom.errors))
    context = {"form": form, "whom": whom, "searched": searched, "failed": failed}
    return render(request, "backoffice/leads/new.html", context)


def _whom(request: LoggedInRequest, platforms: list[Platform], *, asked: bool = False) -> WhomForm | None:
    """The question with those who look alike; nothing when nobody does, or when this form was sent before."""
    sent = request.POST
    platform = next((one for one in platforms if str(one.pk) == sent.get("platform")), platforms[0])
    if asked and was_entered(sent.get("key", "")):
        return None
    typed = {name: sent.get(name, "").replace("\x00", "").strip()[:254] for name in TYPED}
    place = sent.get("commune", "").replace("\x00", "").strip()
    communes = find_communes(place) if place else []
    found = duplicates_of_typed(platform.pk, Typed(**typed, commune=communes[0].pk if len(communes) == 1 else ""))
    if not found:
        return None
    is_answered = asked or "known" in sent
    return WhomForm(sent if is_answered else None, found=found, email=typed["email"])


def _platforms(request: LoggedInRequest) -> list[Platform]:
    """Those on which the reader works, the one of this site first."""
    own = request.reader.platform_ids(*CASE_WORKERS)
    platforms = [platform for platform in platforms_of(request.reader) if platform.pk in own]
    here = request.platform.pk if request.platform else None
    return sorted(platforms, key=lambda platform: (platform.pk != here, platform.name))


def _contact(said: dict[str, object]) -> SpokenContact:
    names = ("first_name", "last_name", "email", "phone", "commune", "request", "callback_wish", "agreed")
    return SpokenContact(**{name: said[name] for name in names})  # type: ignore[arg-type]
