"""A freed slot or seat is held for whoever waits for longest, and proposed by mail; then to the next one."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Count, Q

from renovation.appointments.enums import AppointmentState, OfferState
from renovation.appointments.models import (
    Appointment,
    AppointmentType,
    CollectiveSession,
    Hold,
    WaitingEntry,
    WaitingOffer,
)
from renovation.appointments.operations.booking import Details
from renovation.appointments.operations.freed import OFFER_FREED, announce_seats
from renovation.appointments.operations.holding import hold_slot
from renovation.appointments.operations.seats import hold_seat
from renovation.appointments.queries.search import agenda_of, zone_of
from renovation.appointments.refusals import AppointmentRefused
from renovation.appointments.rules.offered import Asked
from renovation.appointments.waiting_mails import send_offer
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

# Holds what is proposed for the bearer of a token until an instant.
Keep = Callable[[WaitingEntry, str, datetime], Hold]


@transaction.atomic
def offer_freed_slot(*, kind_id: UUID, asked: Asked, adviser_id: UUID | None, now: datetime) -> WaitingOffer | None:
    """Hold a freed slot for the first who waits for such a one, and propose it; nothing when nobody does."""
    kind = AppointmentType.objects.active().filter(pk=kind_id).select_related("platform").first()
    if kind is None or asked.starts_at < now + SOONEST:
        return None

    def keep(entry: WaitingEntry, token: str, until: datetime) -> Hold:
        details = Details(
            adviser_id=entry.adviser_id, commune_insee=entry.commune_id or "", is_invited=True, was_answered=True
        )
        return hold_slot(kind=kind, asked=asked, holder=token, now=now, details=details, until=until)

    return _offer_to_first(_waiting_for(kind, asked, adviser_id), asked, keep, now)


@transaction.atomic
def offer_freed_seat(*, session_id: UUID, now: datetime) -> WaitingOffer | None:
    """Hold a seat for the first who waits for such a session, and propose it; a job of its own looks for another seat.

    One household at a time: its entry is locked before the session, as by whoever accepts.
    """
    ahead = CollectiveSession.objects.ahead(now).filter(pk=session_id, is_public=True, kind__is_active=True)
    session = ahead.counting_held(now).select_related("kind__platform").first()
    if session is None or session.starts_at < now + SOONEST:
        return None
    if not session.seats_left:
        _ask_again(session, now)
        return None
    asked = Asked(session.starts_at, session.modality, session.at_place_id)
    coming = Appointment.objects.filter(session=session, state=AppointmentState.BOOKED)
    waiting = _waiting_for(session.kind, asked, None, but=set(coming.values_list("household_id", flat=True)))

    def keep(entry: WaitingEntry, token: str, until: datetime) -> Hold:
        _check_still_waits(entry)
        return hold_seat(session=session, holder=token, now=now, until=until)

    offer = _offer_to_first(waiting[:1], asked, keep, now)
    # Whoever left the list meanwhile keeps nobody waiting.
    if waiting:
        announce_seats(session, key=f"after:{offer.pk if offer is not None else waiting[0].pk}")
    return offer


@transaction.atomic
def decline_offer(*, offer: WaitingOffer, expired: bool = False) -> WaitingOffer:
    """Leave the slot to the next one; the household stays on the list. Twice changes nothing more."""
    current = WaitingOffer.objects.select_for_update(of=("self",)).select_related("hold").get(pk=offer.pk)
    if current.state == OfferState.OFFERED:
        close_offer(current, OfferState.EXPIRED if expired else OfferState.DECLINED)
    return current


def _ask_again(session: CollectiveSession, now: datetime) -> None:
    """A seat that somebody only holds may be free in a moment."""
    held = session.holds.filter(expires_at__gt=now).order_by("expires_at").first()
    if held is not None:
        announce_seats(session, key=f"held:{held.pk}", after=held.expires_at)


def _check_still_waits(entry: WaitingEntry) -> None:
    """Locked, like by whoever leaves the list or accepts."""
    current = WaitingEntry.objects.waiting().select_for_update(of=("self",)).filter(pk=entry.pk)
    if current.first() is None or entry.offers.filter(state=OfferState.OFFERED).exists():
        raise AppointmentRefused("Ce ménage n’attend plus.")


def _offer_to_first(waiting: Sequence[WaitingEntry], asked: Asked, keep: Keep, now: datetime) -> WaitingOffer | None:
    """The first for whom it can be held; a little longer than the offer, whose end is what frees it for the next."""
    for entry in waiting:
        hours = agenda_of(entry.platform_id).offer_hours
        until = min(now + timedelta(hours=hours), asked.starts_at - SOONEST / 2)
        token = new_token()
        try:
            hold = keep(entry, token, until + LEEWAY)
        except AppointmentRefused:
            continue
        return _offer(entry, hold, token, until, now)
    return None


def _waiting_for(
    kind: AppointmentType, asked: Asked, adviser_id: UUID | None, *, but: Collection[UUID] = ()
) -> Sequence[WaitingEntry]:
    """Those who would take this slot, whoever waits for longest first; who was asked often enough is left alone."""
    day: date = asked.starts_at.astimezone(zone_of(kind.platform_id)).date()
    found = WaitingEntry.objects.waiting().filter(kind=kind)
    found = found.filter(Q(modalities=[]) | Q(modalities__contains=[asked.modality]))
    found = found.filter(Q(at_place__isnull=True) | Q(at_place_id=asked.place_id))
    found = found.filter(Q(adviser__isnull=True) | Q(adviser_id=adviser_id))
    found = found.filter(Q(from_day__isnull=True) | Q(from_day__lte=day))
    found = found.filter(Q(until_day__isnull=True) | Q(until_day__gte=day))
    # A slot is not kept for somebody who cannot be told.
    found = found.exclude(household__email="").exclude(household__in=but)
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


def _offer(entry: WaitingEntry, hold: Hold, token: str, until: datetime, now: datetime) -> WaitingOffer:
    offer = WaitingOffer.objects.create(
        pk=uuid4(),
        entry=entry,
        hold=hold,
        starts_at=hold.period.lower,
        modality=hold.modality,
        token_hash=token_hash(token),
        offered_at=now,
        expires_at=until,
    )
    record(Action.WAITING_OFFERED, subject=offer, platform_id=entry.platform_id)
    enqueue(kind=OFFER_EXPIRED, key=f"{OFFER_EXPIRED}:{offer.pk}", payload={"offer": str(offer.pk)}, run_after=until)
    send_offer(offer, token=token)
    return offer


def close_offer(offer: WaitingOffer, state: OfferState) -> None:
    """The slot is free again: the next one is asked, by a job of its own."""
    hold = offer.hold
    offer.state, offer.hold = state, None
    offer.save(update_fields=["state", "hold"])
    if hold is None:
        return
    session = hold.session
    hold.delete()
    if session is not None:
        announce_seats(session, key=f"offer:{offer.pk}")
        return
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
