"""Sessions for several households: those to come with the seats that are left, and a seat."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renovation.appointments.operations import AnswersRefused, AppointmentRefused, Details, SessionFull, request_seat
from renovation.appointments.queries import open_sessions, public_session
from renovation.edge.requests import PlatformRequest
from selfservice.booking.choice import read_choice
from selfservice.booking.limits import may_book
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


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def session_seat(request: PlatformRequest, session_id: UUID) -> HttpResponse:
    """One session, and seats in it (POST)."""
    now = timezone.now()
    session = public_session(request.platform, session_id, now)
    if session is None:
        raise Http404
    known = who(request)
    form = SeatForm(request.POST or None, kind=session.kind, user=known.user, household=known.household)
    if request.method == "POST" and form.is_valid() and may_book(request, form):
        details = Details(case=known.case, answers=form.answers(), origin=read_choice(request, now).booking_origin)
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
    return render(request, "selfservice/session_seat.html", {"session": session, "form": form})


@require_safe
@on_agenda
def session_done(request: PlatformRequest, session_id: UUID) -> HttpResponse:
    """The same words for everybody: whether an address was already on the list is told by mail only."""
    session = public_session(request.platform, session_id, timezone.now())
    if session is None:
        raise Http404
    return render(request, "selfservice/session_done.html", {"session": session})
