"""Sessions for several households: those to come with the seats that are left, and a seat."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from renovation.appointments.models import CollectiveSession
from renovation.appointments.operations import (
    AnswersRefused,
    AppointmentRefused,
    Details,
    SessionFull,
    hold_seat,
    release_hold,
    request_seat,
)
from renovation.appointments.queries import held_slot, open_sessions, public_session
from renovation.edge.requests import PlatformRequest
from selfservice.booking.choice import read_choice
from selfservice.booking.holder import holder_of, new_holder
from selfservice.booking.limits import may_book, too_many_holders
from selfservice.forms.booking import SeatForm
from selfservice.http import on_agenda
from selfservice.known import who
from selfservice.signup import propose_account


@require_safe
@on_agenda
def sessions(request: PlatformRequest) -> HttpResponse:
    """What comes, full sessions included."""
    found = open_sessions(platform=request.platform, now=timezone.now())
    return render(request, "selfservice/sessions.html", {"sessions": found})


@require_POST
@on_agenda
def session_hold(request: PlatformRequest, session_id: UUID) -> HttpResponse:
    """Keep a seat while the form is filled in, or give it back ("rendre")."""
    session = _session(request, session_id)
    if "rendre" in request.POST:
        release_hold(holder=holder_of(request))
        messages.success(request, "Votre place est rendue.")
        return redirect("selfservice:sessions")
    refused_here = too_many_holders(request)
    if refused_here:
        messages.error(request, refused_here)
        return redirect("selfservice:sessions")
    try:
        hold_seat(session=session, holder=new_holder(request), now=timezone.now())
    except AppointmentRefused as refused:
        messages.error(request, str(refused))
        return redirect("selfservice:sessions")
    return redirect("selfservice:session_seat", session_id=session_id)


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def session_seat(request: PlatformRequest, session_id: UUID) -> HttpResponse:
    """One session, and seats in it (POST)."""
    now = timezone.now()
    session = _session(request, session_id)
    known = who(request)
    form = SeatForm(request.POST or None, kind=session.kind, user=known.user, household=known.household)
    if request.method == "POST" and form.is_valid() and may_book(request, form):
        details = Details(
            case=known.case,
            answers=form.answers(),
            origin=read_choice(request, now).booking_origin,
            holder=holder_of(request),
        )
        try:
            request_seat(
                session=session,
                contact=form.contact(),
                seats=form.cleaned_data["seats"],
                user=known.user,
                key=form.key,
                token=form.token,
                now=now,
                details=details,
            )
        except SessionFull as refused:
            form.add_error("seats", str(refused))
        except AnswersRefused as refused:
            form.refuse_answers(refused.errors)
        except AppointmentRefused as refused:
            form.add_error(None, str(refused))
        else:
            propose_account(request, form.cleaned_data["email"])
            return redirect("selfservice:session_done", session_id=session_id)
    hold = held_slot(holder_of(request), now=now)
    context = {"session": session, "form": form, "hold": hold if hold and hold.session_id == session.pk else None}
    return render(request, "selfservice/session_seat.html", context)


@require_safe
@on_agenda
def session_done(request: PlatformRequest, session_id: UUID) -> HttpResponse:
    """The same words for everybody: whether an address was already on the list is told by mail only."""
    return render(request, "selfservice/session_done.html", {"session": _session(request, session_id)})


def _session(request: PlatformRequest, session_id: UUID) -> CollectiveSession:
    found = public_session(request.platform, session_id, timezone.now(), holder=holder_of(request))
    if found is None:
        raise Http404
    return found
