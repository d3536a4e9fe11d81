"""Collective sessions: planned by the team, seats taken one by one, never one too many (H2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, Modality, SessionState
from renovation.appointments.models import (
    Absence,
    Appointment,
    AppointmentType,
    CollectiveSession,
    Hold,
    Place,
    Room,
    TakenTime,
)
from renovation.appointments.operations.booking import NO_DETAILS, Details, answers_kept, check_access
from renovation.appointments.operations.changes import cancel
from renovation.appointments.operations.confirming import ask_confirmation
from renovation.appointments.operations.holding import HELD_FOR
from renovation.appointments.operations.taking import blocked_range, lock, release_expired
from renovation.appointments.refusals import AppointmentRefused, SessionFull, TooLate
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.tokens import token_hash

MOST_SEATS = 4


@dataclass(frozen=True)
class SessionPlan:
    """When and where a session takes place, and who leads it."""

    starts_at: datetime
    advisers: Sequence[User]
    modality: str = Modality.OFFICE
    at_place: Place | None = None
    place: str = ""
    room: Room | None = None
    capacity: int | None = None
    title: str = ""
    is_public: bool = True


@transaction.atomic
def plan_session(*, kind: AppointmentType, plan: SessionPlan, now: datetime) -> CollectiveSession:
    """Open a session. Its advisers and its room are taken as for any appointment, or it is refused."""
    if not plan.advisers or plan.starts_at <= now:
        raise AppointmentRefused("Choisissez une date à venir et au moins une personne qui anime.")
    if plan.room is not None and (plan.at_place is None or plan.room.place_id != plan.at_place.pk):
        raise AppointmentRefused("Cette salle n’est pas dans ce lieu.")
    capacity = _capacity(kind, plan)
    ends_at = plan.starts_at + timedelta(minutes=kind.duration_minutes)
    adviser_ids = [adviser.pk for adviser in plan.advisers]
    room_ids = [plan.room.pk] if plan.room is not None else []
    lock([*adviser_ids, *room_ids])
    release_expired(adviser_ids, room_ids, now)
    if Absence.objects.filter(adviser_id__in=adviser_ids, period__overlap=(plan.starts_at, ends_at)).exists():
        raise AppointmentRefused("Une des personnes qui animent est absente ce jour-là.")
    session = CollectiveSession.objects.create(
        platform_id=kind.platform_id,
        kind=kind,
        title=plan.title.strip()[:150],
        period=(plan.starts_at, ends_at),
        modality=plan.modality,
        at_place=plan.at_place,
        place=plan.at_place.where[:200] if plan.at_place is not None else plan.place.strip()[:200],
        room=plan.room,
        capacity=capacity,
        is_public=plan.is_public,
    )
    session.advisers.set(plan.advisers)
    _take(session, kind, adviser_ids, room_ids, plan.starts_at, ends_at)
    record(Action.SESSION_PLANNED, subject=session, platform_id=kind.platform_id, detail={"seats": session.capacity})
    session.refresh_from_db()
    return session


@transaction.atomic
def hold_seat(*, session: CollectiveSession, holder: str, now: datetime) -> Hold:
    """Keep one seat for fifteen minutes while the form is filled in; `SessionFull` when none is left."""
    current = _locked(session)
    hashed = token_hash(holder)
    _check_open(current, now)
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
        expires_at=now + HELD_FOR,
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
    current = _locked(session)
    known = current.appointments.filter(state=AppointmentState.BOOKED)
    earlier = known.filter(token_hash=token_hash(token)).first() or known.filter(household=household).first()
    if earlier is not None:
        return earlier
    check_access(current.kind, details)
    answers = answers_kept(current.kind, details)
    _check_open(current, now)
    if not 1 <= seats <= MOST_SEATS:
        raise AppointmentRefused(f"Demandez entre 1 et {MOST_SEATS} places.")
    _check_seats(current, seats, token_hash(details.holder), now)
    Hold.objects.filter(holder=token_hash(details.holder), session=current).delete()
    appointment = _seat(current, household, token, seats, details, answers)
    CollectiveSession.objects.filter(pk=current.pk).update(seats_taken=F("seats_taken") + seats)
    record(Action.APPOINTMENT_BOOKED, subject=appointment, platform_id=current.platform_id, detail={"seats": seats})
    ask_confirmation(appointment)
    return appointment


@transaction.atomic
def cancel_session(*, session: CollectiveSession, agent: User, reason: str, now: datetime) -> CollectiveSession:
    """The session does not take place: everybody is told, its advisers and its room are free again."""
    current = _locked(session)
    if current.state == SessionState.CANCELLED:
        return current
    if current.starts_at <= now:
        raise TooLate("Cette séance a commencé : elle ne peut plus être annulée.")
    for appointment in current.appointments.filter(state=AppointmentState.BOOKED).order_by("pk"):
        cancel(appointment=appointment, by_household=False, now=now, agent=agent, reason=reason)
    TakenTime.objects.filter(session=current).delete()
    current.refresh_from_db()
    current.state = SessionState.CANCELLED
    current.save(update_fields=["state"])
    record(Action.SESSION_CANCELLED, subject=current, platform_id=current.platform_id)
    return current


@transaction.atomic
def note_attendance(
    *, session: CollectiveSession, outcomes: Mapping[UUID, AppointmentState], now: datetime
) -> CollectiveSession:
    """Who came: one state for each appointment of the list; those of other sessions are not looked at."""
    current = _locked(session)
    if current.starts_at > now:
        raise TooLate("Cette séance n’a pas encore eu lieu.")
    for appointment in current.appointments.exclude(state=AppointmentState.CANCELLED).filter(pk__in=outcomes):
        state = outcomes[appointment.pk]
        if state not in AppointmentState.outcomes():
            raise AppointmentRefused("Choisissez une présence de la liste.")
        appointment.state = state
        appointment.save(update_fields=["state"])
    detail = {"noted": len(outcomes)}
    record(Action.ATTENDANCE_NOTED, subject=current, platform_id=current.platform_id, detail=detail)
    return current


def _capacity(kind: AppointmentType, plan: SessionPlan) -> int:
    """As many seats as the room has, at most: those of the type are cut, those that were typed are refused."""
    most = plan.room.seats if plan.room is not None else None
    if most is not None and plan.capacity is not None and plan.capacity > most:
        raise AppointmentRefused(f"Cette salle a {most} places : prévoyez-en moins, ou choisissez une autre salle.")
    wanted = plan.capacity or kind.capacity
    return wanted if most is None else min(wanted, most)


def _locked(session: CollectiveSession) -> CollectiveSession:
    found = CollectiveSession.objects.select_for_update(of=("self",)).select_related("kind__platform", "platform")
    return found.get(pk=session.pk)


def _take(
    session: CollectiveSession,
    kind: AppointmentType,
    adviser_ids: Sequence[UUID],
    room_ids: Sequence[UUID],
    starts_at: datetime,
    ends_at: datetime,
) -> None:
    blocked = blocked_range(kind, session.modality, starts_at, ends_at)
    rows = [TakenTime(adviser_id=adviser, blocked=blocked, session=session) for adviser in adviser_ids]
    rows += [TakenTime(room_id=room, blocked=blocked, session=session) for room in room_ids]
    try:
        with transaction.atomic():
            TakenTime.objects.bulk_create(rows)
    except IntegrityError as error:
        raise AppointmentRefused("Une des personnes qui animent, ou la salle, est déjà prise à ce moment.") from error


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
