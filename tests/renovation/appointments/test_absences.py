"""Somebody is absent: their appointments are given, moved or cancelled, one by one, and everybody is told."""

from datetime import timedelta

import pytest

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, Fate
from renovation.appointments.models import Appointment, AppointmentType, TakenTime
from renovation.appointments.operations import (
    AppointmentRefused,
    Decision,
    SlotTaken,
    book,
    give,
    note_absence,
    remove_absence,
    settle,
)
from renovation.appointments.queries import appointments_in_absence, free_times, replacement_plan
from renovation.households.models import Household
from renovation.outbox.models import Mail
from renovation.platforms.queries import reader_for
from tests.factories.appointments import MORNING, OpeningFactory, by_phone
from tests.renovation.appointments.conftest import NOW

EVENING = MORNING + timedelta(hours=10)
SECOND = MORNING + timedelta(minutes=45)


def test_nothing_is_on_offer_in_an_absence_until_it_is_removed(kind: AppointmentType, adviser: User) -> None:
    absence = note_absence(adviser=adviser, start=MORNING, end=EVENING, author=adviser)
    assert len(free_times(kind=kind, now=NOW)) == 0

    remove_absence(absence=absence)

    assert len(free_times(kind=kind, now=NOW)) == 2


def test_an_absence_that_ends_before_it_begins_is_refused(adviser: User) -> None:
    with pytest.raises(AppointmentRefused):
        note_absence(adviser=adviser, start=EVENING, end=MORNING, author=adviser)


def test_the_plan_proposes_colleagues_who_are_free(
    appointment: Appointment, adviser: User, colleague: User, manager: User, adviser_elsewhere: User
) -> None:
    note_absence(adviser=manager, start=MORNING, end=EVENING, author=manager)

    (line,) = replacement_plan(reader=reader_for(manager), adviser_id=adviser.pk, start=MORNING, end=EVENING, now=NOW)

    assert (line.appointment, line.free) == (appointment, (colleague,))
    elsewhere = reader_for(adviser_elsewhere)
    assert replacement_plan(reader=elsewhere, adviser_id=adviser.pk, start=MORNING, end=EVENING, now=NOW) == []


def test_each_appointment_has_its_own_fate(
    appointment: Appointment, kind: AppointmentType, neighbour: Household, colleague: User, manager: User
) -> None:
    second = book(kind=kind, household=neighbour, asked=by_phone(SECOND), token="voisin", now=NOW)

    outcomes = settle(
        decisions={
            appointment.pk: Decision(Fate.GIVE, adviser_id=colleague.pk),
            second.pk: Decision(Fate.CANCEL),
        },
        agent=manager,
        now=NOW,
        reason="Absence",
    )

    appointment.refresh_from_db()
    second.refresh_from_db()
    assert {each.refused for each in outcomes} == {""}
    assert (appointment.adviser, appointment.sequence) == (colleague, 1)
    assert (second.state, second.cancel_reason) == (AppointmentState.CANCELLED, "Absence")
    assert TakenTime.objects.get().adviser == colleague
    assert Mail.objects.filter(template__in=["appointment_given", "appointment_cancelled"]).count() == 2


def test_moving_without_saying_where_takes_the_first_free_time(appointment: Appointment, colleague: User) -> None:
    OpeningFactory.create(platform=appointment.platform, adviser=colleague, starts_at=MORNING + timedelta(days=1))

    (outcome,) = settle(decisions={appointment.pk: Decision(Fate.MOVE)}, agent=colleague, now=NOW, reason="Absence")

    assert (outcome.refused, outcome.appointment.starts_at) == ("", SECOND)


def test_what_cannot_be_done_is_told_and_leaves_the_appointment(
    appointment: Appointment, colleague: User, manager: User
) -> None:
    note_absence(adviser=colleague, start=MORNING, end=EVENING, author=colleague)

    with pytest.raises(SlotTaken):
        give(appointment=appointment, adviser_id=colleague.pk, now=NOW)
    (outcome,) = settle(
        decisions={appointment.pk: Decision(Fate.GIVE, adviser_id=colleague.pk)}, agent=manager, now=NOW
    )

    appointment.refresh_from_db()
    assert outcome.refused
    assert appointment.adviser != colleague


def test_d2_an_appointment_is_given_to_nobody_of_elsewhere(appointment: Appointment, adviser_elsewhere: User) -> None:
    with pytest.raises(AppointmentRefused):
        give(appointment=appointment, adviser_id=adviser_elsewhere.pk, now=NOW)

    assert not TakenTime.objects.filter(adviser=adviser_elsewhere).exists()


def test_an_absence_lists_what_it_touches(appointment: Appointment, adviser: User) -> None:
    found = appointments_in_absence(adviser_id=adviser.pk, start=MORNING, end=EVENING, now=NOW)

    assert found == [appointment]
