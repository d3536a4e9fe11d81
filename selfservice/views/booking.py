"""The first three screens of the booking: the subject, the way of being received, the slot."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renovation.appointments.models import AppointmentType
from renovation.appointments.operations import AppointmentRefused, Details, SlotTaken, hold_slot
from renovation.appointments.queries import (
    advisers_by_name,
    bookable_types,
    free_times,
    open_place,
    place_of_page,
)
from renovation.appointments.rules.offered import FreeTimes
from renovation.appointments.rules.ways import advisers_in, with_adviser
from renovation.edge.requests import PlatformRequest
from selfservice.booking.choice import HOME, Choice, checked, public_kind, read_asked, read_choice
from selfservice.booking.holder import new_holder
from selfservice.booking.limits import too_many_holders
from selfservice.booking.week import offers_of, week_of
from selfservice.http import on_agenda
from selfservice.known import who


@dataclass(frozen=True)
class Subject:
    """A type, and where choosing it leads."""

    kind: AppointmentType
    address: str


@require_safe
@on_agenda
def booking(request: PlatformRequest) -> HttpResponse:
    """What about? The only subject is not asked."""
    choice = read_choice(request, timezone.now())
    place = open_place(request.platform, choice.place_id) if choice.place_id is not None else None
    if place is None:
        choice = choice.but(place_id=None)
    elif not choice.modality:
        choice = choice.but(modality=place.kind)
    subjects = [Subject(kind, _next(kind, choice)) for kind in bookable_types(request.platform)]
    if place is not None:
        subjects = [each for each in subjects if each.kind.is_collective or choice.modality in each.kind.modalities]
    if len(subjects) == 1:
        return redirect(subjects[0].address)
    return render(request, "selfservice/booking.html", {"subjects": subjects, "place": place})


@require_safe
@on_agenda
def booking_at_page(request: PlatformRequest, page_id: int) -> HttpResponse:
    """From the page of a place on the site: that place is chosen."""
    place = place_of_page(request.platform, page_id)
    said = "?origine=lieu" + (f"&lieu={place.pk.hex}" if place is not None else "")
    return redirect(reverse("selfservice:booking") + said)


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def booking_slots(request: PlatformRequest, kind: str) -> HttpResponse:
    """The week of slots; a slot chosen (POST) is held while the last screen is filled in."""
    now = timezone.now()
    chosen = public_kind(request, kind)
    if chosen.is_collective:
        return redirect("selfservice:sessions")
    choice = checked(read_choice(request, now), chosen)
    if choice.modality == HOME and not choice.is_visited:
        return redirect(choice.address("booking_place", chosen))
    if request.method == "POST":
        return _hold(request, chosen, choice, now)
    return _slots(request, chosen, choice, now)


def _hold(request: PlatformRequest, kind: AppointmentType, choice: Choice, now: datetime) -> HttpResponse:
    code = request.POST.get("creneau", "")
    asked = read_asked(code, kind, now)
    if asked is None:
        return _slots(request, kind, choice, now, refused="Ce créneau n’existe plus. Choisissez-en un autre.")
    refused_here = too_many_holders(request)
    if refused_here:
        return _slots(request, kind, choice, now, refused=refused_here)
    details = Details(
        adviser_id=choice.adviser_id,
        commune_insee=choice.insee if asked.modality == HOME else "",
        case=who(request).case,
    )
    try:
        hold_slot(kind=kind, asked=asked, holder=new_holder(request), now=now, details=details)
    except SlotTaken as refused:
        nearest = offers_of(refused.next_slots)
        return _slots(request, kind, choice, now, refused=str(refused), nearest=nearest)
    except AppointmentRefused as refused:
        return _slots(request, kind, choice, now, refused=str(refused))
    return redirect(choice.address("booking_contact", kind, creneau=code))


def _slots(request: HttpRequest, kind: AppointmentType, choice: Choice, now: datetime, **more: object) -> HttpResponse:
    everybody = free_times(kind=kind, now=now, search=choice.search(kind))
    free, advisers = _narrowed(everybody, kind, choice.adviser_id)
    week = week_of(free, request.GET.get("semaine", ""), today=timezone.localdate(now))
    first = offers_of(free.first(1))
    context = {
        "kind": kind,
        "week": week,
        "first": first[0] if first else None,
        "advisers": advisers_by_name(advisers) if len(advisers) > 1 else [],
        "choice": choice,
        "place": open_place(kind.platform, choice.place_id) if choice.place_id is not None else None,
        "carried": choice.but(adviser_id=None).pairs(),
        "addresses": _addresses(kind, choice, week.previous, week.next),
        "refused": "",
        "nearest": [],
        **more,
    }
    return render(request, "selfservice/booking_slots.html", context)


def _narrowed(free: FreeTimes, kind: AppointmentType, adviser_id: UUID | None) -> tuple[FreeTimes, frozenset[UUID]]:
    """With somebody in particular, when one receives alone; and among whom one may choose."""
    if kind.advisers_needed > 1:
        return free, frozenset()
    return (with_adviser(free, adviser_id) if adviser_id is not None else free), advisers_in(free)


def _addresses(kind: AppointmentType, choice: Choice, previous: object, following: object) -> dict[str, str]:
    return {
        "here": choice.address("booking_slots", kind),
        "ways": choice.but(modality="", place_id=None).address("booking_place", kind),
        "everything": Choice(commune=choice.commune, origin=choice.origin).address("booking_slots", kind),
        "waiting": choice.address("booking_waiting", kind),
        "previous": choice.address("booking_slots", kind, semaine=str(previous)) if previous else "",
        "next": choice.address("booking_slots", kind, semaine=str(following)) if following else "",
    }


def _next(kind: AppointmentType, choice: Choice) -> str:
    if kind.is_collective:
        return reverse("selfservice:sessions")
    return choice.address("booking_slots" if choice.place_id is not None else "booking_place", kind)
