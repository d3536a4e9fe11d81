"""The waiting list: join it, leave it, take or leave a slot that was freed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renovation.appointments.enums import WaitingState
from renovation.appointments.models import AppointmentType
from renovation.appointments.operations import (
    AppointmentRefused,
    Details,
    SlotTaken,
    Wish,
    accept_offer,
    decline_offer,
    leave_waiting_list,
    request_waiting,
)
from renovation.appointments.queries import offer_by_token, open_place, waiting_entry_by_token
from renovation.appointments.queries.visits import dwelling_address
from renovation.edge.requests import PlatformRequest
from selfservice.booking.choice import HOME, Choice, public_kind, read_choice
from selfservice.booking.limits import may_book
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.forms.booking import AddressForm, WaitingForm
from selfservice.http import on_agenda
from selfservice.known import who


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def booking_waiting(request: PlatformRequest, kind: str) -> HttpResponse:
    """Nothing that suits: wait for something that becomes free."""
    now = timezone.now()
    chosen = public_kind(request, kind)
    choice = read_choice(request, now)
    known = who(request)
    form = WaitingForm(
        request.POST or None,
        modalities=_modalities(chosen, choice),
        user=known.user,
        household=known.household,
        initial={"modalities": [choice.modality] if choice.modality else []},
    )
    if request.method == "POST" and form.is_valid() and may_book(request, form):
        try:
            request_waiting(
                kind=chosen,
                contact=form.contact(),
                wish=_wish(request, form, chosen, choice),
                diagnosis=current_diagnosis(request, now),
                user=known.user,
                key=form.key,
                token=form.token,
                now=now,
                details=Details(case=known.case),
            )
        except AppointmentRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("selfservice:waiting_done")
    context = {"kind": chosen, "form": form, "slots_address": choice.address("booking_slots", chosen)}
    return render(request, "selfservice/booking_waiting.html", context)


@require_safe
@on_agenda
def waiting_done(request: PlatformRequest) -> HttpResponse:
    """The same words for everybody, whoever was already on the list."""
    return render(request, "selfservice/waiting_done.html")


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def waiting_leave(request: PlatformRequest, waiting_token: str) -> HttpResponse:
    """One's place on the list, and leaving it (POST)."""
    entry = waiting_entry_by_token(request.platform, waiting_token)
    if entry is None:
        raise Http404
    if request.method == "POST":
        leave_waiting_list(entry=entry, now=timezone.now())
        messages.success(request, "Vous n’êtes plus sur la liste d’attente.")
        return redirect("selfservice:waiting_leave", waiting_token=waiting_token)
    context = {"entry": entry, "waits": entry.state == WaitingState.WAITING}
    return render(request, "selfservice/waiting_leave.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def waiting_offer(request: PlatformRequest, offer_token: str) -> HttpResponse:
    """A slot that was freed: take it or leave it (POST)."""
    offer, now = offer_by_token(request.platform, offer_token), timezone.now()
    if offer is None:
        raise Http404
    asks_where = offer.modality == HOME and not dwelling_address(offer.entry.case)
    form = AddressForm(request.POST if "prendre" in request.POST else None) if asks_where else None
    if request.method == "POST" and (form is None or not form.is_bound or form.is_valid()):
        try:
            if "laisser" in request.POST:
                decline_offer(offer=offer)
                messages.success(request, "C’est noté. Vous restez sur la liste d’attente.")
            else:
                address = form.cleaned_data["visit_address"] if form is not None else ""
                accept_offer(offer=offer, token=offer_token, now=now, address=address)
                messages.success(request, "Ce créneau est à vous. Un e-mail le confirme.")
        except SlotTaken:
            messages.error(request, "Ce créneau n’est plus libre. Vous restez sur la liste d’attente.")
        except AppointmentRefused as refused:
            messages.error(request, str(refused))
        return redirect("selfservice:waiting_offer", offer_token=offer_token)
    is_open = offer.state == "offered" and offer.hold_id is not None and offer.expires_at > now
    context = {"offer": offer, "entry": offer.entry, "open": is_open, "form": form}
    return render(request, "selfservice/waiting_offer.html", context)


def _modalities(kind: AppointmentType, choice: Choice) -> list[str]:
    """A visit is waited for in a commune that we know."""
    return [value for value in kind.modalities if value != HOME or choice.is_visited]


def _wish(request: PlatformRequest, form: WaitingForm, kind: AppointmentType, choice: Choice) -> Wish:
    typed = form.cleaned_data
    wanted = typed.get("modalities") or _modalities(kind, choice)
    return Wish(
        modalities=[] if set(wanted) == set(kind.modalities) else wanted,
        place=open_place(request.platform, choice.place_id) if choice.place_id is not None else None,
        commune_insee=choice.insee if choice.is_visited else "",
        until_day=typed["until_day"],
        weekdays=typed["weekdays"],
    )
