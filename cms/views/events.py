"""Registering to an event, the personal link of a registration, and calendar files."""

from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cms.closed_pages import may_read
from cms.forms.registration import RegistrationForm
from cms.models import EventPage
from cms.queries.living import event_page, events_for_calendars
from cms.queries.sites import home_of
from cms.tree import trail_of
from renovation.edge.requests import PlatformRequest
from renovation.events.calendar import calendar_of
from renovation.events.models import Registration
from renovation.events.operations import RegistrationRefused, cancel_registration
from renovation.events.queries import registration_by_token, revisions_of
from renovation.leads.operations import register_and_ask

# A calendar that follows the agenda learns of what was cancelled or moved lately.
LATELY = timedelta(days=90)


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: PlatformRequest, page_id: int) -> HttpResponse:
    """The form, and its sending. The answer is the same whether the address was known or not."""
    page = _page(request, page_id)
    standing = page.standing(timezone.now())
    form = RegistrationForm(request.POST or None, most_seats=page.most_seats_of_one)
    if request.method == "POST" and form.is_valid():
        try:
            outcome = register_and_ask(
                platform=request.platform,
                announced=page.announced,
                person=form.person(),
                # One form makes one registration, to this event and to no other.
                key=uuid5(NAMESPACE_OID, f"{page.pk}:{form.key}"),
                wants_call=form.cleaned_data["wants_call"],
                now=timezone.now(),
            )
        except RegistrationRefused as refused:
            form.add_error(None, str(refused))
        else:
            done = redirect("cms:registered", page_id=page.pk)
            done["Location"] += "?attente=1" if outcome.is_waiting else ""
            return done
    context = {"page": page, "form": form, "standing": standing, "trail": trail_of(page)}
    return render(request, "cms/event_registration.html", context)


@require_safe
def registered(request: PlatformRequest, page_id: int) -> HttpResponse:
    """What happens next."""
    page = _page(request, page_id)
    context = {"page": page, "trail": trail_of(page), "is_waiting": request.GET.get("attente") == "1"}
    return render(request, "cms/event_registered.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def own_registration(request: PlatformRequest, token: str) -> HttpResponse:
    """One's registration from its personal link, and its cancellation (by POST only)."""
    found = _registration(request, token)
    now = timezone.now()
    if request.method == "POST":
        try:
            cancel_registration(registration=found, by_staff=False, now=now)
            messages.success(request, "Votre inscription est annulée.")
        except RegistrationRefused as refused:
            messages.error(request, str(refused))
        return redirect("cms:own_registration", token=token)
    can_cancel = found.is_standing and found.event.starts_at > now
    context = {"registration": found, "event": found.event, "token": token, "can_cancel": can_cancel}
    response = render(request, "cms/registration.html", context)
    response["Cache-Control"] = "no-store, private"
    return response


@require_safe
def own_registration_calendar(request: PlatformRequest, token: str) -> HttpResponse:
    """The calendar file of one's registration."""
    event = _registration(request, token).event
    return _file(calendar_of(event.platform, [(event.announced, event.revision)], stamped_at=timezone.now()))


@require_safe
def event_calendar(request: PlatformRequest, page_id: int) -> HttpResponse:
    """One event as a calendar file."""
    return _calendar(request, [_page(request, page_id)], "evenement.ics")


@require_safe
def agenda_calendar(request: PlatformRequest) -> HttpResponse:
    """The whole agenda, for calendars that follow it."""
    events = events_for_calendars(home_of(request), since=timezone.now() - LATELY)
    return _calendar(request, events, "agenda.ics")


def _calendar(request: PlatformRequest, pages: list[EventPage], filename: str) -> HttpResponse:
    if not request.platform:
        raise Http404
    revisions = revisions_of([page.pk for page in pages])
    events = [(page.announced, revisions.get(page.pk, 0)) for page in pages]
    return _file(calendar_of(request.platform, events, stamped_at=timezone.now()), filename)


def _file(content: bytes, filename: str = "evenement.ics") -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _page(request: HttpRequest, page_id: int) -> EventPage:
    page = event_page(home_of(request), page_id)
    if page is None or not may_read(page, request):
        raise Http404
    return page


def _registration(request: PlatformRequest, token: str) -> Registration:
    found = registration_by_token(token, platform_id=request.platform.pk) if request.platform else None
    if found is None:
        raise Http404
    return found
