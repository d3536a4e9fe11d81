"""An adviser's invitation: its slots, or all that are free, and the questions of the type. Nothing else is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.appointments.models import AppointmentType, BookingInvitation
from renovation.appointments.operations import (
    AnswersRefused,
    AppointmentRefused,
    Details,
    SlotTaken,
    book_by_invitation,
)
from renovation.appointments.queries import Search, free_times, invitation_by_token
from renovation.appointments.queries.visits import dwelling_address
from renovation.appointments.rules.offered import FreeTimes, Slot, read_code
from renovation.edge.requests import PlatformRequest
from renovation.platforms.rules.tokens import token_hash
from selfservice.booking.choice import read_asked
from selfservice.booking.week import Week, week_of
from selfservice.forms.booking import InvitedForm
from selfservice.http import on_agenda


@dataclass(frozen=True)
class Shown:
    """The slots of the page: those that were proposed and are still free, or a week of all that are."""

    slots: Sequence[Slot]
    week: Week | None


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def invitation(request: PlatformRequest, invitation_token: str) -> HttpResponse:
    """Choose (POST) one of the slots; once it is done, or too late, the page says so."""
    found, now = invitation_by_token(request.platform, invitation_token), timezone.now()
    if found is None:
        raise Http404
    sent = InvitedForm(request.POST, kind=found.kind, slots=()) if request.method == "POST" else None
    if sent is None and not found.is_open(now):
        return render(request, "selfservice/invitation_over.html", {"invitation": found})
    shown = _shown(request, found, now)
    if sent is None:
        return _page(
            request, found, InvitedForm(kind=found.kind, slots=shown.slots, address=dwelling_address(found.case)), shown
        )
    sent.offer(shown.slots, sent=sent.data.get("slot", ""))
    if sent.is_valid():
        return _book(request, found, sent, shown, now)
    sent.offer(shown.slots)
    return _page(request, found, sent, shown)


def _book(
    request: PlatformRequest, found: BookingInvitation, form: InvitedForm, shown: Shown, now: datetime
) -> HttpResponse:
    asked = read_asked(form.cleaned_data["slot"], found.kind, now)
    if asked is None:
        form.add_error("slot", "Choisissez un créneau de la liste.")
        return _page(request, found, form, shown)
    address = form.cleaned_data.get("visit_address", "")
    details = Details(answers=form.answers(), commune_insee=_commune(found), visit_address=address)
    try:
        taken = book_by_invitation(invitation=found, asked=asked, token=form.token, now=now, details=details)
    except SlotTaken as refused:
        others = _still_proposed(found, refused.next_slots) or shown.slots
        form.offer(others)
        form.add_error("slot", f"{refused} Choisissez-en un autre.")
        return _page(request, found, form, Shown(others, None))
    except AnswersRefused as refused:
        form.refuse_answers(refused.errors)
        return _page(request, found, form, shown)
    except AppointmentRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, form, shown)
    if taken.token_hash == token_hash(form.token):
        return redirect("selfservice:booking_manage", token=form.token)
    # It was taken earlier, from another page: that one has its own link.
    return render(request, "selfservice/invitation_over.html", {"invitation": found})


def _shown(request: PlatformRequest, found: BookingInvitation, now: datetime) -> Shown:
    free = free_times(kind=found.kind, now=now, search=_search(found))
    if found.slots:
        return Shown(_proposed(found, free), None)
    week = week_of(free, request.GET.get("semaine", ""), today=timezone.localdate(now))
    codes = [offer.code for day in week.days for offer in day.offers]
    return Shown(_at(free, codes), week)


def _proposed(found: BookingInvitation, free: FreeTimes) -> list[Slot]:
    return _at(free, found.slots)


def _at(free: FreeTimes, codes: Sequence[str]) -> list[Slot]:
    """Slots of these codes that are free."""
    asked = [read_code(code) for code in codes]
    slots = [free.at(one) for one in asked if one is not None]
    return [slot for slot in slots if slot is not None]


def _still_proposed(found: BookingInvitation, slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if not found.slots or slot.code in found.slots]


def _search(found: BookingInvitation) -> Search:
    adviser_ids = frozenset({found.adviser_id}) if found.adviser_id is not None else None
    return Search(adviser_ids=adviser_ids, commune_insee=_commune(found))


def _commune(found: BookingInvitation) -> str:
    """Of the dwelling of the case, for a visit."""
    dwelling = found.case.dwelling if found.case is not None else None
    return dwelling.commune_id or "" if dwelling is not None else ""


def _page(request: PlatformRequest, found: BookingInvitation, form: InvitedForm, shown: Shown) -> HttpResponse:
    kind: AppointmentType = found.kind
    context = {"invitation": found, "kind": kind, "form": form, "week": shown.week, "has_slots": bool(shown.slots)}
    return render(request, "selfservice/invitation.html", context)
