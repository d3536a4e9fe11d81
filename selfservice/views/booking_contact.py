"""The last screen of the booking: who comes. The slot is held meanwhile; whatever happens, what was typed is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.appointments.models import AppointmentType, Hold
from renovation.appointments.operations import (
    AnswersRefused,
    AppointmentRefused,
    Details,
    SlotTaken,
    request_appointment,
)
from renovation.appointments.queries import held_slot, next_free_slots, slot_or_nearest
from renovation.appointments.rules.offered import Asked, Slot
from renovation.edge.requests import PlatformRequest
from selfservice.booking.choice import HOME, Choice, checked, public_kind, read_asked, read_choice
from selfservice.booking.holder import holder_of, slot_of
from selfservice.booking.limits import may_book
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.forms.booking import BookingForm
from selfservice.http import on_agenda
from selfservice.known import Known, who
from selfservice.signup import propose_account

ALTERNATIVES = 3
KEPT = "Choisissez-en un autre : tout ce que vous avez écrit est gardé."


@dataclass(frozen=True)
class Standing:
    """What is known of the slot: held for this browser, free, or gone; and then what else is on offer."""

    slot: Slot | None
    hold: Hold | None
    others: Sequence[Slot]

    @property
    def offered(self) -> Sequence[Slot]:
        return [self.slot] if self.slot is not None else self.others


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def booking_contact(request: PlatformRequest, kind: str) -> HttpResponse:
    """The form, and the booking (POST)."""
    now = timezone.now()
    chosen = public_kind(request, kind)
    choice = checked(read_choice(request, now), chosen)
    code = request.POST.get("slot") or request.GET.get("creneau", "")
    asked = read_asked(code, chosen, now)
    if asked is not None and asked.modality == HOME and not choice.is_visited:
        asked = None
    if asked is None and request.method != "POST":
        return redirect(choice.address("booking_slots", chosen))
    known = who(request)
    form = BookingForm(
        request.POST or None,
        kind=chosen,
        slots=(),
        is_settled=False,
        modality=asked.modality if asked is not None else choice.modality,
        user=known.user,
        household=known.household,
        initial={"slot": code},
    )
    if request.method == "POST" and asked is not None:
        # Only the booking says whether it is free. Sent twice, the form comes back to its own appointment.
        form.offer((), sent=code)
        if form.is_valid():
            return _book(request, form, chosen, choice, asked, known, now)
    standing = _standing(request, chosen, choice, asked, now)
    form.offer(standing.offered, is_settled=standing.slot is not None)
    return _page(request, chosen, choice, form, standing)


def _book(
    request: PlatformRequest,
    form: BookingForm,
    kind: AppointmentType,
    choice: Choice,
    asked: Asked,
    known: Known,
    now: datetime,
) -> HttpResponse:
    details = Details(
        case=known.case,
        answers=form.answers(),
        origin=choice.booking_origin,
        adviser_id=choice.adviser_id,
        commune_insee=choice.insee if asked.modality == HOME else "",
        visit_address=form.cleaned_data.get("visit_address", ""),
        holder=holder_of(request),
    )
    nothing: Sequence[Slot] = ()
    if not may_book(request, form):
        return _page(request, kind, choice, form, _standing(request, kind, choice, asked, now))
    try:
        request_appointment(
            platform=request.platform,
            contact=form.contact(),
            kind=kind,
            asked=asked,
            diagnosis=current_diagnosis(request, now),
            user=known.user,
            key=form.key,
            token=form.token,
            now=now,
            details=details,
        )
    except SlotTaken as refused:
        form.offer(refused.next_slots)
        form.add_error("slot", f"{refused} {KEPT}" if refused.next_slots else str(refused))
        return _page(request, kind, choice, form, Standing(None, None, refused.next_slots))
    except AnswersRefused as refused:
        form.refuse_answers(refused.errors)
        return _page(request, kind, choice, form, _standing(request, kind, choice, asked, now))
    except AppointmentRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, kind, choice, form, Standing(None, None, nothing))
    propose_account(request, form.cleaned_data["email"])
    return redirect("selfservice:booking_manage", token=form.token)


def _standing(
    request: PlatformRequest, kind: AppointmentType, choice: Choice, asked: Asked | None, now: datetime
) -> Standing:
    hold = held_slot(holder_of(request), now=now)
    if asked is not None and hold is not None and hold.is_for(kind, asked):
        return Standing(slot_of(hold), hold, ())
    search = choice.search(kind)
    if choice.adviser_id is not None:
        search = replace(search, adviser_ids=frozenset({choice.adviser_id}))
    if hold is not None:
        search = replace(search, ignoring_hold=hold.pk)
    if asked is None:
        return Standing(None, None, next_free_slots(kind=kind, now=now, search=search, count=ALTERNATIVES))
    slot, nearest = slot_or_nearest(kind=kind, now=now, search=search, asked=asked, count=ALTERNATIVES)
    return Standing(slot, None, nearest)


def _page(
    request: PlatformRequest, kind: AppointmentType, choice: Choice, form: BookingForm, standing: Standing
) -> HttpResponse:
    context = {
        "kind": kind,
        "form": form,
        "slot": standing.slot,
        "hold": standing.hold,
        "is_gone": standing.slot is None,
        "instructions": kind.instructions_for(standing.slot.modality) if standing.slot is not None else "",
        "slots_address": choice.address("booking_slots", kind),
        "waiting_address": choice.address("booking_waiting", kind),
    }
    return render(request, "selfservice/booking_form.html", context)
