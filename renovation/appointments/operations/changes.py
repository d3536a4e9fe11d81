"""What happens to an appointment once booked: confirmed, moved, cancelled, held, missed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, Modality
from renovation.appointments.mails import send_cancelled, send_moved
from renovation.appointments.models import Appointment, CollectiveSession, TakenTime
from renovation.appointments.operations.freed import Freed, announce_freed
from renovation.appointments.operations.no_shows import ask_for_call
from renovation.appointments.operations.taking import Chosen, take, write_taken
from renovation.appointments.operations.visits import visit_address
from renovation.appointments.queries.search import Search, agenda_of, zone_of
from renovation.appointments.refusals import AppointmentRefused, TooLate
from renovation.appointments.rules.offered import Asked
from renovation.cases.operations import set_task, write_note
from renovation.journal.enums import Action
from renovation.journal.operations import record


@dataclass(frozen=True)
class NextStep:
    """What is to be done after an appointment, by a date."""

    title: str
    due_on: date
    assigned_to: User | None = None


@transaction.atomic
def cancel(
    *,
    appointment: Appointment,
    by_household: bool,
    now: datetime,
    agent: User | None = None,
    reason: str = "",
    tells: bool = True,
) -> Appointment:
    """Free the slot, tell the household and propose the slot to those who wait, in one transaction (H3).

    Cancelling twice changes nothing more. `TooLate` once it has begun, or within the delay that the platform sets
    to households.
    """
    current = locked(appointment)
    if current.state == AppointmentState.CANCELLED:
        return current
    if not current.is_ahead(now):
        raise TooLate("Ce rendez-vous est passé : il ne peut plus être annulé.")
    if by_household:
        _check_delay(current, now, agenda_of(current.platform_id).cancel_until_hours)
    current.state = AppointmentState.CANCELLED
    current.cancelled_by_household = by_household
    current.cancelled_at = now
    current.cancelled_by_id = agent.pk if agent is not None else None
    current.cancel_reason = " ".join(reason.split())[:200]
    current.sequence += 1
    current.save()
    free_time(current)
    detail = {"by_household": by_household}
    record(Action.APPOINTMENT_CANCELLED, subject=current, platform_id=current.platform_id, detail=detail)
    if tells:
        send_cancelled(current, now=now)
    announce_freed(current)
    return current


@transaction.atomic
def move(
    *,
    appointment: Appointment,
    asked: Asked,
    now: datetime,
    by_household: bool = False,
    search: Search | None = None,
    tells: bool = True,
    waits: bool = True,
    address: str = "",
) -> Appointment:
    """Give the appointment another time, in one transaction: either all of it moves or nothing does (H3).

    The same advisers when free, else others; `SlotTaken` leaves the appointment where it was. `waits`: see `take`.
    What becomes a visit is made at `address`, or at the dwelling of the case (`AddressNeeded`).
    """
    current = locked(appointment)
    if not current.is_ahead(now):
        raise TooLate("Ce rendez-vous est passé : il ne peut plus être déplacé.")
    if by_household:
        _check_delay(current, now, agenda_of(current.platform_id).move_until_hours)
    if current.kind is None or current.session_id is not None:
        raise AppointmentRefused("Ce rendez-vous ne peut pas être déplacé : annulez-le et prenez-en un autre.")
    freed = Freed(current.adviser_id, current.period, current.modality, current.at_place_id)

    stays = current.modality == asked.modality == Modality.HOME
    visited = current.place if stays else visit_address(asked.modality, address, current.case)
    together = set(current.with_advisers.values_list("pk", flat=True))

    def save(chosen: Chosen) -> Appointment:
        return _moved(current, chosen, visited)

    found = take(
        kind=current.kind,
        asked=asked,
        now=now,
        search=search or _search(current, by_team=not by_household),
        preference=lambda advisers: sorted(advisers, key=lambda one: (one != current.adviser_id, one not in together)),
        save=save,
        waits=waits,
    )
    found.refresh_from_db()
    record(
        Action.APPOINTMENT_MOVED, subject=found, platform_id=found.platform_id, detail={"by_household": by_household}
    )
    if tells:
        send_moved(found, now=now)
    announce_freed(found, freed)
    return found


@transaction.atomic
def confirm_coming(*, appointment: Appointment, now: datetime) -> Appointment:
    """The household says that it comes, from a reminder; twice changes nothing more."""
    current = locked(appointment)
    if current.is_ahead(now) and current.confirmed_at is None:
        current.confirmed_at = now
        current.save(update_fields=["confirmed_at"])
    return current


@transaction.atomic
def mark(*, appointment: Appointment, state: AppointmentState, now: datetime) -> Appointment:
    """Say what became of an appointment: done, excused or missed; an excuse may come before the time."""
    current = locked(appointment)
    if state not in AppointmentState.outcomes():
        raise ValueError(state)
    early = current.starts_at > now and state != AppointmentState.EXCUSED
    if current.state == AppointmentState.CANCELLED or early:
        raise TooLate("Ce rendez-vous est annulé ou n’a pas encore eu lieu.")
    if current.state == state:
        return current
    try:
        with transaction.atomic():
            _set_state(current, state, now)
    except IntegrityError as error:
        raise AppointmentRefused("Ce moment a été donné à quelqu’un d’autre depuis.") from error
    record(Action.APPOINTMENT_CHANGED, subject=current, platform_id=current.platform_id, detail={"state": str(state)})
    return current


@transaction.atomic
def close(
    *,
    appointment: Appointment,
    state: AppointmentState,
    author: User,
    now: datetime,
    minutes: str = "",
    next_step: NextStep | None = None,
) -> Appointment:
    """In one gesture: what became of it, the minutes as a note of the case, and the next step as a task. One absence
    too many makes a task of its own: to call.

    Without a case, minutes and next step are refused: nothing of it would be found again.
    """
    current = mark(appointment=appointment, state=state, now=now)
    case = current.case
    if case is None and (minutes.strip() or next_step is not None):
        raise AppointmentRefused("Ouvrez d’abord un dossier : le compte rendu et la suite y seront rangés.")
    if case is not None and current.state == AppointmentState.MISSED:
        ask_for_call(current, case, author=author, now=now)
    if case is not None and minutes.strip():
        day = f"{current.starts_at.astimezone(zone_of(current.platform_id)):%d/%m/%Y}"
        write_note(case=case, author=author, text=f"Rendez-vous du {day} – {current.subject}\n\n{minutes.strip()}")
    if case is not None and next_step is not None:
        set_task(
            case=case,
            author=author,
            title=next_step.title,
            due_on=next_step.due_on,
            assigned_to=next_step.assigned_to,
        )
    return current


def locked(appointment: Appointment) -> Appointment:
    """The row, locked; that of its session first, which counts the seats."""
    if appointment.session_id is not None:
        CollectiveSession.objects.select_for_update().get(pk=appointment.session_id)
    return (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("platform__brand", "household", "adviser", "kind", "case", "at_place")
        .get(pk=appointment.pk)
    )


def free_time(appointment: Appointment) -> None:
    """Nothing holds the time of the adviser and the room any more; seats of a session are counted again."""
    TakenTime.objects.filter(appointment=appointment).delete()
    if appointment.session_id is not None:
        session = CollectiveSession.objects.filter(pk=appointment.session_id)
        session.update(seats_taken=F("seats_taken") - appointment.seats)


def _moved(current: Appointment, chosen: Chosen, visited: str) -> Appointment:
    slot, (adviser_id, *others) = chosen.slot, [adviser for adviser, _ in chosen.takers]
    free_time(current)
    moved = Appointment.objects.get(pk=current.pk)
    moved.period = (slot.starts_at, slot.ends_at)
    moved.adviser_id = adviser_id
    moved.modality = slot.modality
    moved.place = visited if slot.modality == Modality.HOME else slot.place[:200]
    moved.at_place_id = slot.place_id
    moved.room_id = chosen.room_id if slot.modality in Modality.at_a_place() else None
    moved.confirmed_at = None
    moved.sequence += 1
    moved.save()
    moved.with_advisers.set(User.objects.filter(pk__in=others))
    write_taken(chosen, appointment=moved)
    return moved


def _search(current: Appointment, *, by_team: bool) -> Search:
    return Search(
        commune_insee=current.commune_id or "",
        by_team=by_team,
        ignoring_appointment=current.pk,
    )


def _set_state(current: Appointment, state: AppointmentState, now: datetime) -> None:
    frees = state == AppointmentState.EXCUSED and current.starts_at > now
    current.state = state
    current.sequence += int(frees)
    current.save(update_fields=["state", "sequence"])
    if frees:
        free_time(current)
        announce_freed(current)


def _check_delay(current: Appointment, now: datetime, hours: int) -> None:
    if current.starts_at - timedelta(hours=hours) <= now:
        raise TooLate(
            f"Il reste moins de {hours} h avant ce rendez-vous : appelez-nous pour le changer."
            if hours
            else "Ce rendez-vous a commencé : appelez-nous."
        )
