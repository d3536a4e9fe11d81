"""What stands in an agenda, in words: appointments, sessions, opened hours, absences, time taken elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, Modality, SessionState
from renovation.appointments.models import Absence, Appointment, CollectiveSession
from renovation.appointments.queries import Board, OpenSpan

TONES = {
    AppointmentState.DONE.value: "done",
    AppointmentState.MISSED.value: "missed",
    AppointmentState.BOOKED.value: "busy",
}


@dataclass(frozen=True)
class Item:
    starts_at: datetime
    ends_at: datetime
    title: str
    details: str
    tone: str
    adviser_ids: frozenset[UUID]
    url: str = ""
    # Where an appointment that may be moved is moved.
    move_url: str = ""
    # Hours of one day that may be taken back.
    opening_id: UUID | None = None


def items_of(
    board: Board, *, names: Mapping[UUID, User], now: datetime, kind_id: UUID | None = None, with_people: bool = False
) -> list[Item]:
    """Everything of a board, cancelled and excused appointments left out."""
    kept = [each for each in board.appointments if each.session_id is None and each.state in TONES]
    if kind_id is not None:
        kept = [each for each in kept if each.kind_id == kind_id]
    sessions = [each for each in board.sessions if each.state == SessionState.OPEN and kind_id in (None, each.kind_id)]
    return [
        *(_appointment(board, each, names, now, with_people) for each in kept),
        *(_session(board, each) for each in sessions),
        *(_opened(each, names, now, with_people) for each in board.opened),
        *(_absence(each, names, with_people) for each in board.absences),
        *_elsewhere(board),
    ]


def _appointment(board: Board, each: Appointment, names: Mapping[UUID, User], now: datetime, with_people: bool) -> Item:
    together = board.receiving(each)
    said = [each.kind.name if each.kind is not None else each.subject, each.get_modality_display()]
    if with_people:
        said.append(_people(together, names) or str(each.adviser))
    if each.state != AppointmentState.BOOKED:
        said.append(each.get_state_display().lower())
    elif each.ends_at < now:
        said.append("à renseigner")
    elif each.confirmed_at is not None:
        said.append("venue confirmée")
    return Item(
        starts_at=each.starts_at,
        ends_at=each.ends_at,
        title=str(each.household),
        details=" · ".join(part for part in said if part),
        tone=TONES[each.state],
        adviser_ids=frozenset(together),
        url=reverse("backoffice:appointment", args=[each.pk]),
        move_url=reverse("backoffice:appointment_move", args=[each.pk]) if each.is_ahead(now) and each.kind_id else "",
    )


def _session(board: Board, each: CollectiveSession) -> Item:
    return Item(
        starts_at=each.starts_at,
        ends_at=each.ends_at,
        title=each.title or each.kind.name,
        details=f"Séance collective · {each.seats_taken} sur {each.capacity} places",
        tone="session",
        adviser_ids=frozenset(board.leading(each)),
        url=reverse("backoffice:session", args=[each.pk]),
    )


def _opened(each: OpenSpan, names: Mapping[UUID, User], now: datetime, with_people: bool) -> Item:
    said = [", ".join(str(Modality(one).label) for one in each.modalities)]
    if with_people:
        said.append(_people([each.adviser_id], names))
    return Item(
        starts_at=each.starts_at,
        ends_at=each.ends_at,
        title="Ouvert",
        details=" · ".join(part for part in said if part),
        tone="free",
        adviser_ids=frozenset({each.adviser_id}),
        url=reverse("backoffice:rule", args=[each.rule_id]) if each.rule_id is not None else "",
        opening_id=each.opening_id if each.ends_at > now else None,
    )


def _absence(each: Absence, names: Mapping[UUID, User], with_people: bool) -> Item:
    """Its reason is told to nobody here: it may be an illness."""
    return Item(
        starts_at=each.period.lower,
        ends_at=each.period.upper,
        title="Absence",
        details=_people([each.adviser_id], names) if with_people else "",
        tone="away",
        adviser_ids=frozenset({each.adviser_id}),
    )


def _elsewhere(board: Board) -> Iterator[Item]:
    for each in board.busy_elsewhere:
        yield Item(
            starts_at=each.period.lower,
            ends_at=each.period.upper,
            title="Pris ailleurs",
            details="Agenda extérieur",
            tone="away",
            adviser_ids=frozenset({each.adviser_id}),
        )


def _people(ids: list[UUID], names: Mapping[UUID, User]) -> str:
    return ", ".join(str(names[one]) for one in ids if one in names)
