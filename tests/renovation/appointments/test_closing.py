"""What became of an appointment, its minutes and the next step, in one gesture."""

from datetime import date, timedelta

import pytest

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment, AppointmentType
from renovation.appointments.operations import (
    AppointmentRefused,
    Details,
    NextStep,
    book,
    close,
    confirm_coming,
    mark,
)
from renovation.appointments.queries import free_times, to_be_noted
from renovation.cases.models import Case, Note, Task
from renovation.households.models import Household
from renovation.platforms.queries import reader_for
from tests.factories.appointments import MORNING, by_phone
from tests.renovation.appointments.conftest import NOW

AFTER = MORNING + timedelta(hours=1)


@pytest.fixture
def of_case(kind: AppointmentType, household: Household, case: Case) -> Appointment:
    return book(kind=kind, household=household, asked=by_phone(), token="jeton", now=NOW, details=Details(case=case))


def test_minutes_and_next_step_go_to_the_case(of_case: Appointment, adviser: User) -> None:
    close(
        appointment=of_case,
        state=AppointmentState.DONE,
        author=adviser,
        now=AFTER,
        minutes="Vu les devis.",
        next_step=NextStep("Relire le devis de la pompe", date(2026, 12, 10), adviser),
    )

    assert "Vu les devis." in Note.objects.get(case=of_case.case).text
    assert Task.objects.get(case=of_case.case).due_on == date(2026, 12, 10)


def test_minutes_without_a_case_are_refused_and_nothing_is_marked(appointment: Appointment, adviser: User) -> None:
    with pytest.raises(AppointmentRefused, match="dossier"):
        close(appointment=appointment, state=AppointmentState.DONE, author=adviser, now=AFTER, minutes="Vu.")

    appointment.refresh_from_db()
    assert appointment.state == AppointmentState.BOOKED


def test_an_excuse_before_the_time_frees_the_slot(appointment: Appointment, kind: AppointmentType) -> None:
    mark(appointment=appointment, state=AppointmentState.EXCUSED, now=NOW)

    assert len(free_times(kind=kind, now=NOW)) == 2


def test_coming_is_confirmed_once(appointment: Appointment) -> None:
    confirm_coming(appointment=appointment, now=NOW)

    again = confirm_coming(appointment=appointment, now=NOW + timedelta(hours=1))

    assert again.confirmed_at == NOW


def test_what_nobody_noted_is_listed(appointment: Appointment, adviser: User, adviser_elsewhere: User) -> None:
    assert to_be_noted(reader=reader_for(adviser), adviser_id=adviser.pk, now=AFTER) == [appointment]
    assert to_be_noted(reader=reader_for(adviser_elsewhere), adviser_id=None, now=AFTER) == []
