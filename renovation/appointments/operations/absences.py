"""Absences of advisers, and what becomes of the appointments that stand in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from renovation.accounts.models import User
from renovation.appointments.enums import AbsenceReason, Fate
from renovation.appointments.mails import send_given
from renovation.appointments.models import Absence, Appointment, TakenTime
from renovation.appointments.operations.changes import cancel, locked, move
from renovation.appointments.operations.taking import lock, release_expired
from renovation.appointments.queries.free import next_free_slots
from renovation.appointments.queries.search import Search
from renovation.appointments.refusals import AppointmentRefused, DecisionsNeeded, SlotTaken, TooLate
from renovation.appointments.rules.offered import Asked
from renovation.appointments.team_mails import tell_adviser
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.queries import agents_working_on_cases

LONGEST_ABSENCE = timedelta(days=366)


@dataclass(frozen=True)
class Decision:
    """What becomes of one appointment: given to somebody, moved (to the first free time when none is said), …"""

    fate: Fate
    adviser_id: UUID | None = None
    asked: Asked | None = None


@dataclass(frozen=True)
class Outcome:
    """What was done; `refused` tells why it was not, and the appointment stands as it was."""

    appointment: Appointment
    fate: Fate
    refused: str = ""


@transaction.atomic
def note_absence(
    *,
    adviser: User,
    start: datetime,
    end: datetime,
    author: User,
    reason: AbsenceReason = AbsenceReason.LEAVE,
    note: str = "",
) -> Absence:
    """Nothing can be booked in it from now on. Appointments already taken stay: see `appointments_in_absence`."""
    if end <= start:
        raise AppointmentRefused("La fin de l’absence doit être après son début.")
    if end - start > LONGEST_ABSENCE:
        raise AppointmentRefused("Une absence dure un an au plus : prolongez-la ensuite.")
    lock([adviser.pk])
    absence = Absence.objects.create(
        adviser=adviser, period=(start, end), reason=reason, note=note.strip()[:200], created_by_id=author.pk
    )
    record(Action.ABSENCE_CHANGED, subject=absence, detail={"adviser": str(adviser.pk), "noted": True})
    absence.refresh_from_db()
    return absence


@transaction.atomic
def remove_absence(*, absence: Absence) -> None:
    """The adviser is there after all."""
    record(Action.ABSENCE_CHANGED, subject=absence, detail={"adviser": str(absence.adviser_id), "noted": False})
    absence.delete()


@transaction.atomic
def settle(*, decisions: Mapping[UUID, Decision], agent: User, now: datetime, reason: str = "") -> list[Outcome]:
    """Do what was decided for each appointment; the households are told. One that cannot be done changes nothing.

    Two replacements at once wait for one another; then rows are locked, then advisers, like whoever moves one. From
    then on nobody else is waited for: whoever is being booked at that instant counts as taken.
    """
    lock(["appointments.settle"])
    found = Appointment.objects.select_for_update(of=("self",)).filter(pk__in=decisions)
    appointments = list(found.select_related("kind").order_by("pk"))
    lock({each.adviser_id for each in appointments} | {one.adviser_id for one in decisions.values() if one.adviser_id})
    return [_settle_one(each, decisions[each.pk], agent, now, reason) for each in appointments]


@transaction.atomic
def give(*, appointment: Appointment, adviser_id: UUID, now: datetime, tells: bool = True) -> Appointment:
    """The same time with another adviser, who must be free; its own opened hours are not asked for."""
    current = locked(appointment)
    if not current.is_ahead(now):
        raise TooLate("Ce rendez-vous est passé : il ne peut plus être confié.")
    if current.session_id is not None:
        raise AppointmentRefused("Une place de séance collective suit sa séance.")
    former_id = current.adviser_id
    if former_id == adviser_id:
        return current
    if adviser_id not in {one.pk for one in agents_working_on_cases(current.platform_id)}:
        raise AppointmentRefused("Cette personne ne reçoit pas sur cette plateforme.")
    lock([former_id, adviser_id])
    release_expired([adviser_id], [], now)
    row = TakenTime.objects.filter(appointment=current, adviser_id=former_id).first()
    blocked = row.blocked if row is not None else current.period
    if Absence.objects.filter(adviser_id=adviser_id, period__overlap=blocked).exists():
        raise SlotTaken
    try:
        with transaction.atomic():
            TakenTime.objects.filter(appointment=current, adviser_id=former_id).delete()
            TakenTime.objects.create(appointment=current, adviser_id=adviser_id, blocked=blocked)
            current.adviser_id = adviser_id
            current.sequence += 1
            current.save(update_fields=["adviser", "sequence"])
    except IntegrityError as error:
        raise SlotTaken from error
    current = locked(current)
    detail = {"from": str(former_id), "to": str(adviser_id)}
    record(Action.APPOINTMENT_GIVEN, subject=current, platform_id=current.platform_id, detail=detail)
    if tells:
        send_given(current, now=now)
        tell_adviser(current, "appointment_received", key=f"{current.pk}:{current.sequence}")
    return current


def check_decided(appointments: Iterable[Appointment], decisions: Mapping[UUID, Decision]) -> None:
    """`DecisionsNeeded` with those of which nothing was said."""
    undecided = [each for each in appointments if each.pk not in decisions]
    if undecided:
        raise DecisionsNeeded(undecided)


def _settle_one(appointment: Appointment, decision: Decision, agent: User, now: datetime, reason: str) -> Outcome:
    try:
        with transaction.atomic():
            return Outcome(_done(appointment, decision, agent, now, reason), decision.fate)
    except AppointmentRefused as refused:
        return Outcome(appointment, decision.fate, str(refused))


def _done(appointment: Appointment, decision: Decision, agent: User, now: datetime, reason: str) -> Appointment:
    if decision.fate == Fate.CANCEL:
        return cancel(appointment=appointment, by_household=False, now=now, agent=agent, reason=reason)
    if decision.fate == Fate.GIVE:
        if decision.adviser_id is None:
            raise AppointmentRefused("Dites à qui ce rendez-vous est confié.")
        return give(appointment=appointment, adviser_id=decision.adviser_id, now=now)
    if decision.fate == Fate.MOVE:
        asked = decision.asked or _first_free(appointment, now)
        return move(appointment=appointment, asked=asked, now=now, waits=False)
    return appointment


def _first_free(appointment: Appointment, now: datetime) -> Asked:
    """The next time of the same kind, the same way of being received."""
    if appointment.kind is None:
        raise AppointmentRefused("Ce rendez-vous n’a pas de type : choisissez vous-même un autre moment.")
    search = Search(
        start=max(now, appointment.starts_at),
        modalities=frozenset({appointment.modality}),
        commune_insee=appointment.commune_id or "",
        ignoring_appointment=appointment.pk,
    )
    for slot in next_free_slots(kind=appointment.kind, now=now, search=search, count=9):
        # Its own time is free for itself: it is another that is looked for.
        if slot.starts_at != appointment.starts_at:
            return Asked(slot.starts_at, slot.modality, slot.place_id)
    raise AppointmentRefused("Aucun autre moment n’est libre : appelez le ménage.")
