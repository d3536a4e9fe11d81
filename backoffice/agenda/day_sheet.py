"""The day on paper: one line for an appointment, one for a session with all who come."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from renovation.appointments.models import Appointment


@dataclass(frozen=True)
class PrintedTime:
    """What happens at a time, and the households that are expected."""

    first: Appointment
    people: Sequence[Appointment]

    @property
    def is_session(self) -> bool:
        return self.first.session_id is not None

    @property
    def seats(self) -> int:
        return sum(each.seats for each in self.people)


def printed_times(found: Sequence[Appointment]) -> list[PrintedTime]:
    """In the order of the day; those who come to one session stand together, by name."""
    ordered = sorted(found, key=lambda one: (one.starts_at, str(one.session_id), str(one.household)))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda one: one.session_id or one.pk)]
    return [PrintedTime(group[0], group) for group in groups]
