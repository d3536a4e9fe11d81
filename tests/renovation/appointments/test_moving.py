"""Moving is all or nothing, keeps the link, and frees what it leaves (H3)."""

from datetime import timedelta

import pytest

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, AppointmentType, TakenTime
from renovation.appointments.operations import SlotTaken, TooLate, book, move, seed_agenda
from renovation.appointments.queries import appointment_by_token, free_times
from renovation.households.models import Household
from renovation.outbox.models import Job, Mail
from tests.factories.appointments import MORNING, OpeningFactory, by_phone
from tests.renovation.appointments.conftest import NOW

SECOND = MORNING + timedelta(minutes=45)


def test_h3_the_time_changes_and_the_former_is_free(appointment: Appointment, kind: AppointmentType) -> None:
    moved = move(appointment=appointment, asked=by_phone(SECOND), now=NOW, by_household=True)

    assert (moved.starts_at, moved.sequence) == (SECOND, 1)
    assert [slot.starts_at for slot in free_times(kind=kind, now=NOW).first(9)] == [MORNING]
    assert appointment_by_token("jeton") == moved
    assert Mail.objects.filter(template="appointment_moved").count() == 1
    assert Job.objects.filter(kind="appointments.offer_freed").count() == 1


def test_h3_a_slot_that_is_gone_moves_nothing(
    appointment: Appointment, kind: AppointmentType, neighbour: Household
) -> None:
    book(kind=kind, household=neighbour, asked=by_phone(SECOND), token="voisin", now=NOW)

    with pytest.raises(SlotTaken):
        move(appointment=appointment, asked=by_phone(SECOND), now=NOW)

    appointment.refresh_from_db()
    assert appointment.starts_at == MORNING
    assert TakenTime.objects.filter(appointment=appointment).count() == 1


def test_the_same_adviser_is_kept_when_free(appointment: Appointment, colleague: User) -> None:
    OpeningFactory.create(platform=appointment.platform, adviser=colleague)

    assert move(appointment=appointment, asked=by_phone(SECOND), now=NOW).adviser == appointment.adviser


def test_an_appointment_may_move_into_time_that_it_holds_itself(
    appointment: Appointment, kind: AppointmentType
) -> None:
    kind.step_minutes = 15
    kind.save()

    moved = move(appointment=appointment, asked=by_phone(MORNING + timedelta(minutes=15)), now=NOW)

    assert moved.starts_at == MORNING + timedelta(minutes=15)


def test_a_household_moves_until_the_delay_of_the_platform(appointment: Appointment) -> None:
    with pytest.raises(TooLate, match="2 h"):
        move(
            appointment=appointment,
            asked=by_phone(SECOND),
            now=MORNING - timedelta(minutes=90),
            by_household=True,
        )


def test_seeds_change_nothing_the_second_time(appointment: Appointment) -> None:
    first = [each.pk for each in seed_agenda(platform=appointment.platform)]

    assert [each.pk for each in seed_agenda(platform=appointment.platform)] == first
    assert len(first) == 7
