"""The story of a case: what the domain of cases tells, with the appointments in it."""

from collections.abc import Sequence

from renovation.appointments.models import Appointment
from renovation.cases.models import Case
from renovation.cases.queries import TimelineItem, case_timeline


def story_of(
    case: Case, *, appointments: Sequence[Appointment], with_notes: bool, with_financing: bool
) -> list[TimelineItem]:
    """Newest first; an appointment stands at the moment when it was taken."""
    met = [TimelineItem("appointment", each.created_at, str(each.adviser), each) for each in appointments]
    items = [*case_timeline(case, with_notes=with_notes, with_financing=with_financing), *met]
    return sorted(items, key=lambda item: item.at, reverse=True)
