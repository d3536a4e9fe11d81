"""Collective sessions: planned and cancelled by the team, with a list of who came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, Modality, OfferState, SessionState
from renovation.appointments.models import (
    Absence,
    AppointmentType,
    CollectiveSession,
    Place,
    Room,
    TakenTime,
    WaitingEntry,
    WaitingOffer,
)
from renovation.appointments.operations.changes import cancel
from renovation.appointments.operations.freed import announce_seats
from renovation.appointments.operations.no_shows import ask_for_call
from renovation.appointments.operations.seats import locked_session
from renovation.appointments.operations.taking import blocked_range, lock, release_expired
from renovation.appointments.refusals import AppointmentRefused, TooLate
from renovation.journal.enums import Action
from renovation.journal.operations import record


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
    announce_seats(session, key="planned")
    record(Action.SESSION_PLANNED, subject=session, platform_id=kind.platform_id, detail={"seats": session.capacity})
    session.refresh_from_db()
    return session


@transaction.atomic
def cancel_session(*, session: CollectiveSession, agent: User, reason: str, now: datetime) -> CollectiveSession:
    """The session does not take place: everybody is told, its advisers and its room are free again."""
    # Those who wait before the session, like whoever accepts.
    offers = WaitingOffer.objects.filter(hold__session=session, state=OfferState.OFFERED)
    list(WaitingEntry.objects.select_for_update(of=("self",)).filter(pk__in=offers.values("entry")).order_by("pk"))
    current = locked_session(session)
    if current.state == SessionState.CANCELLED:
        return current
    if current.starts_at <= now:
        raise TooLate("Cette séance a commencé : elle ne peut plus être annulée.")
    for appointment in current.appointments.filter(state=AppointmentState.BOOKED).order_by("pk"):
        cancel(appointment=appointment, by_household=False, now=now, agent=agent, reason=reason)
    TakenTime.objects.filter(session=current).delete()
    # Seats that are held, or proposed to those who wait, are no more.
    offers.update(state=OfferState.EXPIRED)
    current.holds.all().delete()
    current.refresh_from_db()
    current.state = SessionState.CANCELLED
    current.save(update_fields=["state"])
    record(Action.SESSION_CANCELLED, subject=current, platform_id=current.platform_id)
    return current


@transaction.atomic
def note_attendance(
    *, session: CollectiveSession, outcomes: Mapping[UUID, AppointmentState], author: User, now: datetime
) -> CollectiveSession:
    """Who came: one state for each appointment of the list; those of other sessions are not looked at.

    Who was absent once too often is called, as after any appointment.
    """
    current = locked_session(session)
    if current.starts_at > now:
        raise TooLate("Cette séance n’a pas encore eu lieu.")
    for appointment in current.appointments.exclude(state=AppointmentState.CANCELLED).filter(pk__in=outcomes):
        state = outcomes[appointment.pk]
        if state not in AppointmentState.outcomes():
            raise AppointmentRefused("Choisissez une présence de la liste.")
        appointment.state = state
        appointment.save(update_fields=["state"])
        if appointment.case is not None and state == AppointmentState.MISSED:
            ask_for_call(appointment, appointment.case, author=author, now=now)
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
