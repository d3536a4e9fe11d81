"""An appointment by its personal link or from one's space: see it, say that one comes, add to it, cancel it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from renovation.appointments.calendar import calendar_file
from renovation.appointments.models import Appointment
from renovation.appointments.operations import (
    AppointmentRefused,
    TooLate,
    add_document,
    add_question,
    cancel,
    confirm_coming,
    join_waiting_list,
    replace_link,
)
from renovation.appointments.queries import agenda_of, documents_of, waits_for_earlier
from renovation.documents.rules import DocumentRefused
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import PlatformRequest
from renovation.platforms.rules.tokens import new_token
from selfservice.booking.doors import Door
from selfservice.forms.appointment import AttachmentForm, QuestionForm


@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: PlatformRequest, door: Door) -> HttpResponse:
    """The appointment, and its cancellation (by POST only)."""
    if request.method == "POST":
        try:
            cancel(appointment=door.appointment, by_household=True, now=timezone.now())
            messages.success(request, "Votre rendez-vous est annulé. Merci d’avoir prévenu.")
        except TooLate as error:
            messages.error(request, str(error))
        return door.back()
    return page(request, door)


@require_safe
def calendar(request: PlatformRequest, door: Door) -> HttpResponse:
    """The calendar file."""
    content = calendar_file(door.appointment, stamped_at=door.appointment.created_at, is_mailed=False)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rendez-vous.ics"'
    return response


@require_POST
def confirm(request: PlatformRequest, door: Door) -> HttpResponse:
    """« Je viendrai »: one gesture, from the reminder."""
    found = confirm_coming(appointment=door.appointment, now=timezone.now())
    if found.confirmed_at is not None:
        messages.success(request, "Merci, c’est noté : nous vous attendons.")
    else:
        messages.error(request, "Ce rendez-vous est passé ou annulé.")
    return door.back()


@require_POST
def question(request: PlatformRequest, door: Door) -> HttpResponse:
    """A question for the adviser, before the day."""
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return page(request, door, question_form=form)
    typed = form.cleaned_data
    try:
        add_question(appointment=door.appointment, text=typed["text"], key=typed["key"], now=timezone.now())
    except AppointmentRefused as refused:
        form.add_error("text", str(refused))
        return page(request, door, question_form=form)
    messages.success(request, "Votre question est envoyée. Nous y répondrons au rendez-vous, ou avant.")
    return door.back()


@require_POST
def document(request: PlatformRequest, door: Door) -> HttpResponse:
    """A document for the adviser, before the day."""
    form = AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        refuse_too_large(form, request, form.add_prefix("file"), settings.DOCUMENT_MAX_BYTES)
        return page(request, door, document_form=form)
    typed = form.cleaned_data
    try:
        add_document(
            appointment=door.appointment,
            upload=typed["file"],
            title=typed["title"],
            key=typed["key"],
            now=timezone.now(),
        )
    except (AppointmentRefused, DocumentRefused) as refused:
        form.add_error("file", str(refused))
        return page(request, door, document_form=form)
    messages.success(request, "Votre document est déposé. La personne qui vous reçoit peut le voir.")
    return door.back()


@require_POST
def earlier(request: PlatformRequest, door: Door) -> HttpResponse:
    """Ask to be told when an earlier slot becomes free; this one stays until the other is taken."""
    appointment, now = door.appointment, timezone.now()
    kind = appointment.kind
    if kind is None or appointment.session_id is not None or not appointment.is_ahead(now):
        messages.error(request, "Ce rendez-vous ne peut pas être avancé.")
        return door.back()
    join_waiting_list(
        kind=kind,
        household=appointment.household,
        token=new_token(),
        now=now,
        appointment=appointment,
        lead=appointment.lead,
        case=appointment.case,
    )
    messages.success(request, "C’est noté. Votre rendez-vous reste pris ; nous vous écrirons si un créneau se libère.")
    return door.back()


@require_POST
def replace(request: PlatformRequest, door: Door) -> HttpResponseBase:
    """Kill every link of the appointment, and open it with a new one; the mail brings it as well."""
    token = new_token()
    replace_link(appointment=door.appointment, token=token, now=timezone.now())
    messages.success(request, "L’ancien lien n’ouvre plus rien. Le nouveau vous est envoyé par e-mail.")
    return redirect("selfservice:booking_manage", token=token) if door.is_link else door.back()


def page(
    request: PlatformRequest,
    door: Door,
    *,
    question_form: QuestionForm | None = None,
    document_form: AttachmentForm | None = None,
) -> HttpResponse:
    """The page of the appointment, with the form that failed if one did."""
    now, appointment = timezone.now(), door.appointment
    ahead = appointment.is_ahead(now)
    kind = appointment.kind
    context = {
        "appointment": appointment,
        "door": door,
        "go": door.addresses,
        "ahead": ahead,
        "instructions": kind.instructions_for(appointment.modality) if kind is not None else "",
        "proves": appointment.state in {"booked", "done"},
        "waits": ahead and waits_for_earlier(appointment),
        "documents": documents_of(appointment),
        "questions": list(appointment.questions.order_by("created_at")),
        "question_form": question_form or QuestionForm(),
        "document_form": document_form or AttachmentForm(),
        "failed": question_form or document_form,
        "question_failed": question_form is not None,
        "document_failed": document_form is not None,
        **_delays(appointment, ahead, now),
    }
    return render(request, "selfservice/booking_manage.html", context)


def _delays(appointment: Appointment, ahead: bool, now: datetime) -> Mapping[str, object]:
    """What may still be done online, and until when."""
    agenda = agenda_of(appointment.platform_id)
    move_until = appointment.starts_at - timedelta(hours=agenda.move_until_hours)
    cancel_until = appointment.starts_at - timedelta(hours=agenda.cancel_until_hours)
    moves = appointment.kind is not None and appointment.session_id is None
    return {
        "can_move": ahead and moves and now < move_until,
        "can_cancel": ahead and now < cancel_until,
        "move_until": move_until,
        "cancel_until": cancel_until,
    }
