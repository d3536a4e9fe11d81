"""What waits for an agent, from four rooms, in one table ordered by urgency."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from backoffice.lists import Delay, delay_until, hour_of, waiting_since
from renovation.appointments.models import Appointment
from renovation.cases.models import Lead, Message, Task
from renovation.cases.queries.columns import place_of, surname_first
from renovation.cases.queries.leads import LATE_AFTER

# A table that is read in the morning, not an archive: each list has its own page.
SHOWN = 40


@dataclass(frozen=True)
class Waiting:
    """One line: who, where, what is to be done, how urgent. `deadline` orders the lines."""

    kind: str
    who: str
    url: str
    place: str
    chip: str
    action: str
    whose: str
    delay: Delay
    deadline: datetime


def merged(
    *,
    leads: Sequence[Lead],
    tasks: Sequence[Task],
    messages: Sequence[Message],
    appointments: Sequence[Appointment],
    now: datetime,
) -> list[Waiting]:
    """The most urgent first: what is late, then what comes next."""
    today = timezone.localdate(now)
    lines = [
        *_leads(leads, now),
        *_tasks(tasks, today),
        *_messages(messages, now),
        *_appointments(appointments),
    ]
    return sorted(lines, key=lambda line: line.deadline)[:SHOWN]


def _leads(leads: Iterable[Lead], now: datetime) -> Iterator[Waiting]:
    for lead in leads:
        yield Waiting(
            kind="Prospect",
            who=surname_first(lead.household),
            url=reverse("backoffice:lead", args=[lead.pk]),
            place=place_of_lead(lead),
            chip="Prospect",
            action=f"Répondre ({lead.get_origin_display().lower()})",
            whose=str(lead.assigned_to or ""),
            delay=waiting_since(lead.created_at, now=now),
            deadline=lead.created_at + LATE_AFTER,
        )


def _tasks(tasks: Iterable[Task], today: date) -> Iterator[Waiting]:
    for task in tasks:
        yield Waiting(
            kind="Tâche",
            who=surname_first(task.case.household),
            url=reverse("backoffice:case", args=[task.case_id]),
            place=place_of(task.case.dwelling),
            chip=task.case.stage_name,
            action=task.title,
            whose=str(task.assigned_to or ""),
            delay=delay_until(task.due_on, today=today),
            deadline=timezone.make_aware(datetime.combine(task.due_on, time(18))),
        )


def _messages(messages: Iterable[Message], now: datetime) -> Iterator[Waiting]:
    for message in messages:
        yield Waiting(
            kind="Message",
            who=surname_first(message.case.household),
            url=reverse("backoffice:case", args=[message.case_id]),
            place=place_of(message.case.dwelling),
            chip=message.case.stage_name,
            action="Lire le message et répondre",
            whose=str(message.case.referent or ""),
            delay=waiting_since(message.created_at, now=now),
            deadline=message.created_at + LATE_AFTER,
        )


def _appointments(appointments: Iterable[Appointment]) -> Iterator[Waiting]:
    for each in appointments:
        yield Waiting(
            kind="Rendez-vous",
            who=surname_first(each.household),
            url=url_of(each),
            place=each.place,
            chip=each.case.stage_name if each.case else "Prospect",
            action=f"Rendez-vous {each.get_modality_display().lower()}",
            whose=str(each.adviser),
            delay=Delay(hour_of(each.starts_at), "info"),
            # An appointment does not wait: it stands before what is due by the evening.
            deadline=each.starts_at - timedelta(hours=1),
        )


def url_of(appointment: Appointment) -> str:
    """The page that tells why the household comes."""
    if appointment.case_id is not None:
        return reverse("backoffice:case", args=[appointment.case_id])
    if appointment.lead_id is not None:
        return reverse("backoffice:lead", args=[appointment.lead_id])
    return reverse("backoffice:agenda")


def place_of_lead(lead: Lead) -> str:
    """Where the home is, as far as the self-diagnosis told."""
    if lead.diagnosis is None:
        return ""
    return place_of(lead.diagnosis.dwelling) or str(lead.diagnosis.commune or "")
