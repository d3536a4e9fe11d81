"""The waiting list: joined, left, and an offer accepted."""

from datetime import datetime

from django.db import transaction

from renovation.appointments.enums import AppointmentState, BookingOrigin, OfferState, WaitingState
from renovation.appointments.models import (
    Appointment,
    AppointmentType,
    WaitingEntry,
    WaitingOffer,
)
from renovation.appointments.operations.booking import Details, book
from renovation.appointments.operations.changes import cancel, locked
from renovation.appointments.operations.offering import close_offer
from renovation.appointments.operations.seats import book_seat
from renovation.appointments.operations.wishes import ANYTHING, Wish
from renovation.appointments.refusals import NotAllowed, TooLate
from renovation.appointments.rules.offered import Asked
from renovation.appointments.waiting_mails import send_joined
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.tokens import new_token, token_hash


@transaction.atomic
def join_waiting_list(
    *,
    kind: AppointmentType,
    household: Household,
    token: str,
    now: datetime,
    wish: Wish = ANYTHING,
    appointment: Appointment | None = None,
    lead: Lead | None = None,
    case: Case | None = None,
) -> WaitingEntry:
    """Wait for a slot, or for an earlier one than that of `appointment`. Once per household and type: asking again
    changes what is wished for and keeps the place.

    `token` is what the link of the mail opens, to leave the list.
    """
    if kind.platform_id != household.platform_id:
        raise NotAllowed("Ce rendez-vous n’est pas proposé ici.")
    Household.objects.select_for_update().get(pk=household.pk)
    wished = {"appointment": appointment, "lead": lead, "case": case, **wish.values_for(kind)}
    known = WaitingEntry.objects.waiting().filter(kind=kind, household=household).first()
    if known is not None:
        # The place in the list stays; what is wished for is what was said last.
        WaitingEntry.objects.filter(pk=known.pk).update(**wished)
        known.refresh_from_db()
        return known
    entry = WaitingEntry.objects.create(
        platform_id=kind.platform_id,
        kind=kind,
        household=household,
        token_hash=token_hash(token),
        created_at=now,
        **wished,
    )
    record(Action.WAITING_JOINED, subject=entry, platform_id=entry.platform_id)
    send_joined(entry, token=token)
    return entry


@transaction.atomic
def leave_waiting_list(*, entry: WaitingEntry, now: datetime) -> WaitingEntry:
    """Wait no more; a slot that was proposed goes to the next one. Twice changes nothing more."""
    current = WaitingEntry.objects.select_for_update().get(pk=entry.pk)
    if current.state != WaitingState.WAITING:
        return current
    current.state = WaitingState.LEFT
    current.save(update_fields=["state"])
    for offer in current.offers.filter(state=OfferState.OFFERED).select_related("hold"):
        close_offer(offer, OfferState.DECLINED)
    record(Action.WAITING_LEFT, subject=current, platform_id=current.platform_id)
    return current


@transaction.atomic
def accept_offer(*, offer: WaitingOffer, token: str, now: datetime, address: str = "") -> Appointment:
    """Take the slot that was proposed; the appointment that it replaces is cancelled in the same transaction.

    `token` is that of the mail; a visit is made at `address`, or at the dwelling of the case. `TooLate` when the
    answer comes after its time.
    """
    entries = WaitingEntry.objects.select_for_update(of=("self",)).select_related("kind", "household", "appointment")
    # The entry before its offers, like whoever leaves the list.
    entry = entries.get(pk=offer.entry_id)
    current = WaitingOffer.objects.select_for_update(of=("self",)).select_related("hold__session").get(pk=offer.pk)
    # Booked with a link of its own, which the confirmation tells.
    booked = new_token()
    if current.state != OfferState.OFFERED or current.expires_at <= now or current.hold is None:
        raise TooLate("Ce créneau n’est plus gardé pour vous. Vous restez sur la liste d’attente.")
    former = entry.appointment
    if former is not None:
        # Before any adviser, like whoever moves or cancels it.
        former = locked(former)
    asked = Asked(current.starts_at, current.modality, current.hold.at_place_id)
    details = Details(
        lead=entry.lead,
        case=entry.case,
        origin=BookingOrigin.WAITING_LIST,
        holder=token,
        commune_insee=entry.commune_id or "",
        is_invited=True,
        was_answered=True,
        visit_address=address,
    )
    household, session = entry.household, current.hold.session
    if session is not None:
        appointment = book_seat(session=session, household=household, token=booked, now=now, details=details)
    else:
        appointment = book(kind=entry.kind, household=household, asked=asked, token=booked, now=now, details=details)
    current.state = OfferState.ACCEPTED
    current.hold = None
    current.save(update_fields=["state", "hold"])
    entry.state = WaitingState.BOOKED
    entry.save(update_fields=["state"])
    if former is not None and former.state == AppointmentState.BOOKED and former.starts_at > now:
        cancel(appointment=former, by_household=False, now=now, reason="Remplacé par un créneau plus tôt", tells=False)
    return appointment
