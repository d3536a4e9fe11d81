"""After too many absences somebody calls: a task for whoever follows the case."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from renovation.accounts.models import User
from renovation.appointments.models import Appointment
from renovation.appointments.queries.no_shows import no_shows_of
from renovation.appointments.queries.search import zone_of
from renovation.cases.models import Case
from renovation.cases.operations import set_task


def ask_for_call(appointment: Appointment, case: Case, *, author: User, now: datetime) -> None:
    """Once for an appointment, however often its absence is noted."""
    missed = no_shows_of(appointment.household, now=now)
    if missed.ask_for_a_call:
        set_task(
            case=case,
            author=author,
            title=f"Appeler le ménage : {missed.number} rendez-vous manqués",
            due_on=now.astimezone(zone_of(appointment.platform_id)).date(),
            assigned_to=case.referent or author,
            key=uuid5(NAMESPACE_URL, f"no-show:{appointment.pk}"),
        )
