"""The waiting list: a freed slot is held for whoever waits for longest, and proposed by mail; then to the next one."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Q

from renovation.appointments.enums import AppointmentState, BookingOrigin, OfferState, WaitingState
from renovation.appointments.models import (
    Appointment,
    AppointmentType,
    WaitingEntry,
    WaitingOffer,
)
from renovation.appointments.operations.booking import Details, book
from renovation.appointments.operations.changes import cancel, locked
from renovation.appointments.operations.freed import OFFER_FREED
from renovation.appointments.operations.holding import hold_slot
from renovation.appointments.operations.wishes import ANYTHING, Wish
from renovation.appointments.queries.search import agenda_of
from renovation.appointments.refusals import AppointmentRefused, NotAllowed, TooLate
from renovation.appointments.rules.offered import Asked
from renovation.appointments.waiting_mails import send_joined, send_offer
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.operations import enqueue
from renovation.platforms.rules.tokens import new_token, token_hash

OFFER_EXPIRED = "appointments.offer_expired"
# Nobody is asked about a slot that begins sooner: there would be no time to answer and to come.
SOONEST = timedelta(hours=3)
LEEWAY = timedelta(minutes=15)
MOST_OFFERS = 5
MOST_ASKED = 20


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
        _close_offer(offer, OfferState.DECLINED)
    record(Action.WAITING_LEFT, subject=current, platform_id=current.platform_id)
    return current


@transaction.atomic
def offer_freed_slot(*, kind_id: UUID, asked: Asked, adviser_id: UUID | None, now: datetime) -> WaitingOffer | None:
    """Hold a freed slot for the first who waits for such a one, and propose it; nothing when nobody does."""
    kind = AppointmentType.objects.active().filter(pk=kind_id).select_related("platform").first()
    if kind is None or asked.starts_at < now + SOONEST:
        return None
    agenda = agenda_of(kind.platform_id)
    for entry in _waiting_for(kind, asked, adviser_id, asked.starts_at.astimezone(ZoneInfo(agenda.zone)).date()):
        until = min(now + timedelta(hours=agenda.offer_hours), asked.starts_at - SOONEST / 2)
        offer = _offer(entry, kind, asked, until, now)
        if offer is not None:
            return offer
    return None


@transaction.atomic
def accept_offer(*, offer: WaitingOffer, token: str, now: datetime) -> Appointment:
    """Take the slot that was proposed; the appointment that it replaces is cancelled in the same transaction.

    `token` is that of the mail. `TooLate` when the answer comes after its time.
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
    )
    appointment = book(kind=entry.kind, household=entry.household, asked=asked, token=booked, now=now, details=details)
    current.state = OfferState.ACCEPTED
    current.hold = None
    current.save(update_fields=["state", "hold"])
    entry.state = WaitingState.BOOKED
    entry.save(update_fields=["state"])
    if former is not None and former.state == AppointmentState.BOOKED and former.starts_at > now:
        cancel(appointment=former, by_household=False, now=now, reason="Remplacé par un créneau plus tôt", tells=False)
    return appointment


@transaction.atomic
def decline_offer(*, offer: WaitingOffer, expired: bool = False) -> WaitingOffer:
    """Leave the slot to the next one; the household stays on the list. Twice changes nothing more."""
    current = WaitingOffer.objects.select_for_update(of=("self",)).select_related("hold").get(pk=offer.pk)
    if current.state == OfferState.OFFERED:
        _close_offer(current, OfferState.EXPIRED if expired else OfferState.DECLINED)
    return current


def _waiting_for(kind: AppointmentType, asked: Asked, adviser_id: UUID | None, day: date) -> Sequence[WaitingEntry]:
    """Those who would take this slot, whoever waits for longest first; who was asked often enough is left alone."""
    found = WaitingEntry.objects.waiting().filter(kind=kind)
    found = found.filter(Q(modalities=[]) | Q(modalities__contains=[asked.modality]))
    found = found.filter(Q(at_place__isnull=True) | Q(at_place_id=asked.place_id))
    found = found.filter(Q(adviser__isnull=True) | Q(adviser_id=adviser_id))
    found = found.filter(Q(from_day__isnull=True) | Q(from_day__lte=day))
    found = found.filter(Q(until_day__isnull=True) | Q(until_day__gte=day))
    # A slot is not kept for somebody who cannot be told.
    found = found.exclude(household__email="")
    found = found.filter(Q(weekdays=[]) | Q(weekdays__contains=[day.weekday()]))
    found = found.filter(Q(appointment__isnull=True) | Q(appointment__period__startswith__gt=asked.starts_at))
    open_to_ask = (
        found.annotate(
            asked_times=Count("offers"),
            answering=Count("offers", filter=Q(offers__state=OfferState.OFFERED)),
            refused_this=Count("offers", filter=Q(offers__starts_at=asked.starts_at)),
        )
        .filter(asked_times__lt=MOST_OFFERS, answering=0, refused_this=0)
        .select_related("household__platform")
        .order_by("created_at", "pk")
    )
    return list(open_to_ask[:MOST_ASKED])


def _offer(
    entry: WaitingEntry, kind: AppointmentType, asked: Asked, until: datetime, now: datetime
) -> WaitingOffer | None:
    token = new_token()
    details = Details(
        adviser_id=entry.adviser_id, commune_insee=entry.commune_id or "", is_invited=True, was_answered=True
    )
    try:
        # A little longer than the offer: its end is what frees the slot for the next one.
        held_until = until + LEEWAY
        hold = hold_slot(kind=kind, asked=asked, holder=token, now=now, details=details, until=held_until)
    except AppointmentRefused:
        return None
    offer = WaitingOffer.objects.create(
        pk=uuid4(),
        entry=entry,
        hold=hold,
        starts_at=asked.starts_at,
        modality=asked.modality,
        token_hash=token_hash(token),
        offered_at=now,
        expires_at=until,
    )
    record(Action.WAITING_OFFERED, subject=offer, platform_id=entry.platform_id)
    enqueue(kind=OFFER_EXPIRED, key=f"{OFFER_EXPIRED}:{offer.pk}", payload={"offer": str(offer.pk)}, run_after=until)
    send_offer(offer, token=token)
    return offer


def _close_offer(offer: WaitingOffer, state: OfferState) -> None:
    """The slot is free again: the next one is asked, by a job of its own."""
    hold = offer.hold
    offer.state, offer.hold = state, None
    offer.save(update_fields=["state", "hold"])
    if hold is None:
        return
    hold.delete()
    enqueue(
        kind=OFFER_FREED,
        key=f"{OFFER_FREED}:offer:{offer.pk}",
        payload={
            "kind": str(hold.kind_id),
            "adviser": "",
            "starts_at": offer.starts_at.isoformat(),
            "modality": offer.modality,
            "place": str(hold.at_place_id) if hold.at_place_id else "",
        },
    )
