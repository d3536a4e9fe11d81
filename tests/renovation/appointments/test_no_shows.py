"""Who does not come is written to, then called."""

from datetime import timedelta

import pytest

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import AgendaSettings, Appointment, AppointmentType
from renovation.appointments.operations import Details, book, close
from renovation.appointments.operations.reminding import send_due_messages
from renovation.appointments.queries.no_shows import no_shows_of
from renovation.appointments.rules.no_shows import NoShows
from renovation.cases.models import Case, Task
from renovation.households.models import Household
from renovation.outbox.models import Mail
from tests.factories.appointments import MORNING, by_phone
from tests.renovation.appointments.conftest import NOW

AFTER = MORNING + timedelta(hours=3)


@pytest.fixture
def of_case(kind: AppointmentType, household: Household, case: Case) -> list[Appointment]:
    """Both slots of the morning."""
    return [
        book(kind=kind, household=household, asked=by_phone(at), token=f"{at}", now=NOW, details=Details(case=case))
        for at in (MORNING, MORNING + timedelta(minutes=45))
    ]


@pytest.mark.parametrize(("number", "called"), [(0, False), (1, False), (2, True), (3, True)])
def test_from_so_many_on_somebody_calls(number: int, called: bool) -> None:
    assert NoShows(number, limit=2).ask_for_a_call is called


def test_one_absence_is_written_to_and_two_make_a_call(
    of_case: list[Appointment], case: Case, adviser: User, household: Household
) -> None:
    for at, each in enumerate(of_case):
        close(appointment=each, state=AppointmentState.MISSED, author=adviser, now=AFTER)
        close(appointment=each, state=AppointmentState.MISSED, author=adviser, now=AFTER)
        assert Task.objects.filter(case=case).count() == at

    task = Task.objects.get(case=case)
    assert (task.title, task.assigned_to) == ("Appeler le ménage : 2 rendez-vous manqués", case.referent)
    send_due_messages(now=AFTER + timedelta(days=1))
    assert not Mail.objects.filter(template="appointment_missed").exists()

    AgendaSettings.objects.update(no_shows_before_call=3)
    send_due_messages(now=AFTER + timedelta(days=1))
    assert Mail.objects.filter(template="appointment_missed").count() == 2
    assert no_shows_of(household, now=AFTER + timedelta(days=400)).number == 0


def test_without_a_case_every_absence_is_written_to(kind: AppointmentType, household: Household, adviser: User) -> None:
    """Nobody would be told to call."""
    for at in (MORNING, MORNING + timedelta(minutes=45)):
        each = book(kind=kind, household=household, asked=by_phone(at), token=f"{at}", now=NOW)
        close(appointment=each, state=AppointmentState.MISSED, author=adviser, now=AFTER)

    send_due_messages(now=AFTER + timedelta(days=1))
    assert Mail.objects.filter(template="appointment_missed").count() == 2
