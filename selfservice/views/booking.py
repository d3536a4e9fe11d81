"""Taking an appointment: the free slots by week, then the contact form with the slot chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.appointments.enums import Modality
from renovation.appointments.models import AppointmentType
from renovation.appointments.operations import SlotTaken, request_appointment
from renovation.appointments.queries import Search, default_type, free_times, next_free_slots
from renovation.appointments.rules.offered import Asked, Day, Slot, by_day, read_code
from renovation.edge.requests import PlatformRequest
from renovation.households.queries import household_of_user_on
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.forms.contact import BookingForm
from selfservice.http import on_platform, person
from selfservice.signup import propose_account

WEEK = timedelta(days=7)
HORIZON = timedelta(days=56)
ALTERNATIVES = 6


@dataclass(frozen=True)
class Week:
    """One page of slots."""

    first_day: date
    days: Sequence[Day]
    previous: date | None
    next: date | None
    first_free: date | None


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def booking(request: PlatformRequest) -> HttpResponse:
    """The week of slots; with a slot chosen, the form."""
    now = timezone.now()
    kind = default_type(request.platform)
    code = request.POST.get("slot") or request.GET.get("creneau", "")
    if kind is not None and (request.method == "POST" or code):
        return _form(request, kind, code, now)
    modality = _modality(request.GET.get("modalite", ""))
    slots = _free(kind, modality, now)
    week = _week(slots, request.GET.get("semaine", ""), now)
    context = {"week": week, "modality": modality, "modalities": Modality.choices, "has_slots": bool(slots)}
    return render(request, "selfservice/booking.html", context)


def _free(kind: AppointmentType | None, modality: Modality | None, now: datetime) -> list[Slot]:
    """All slots on offer; none on a platform without any type."""
    if kind is None:
        return []
    search = Search(modalities=frozenset({modality}) if modality else None)
    return free_times(kind=kind, now=now, search=search).between(now, now + HORIZON)


def _form(request: PlatformRequest, kind: AppointmentType, code: str, now: datetime) -> HttpResponse:
    user = person(request)
    household = household_of_user_on(user.pk, request.platform) if user else None
    chosen, others = _offer(kind, code, now)
    form = BookingForm(
        request.POST or None,
        user=user,
        household=household,
        slots=[chosen] if chosen else others,
        initial={"slot": code},
    )
    if request.method == "POST":
        # The same form sent twice comes back to its own appointment, whose slot is no longer free.
        parsed = _asked(code, now)
        if chosen is None and parsed is not None:
            form.fields["slot"].choices = [*form.fields["slot"].choices, (code, code)]  # type: ignore[attr-defined]
        if form.is_valid() and parsed is not None:
            return _book(request, form, kind, parsed, now)
        form.offer([chosen] if chosen else others)
    taken = chosen is None and request.method != "POST"
    return render(request, "selfservice/booking_form.html", {"form": form, "chosen": chosen, "taken": taken})


def _book(
    request: PlatformRequest, form: BookingForm, kind: AppointmentType, asked: Asked, now: datetime
) -> HttpResponse:
    try:
        request_appointment(
            platform=request.platform,
            contact=form.contact(),
            kind=kind,
            asked=asked,
            diagnosis=current_diagnosis(request, now),
            user=person(request),
            key=form.key,
            token=form.token,
            now=now,
        )
    except SlotTaken as error:
        form.offer(error.next_slots)
        form.add_error("slot", f"{error} Choisissez-en un autre : tout ce que vous avez écrit est gardé.")
        return render(request, "selfservice/booking_form.html", {"form": form, "chosen": None, "taken": False})
    propose_account(request, form.cleaned_data["email"])
    return redirect("selfservice:booking_manage", token=form.token)


def _offer(kind: AppointmentType, code: str, now: datetime) -> tuple[Slot | None, Sequence[Slot]]:
    """The slot asked for when it is free; else the next ones."""
    asked = _asked(code, now)
    if asked is not None:
        search = Search(start=asked.starts_at, until=asked.starts_at + timedelta(seconds=1))
        chosen = free_times(kind=kind, now=now, search=search).at(asked)
        if chosen is not None:
            return chosen, ()
    return None, next_free_slots(kind=kind, now=now, count=ALTERNATIVES)


def _asked(code: str, now: datetime) -> Asked | None:
    """The slot that a code names, when it is one that could be on offer."""
    asked = read_code(code)
    if asked is None or asked.modality not in Modality.values or not now < asked.starts_at < now + HORIZON:
        return None
    return asked


def _modality(asked: str) -> Modality | None:
    return Modality(asked) if asked in Modality.values else None


def _week(slots: Sequence[Slot], asked: str, now: datetime) -> Week:
    today = timezone.localdate(now)
    first_free = timezone.localdate(slots[0].starts_at) if slots else None
    first_day = _day(asked) or first_free or today
    first_day = min(max(first_day, today), today + HORIZON)
    start = timezone.make_aware(datetime.combine(first_day, time()))
    end = timezone.make_aware(datetime.combine(first_day + WEEK, time()))
    shown = [slot for slot in slots if start <= slot.starts_at < end]
    return Week(
        first_day=first_day,
        days=by_day(shown, ZoneInfo(timezone.get_current_timezone_name())),
        previous=max(first_day - WEEK, today) if first_day > today else None,
        next=first_day + WEEK if any(slot.starts_at >= end for slot in slots) else None,
        first_free=first_free,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
