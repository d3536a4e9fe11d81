"""Seats in a session: held while a form is filled in, taken one household at a time, never one too many (H2)."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from renovation.appointments.enums import AppointmentState, Modality, SessionState
from renovation.appointments.models import Appointment, CollectiveSession, Hold
from renovation.appointments.operations.booking import NO_DETAILS, Details, answers_kept, check_access
from renovation.appointments.operations.confirming import ask_confirmation
from renovation.appointments.operations.freed import announce_seats
from renovation.appointments.operations.holding import HELD_FOR
from renovation.appointments.operations.taking import lock
from renovation.appointments.refusals import AppointmentRefused, SessionFull, TooLate
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.tokens import token_hash

MOST_SEATS = 4


@transaction.atomic
def hold_seat(*, session: CollectiveSession, holder: str, now: datetime, until: datetime | None = None) -> Hold:
    """Keep one seat while the form is filled in, or an offer answered; `SessionFull` when none is left.

    What the holder held before is free again. Asked again for the same session, the time that was given stays.
    """
    hashed = token_hash(holder)
    lock([hashed])
    current = locked_session(session)
    _check_open(current, now)
    earlier = current.holds.filter(holder=hashed, expires_at__gt=now).first()
    if earlier is not None:
        return earlier
    Hold.objects.filter(holder=hashed).delete()
    _check_seats(current, 1, "", now)
    return Hold.objects.create(
        platform_id=current.platform_id,
        kind_id=current.kind_id,
        holder=hashed,
        period=current.period,
        modality=current.modality,
        at_place_id=current.at_place_id,
        place=current.place,
        session=current,
        expires_at=until or now + HELD_FOR,
    )


@transaction.atomic
def book_seat(
    *,
    session: CollectiveSession,
    household: Household,
    token: str,
    now: datetime,
    seats: int = 1,
    details: Details = NO_DETAILS,
) -> Appointment:
    """Come to a session, alone or with somebody. A household comes once; the same form sent twice is one seat."""
    current = locked_session(session)
    known = current.appointments.filter(state=AppointmentState.BOOKED)
    earlier = known.filter(token_hash=token_hash(token)).first() or known.filter(household=household).first()
    held = Hold.objects.filter(holder=token_hash(details.holder), session=current)
    if earlier is not None:
        if held.delete()[0]:
            announce_seats(current, key=f"unused:{earlier.pk}")
        return earlier
    check_access(current.kind, details)
    answers = answers_kept(current.kind, details)
    _check_open(current, now)
    if not 1 <= seats <= MOST_SEATS:
        raise AppointmentRefused(f"Demandez entre 1 et {MOST_SEATS} places.")
    _check_seats(current, seats, token_hash(details.holder), now)
    held.delete()
    appointment = _seat(current, household, token, seats, details, answers)
    CollectiveSession.objects.filter(pk=current.pk).update(seats_taken=F("seats_taken") + seats)
    record(Action.APPOINTMENT_BOOKED, subject=appointment, platform_id=current.platform_id, detail={"seats": seats})
    ask_confirmation(appointment)
    return appointment


def locked_session(session: CollectiveSession) -> CollectiveSession:
    """The row, locked: whoever takes or frees a seat waits for its turn."""
    found = CollectiveSession.objects.select_for_update(of=("self",)).select_related("kind__platform", "platform")
    return found.get(pk=session.pk)


def _check_open(session: CollectiveSession, now: datetime) -> None:
    if session.state != SessionState.OPEN or session.starts_at <= now:
        raise TooLate("Les inscriptions à cette séance sont closes.")


def _check_seats(session: CollectiveSession, seats: int, holder: str, now: datetime) -> None:
    held = session.holds.filter(expires_at__gt=now).exclude(holder=holder).count()
    left = session.capacity - session.seats_taken - held
    if seats > left:
        raise SessionFull(max(0, left))


def _seat(
    session: CollectiveSession,
    household: Household,
    token: str,
    seats: int,
    details: Details,
    answers: dict[str, str],
) -> Appointment:
    leader = session.advisers.order_by("last_name", "pk").first()
    if leader is None:
        raise AppointmentRefused("Cette séance n’a plus personne pour l’animer.")
    return Appointment.objects.create(
        platform_id=session.platform_id,
        kind_id=session.kind_id,
        household=household,
        adviser=leader,
        lead=details.lead,
        case=details.case,
        session=session,
        seats=seats,
        period=session.period,
        modality=session.modality,
        place=session.place,
        at_place_id=session.at_place_id,
        video_url=session.kind.video_url if session.modality == Modality.VIDEO else "",
        subject=(session.title or session.kind.name)[:200],
        answers=answers,
        origin=details.origin,
        token_hash=token_hash(token),
        created_by_id=details.booked_by.pk if details.booked_by is not None else None,
    )
