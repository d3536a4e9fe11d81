"""Cancelling frees the slot and tells the household, once (H3)."""

from datetime import UTC, datetime, timedelta

import pytest

from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment, AppointmentType, Opening
from renovation.appointments.operations import TooLate, book, cancel, mark
from renovation.appointments.queries import appointment_of_household_user, free_times, upcoming_of_household_user
from renovation.households.models import Household
from renovation.outbox.models import Mail
from tests.factories.appointments import MORNING, by_phone

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
AFTER = MORNING + timedelta(hours=1)


@pytest.fixture
def appointment(opening: Opening, kind: AppointmentType, household: Household) -> Appointment:
    return book(kind=kind, household=household, asked=by_phone(), token="jeton", now=NOW)


def test_h3_the_slot_is_free_again_and_the_household_is_told(appointment: Appointment) -> None:
    cancel(appointment=appointment, by_household=True, now=NOW)

    assert appointment.kind is not None
    assert free_times(kind=appointment.kind, now=NOW).first(1)[0].starts_at == MORNING
    assert Mail.objects.filter(template="appointment_cancelled").count() == 1


def test_h3_cancelling_twice_writes_once(appointment: Appointment) -> None:
    for _ in range(2):
        cancel(appointment=appointment, by_household=False, now=NOW)

    assert Mail.objects.filter(template="appointment_cancelled").count() == 1


def test_a_past_appointment_is_not_cancelled(appointment: Appointment) -> None:
    with pytest.raises(TooLate):
        cancel(appointment=appointment, by_household=True, now=AFTER)


def test_only_what_took_place_is_marked(appointment: Appointment) -> None:
    with pytest.raises(TooLate):
        mark(appointment=appointment, state=AppointmentState.DONE, now=NOW)

    assert mark(appointment=appointment, state=AppointmentState.MISSED, now=AFTER).state == AppointmentState.MISSED


def test_d4_a_neighbour_does_not_see_it(appointment: Appointment, neighbour: Household) -> None:
    assert neighbour.user_id is not None
    assert upcoming_of_household_user(neighbour.user_id, NOW) == []
    with pytest.raises(Appointment.DoesNotExist):
        appointment_of_household_user(neighbour.user_id, appointment.pk)
