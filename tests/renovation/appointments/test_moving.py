"""Moving is all or nothing, keeps the link, and frees what it leaves (H3)."""

from datetime import timedelta

import pytest

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, AppointmentType, TakenTime
from renovation.appointments.operations import SlotTaken, TooLate, book, move, seed_agenda
from renovation.appointments.queries import Search, appointment_by_token, free_times
from renovation.households.models import Household
from renovation.outbox.models import Job, Mail
from renovation.platforms.models import Platform
from tests.factories.appointments import MORNING, AppointmentTypeFactory, OpeningFactory, by_phone
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


def test_an_appointment_of_two_advisers_moves_with_both(
    platform: Platform, adviser: User, colleague: User, household: Household
) -> None:
    together = AppointmentTypeFactory.create(platform=platform, code="a-deux", advisers_needed=2)
    for person in (adviser, colleague):
        OpeningFactory.create(platform=platform, adviser=person)
    booked = book(kind=together, household=household, asked=by_phone(), token="deux", now=NOW)
    search = Search(adviser_ids=frozenset({booked.adviser_id}), by_team=True, ignoring_appointment=booked.pk)

    moved = move(appointment=booked, asked=by_phone(SECOND), now=NOW, search=search)

    assert (moved.starts_at, moved.adviser_id) == (SECOND, booked.adviser_id)
    assert {row.adviser_id for row in TakenTime.objects.filter(appointment=moved)} == {adviser.pk, colleague.pk}
