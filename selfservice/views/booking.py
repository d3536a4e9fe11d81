"""Taking an appointment: the free slots by week, then the contact form with the slot chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.appointments.enums import Modality
from renovation.appointments.operations import SlotTaken, request_appointment
from renovation.appointments.queries import HORIZON, free_slots, next_free_slots, slots_by_day
from renovation.appointments.rules.slots import Day, Slot, read_code
from renovation.edge.requests import PlatformRequest
from renovation.households.queries import household_of_user_on
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.forms.contact import BookingForm
from selfservice.http import on_platform, person
from selfservice.signup import propose_account

WEEK = timedelta(days=7)
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
    code = request.POST.get("slot") or request.GET.get("creneau", "")
    if request.method == "POST" or code:
        return _form(request, code, now)
    modality = _modality(request.GET.get("modalite", ""))
    slots = free_slots(platform=request.platform, now=now, until=now + HORIZON, modality=modality)
    week = _week(slots, request.GET.get("semaine", ""), now)
    context = {"week": week, "modality": modality, "modalities": Modality.choices, "has_slots": bool(slots)}
    return render(request, "selfservice/booking.html", context)


def _form(request: PlatformRequest, code: str, now: datetime) -> HttpResponse:
    user = person(request)
    household = household_of_user_on(user.pk, request.platform) if user else None
    chosen, others = _offer(request, code, now)
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
            return _book(request, form, parsed, now)
        form.offer([chosen] if chosen else others)
    taken = chosen is None and request.method != "POST"
    return render(request, "selfservice/booking_form.html", {"form": form, "chosen": chosen, "taken": taken})


def _book(request: PlatformRequest, form: BookingForm, slot: tuple[datetime, str], now: datetime) -> HttpResponse:
    starts_at, modality = slot
    try:
        request_appointment(
            platform=request.platform,
            contact=form.contact(),
            starts_at=starts_at,
            modality=Modality(modality),
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


def _offer(request: PlatformRequest, code: str, now: datetime) -> tuple[Slot | None, Sequence[Slot]]:
    """The slot asked for when it is free; else the next ones."""
    parsed = _asked(code, now)
    if parsed is not None:
        until = parsed[0] + timedelta(minutes=1)
        free = free_slots(platform=request.platform, now=now, until=until, modality=parsed[1])
        chosen = next((slot for slot in free if slot.code == code), None)
        if chosen is not None:
            return chosen, ()
    return None, next_free_slots(platform=request.platform, now=now, count=ALTERNATIVES)


def _asked(code: str, now: datetime) -> tuple[datetime, str] | None:
    """The slot that a code names, when it is one that could be on offer."""
    parsed = read_code(code)
    if parsed is None or parsed[1] not in Modality.values or not now < parsed[0] < now + HORIZON:
        return None
    return parsed


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
        days=slots_by_day(shown),
        previous=max(first_day - WEEK, today) if first_day > today else None,
        next=first_day + WEEK if any(slot.starts_at >= end for slot in slots) else None,
        first_free=first_free,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
