"""A slot is held for a quarter of an hour, one for a holder (G4)."""

from datetime import timedelta

import pytest

from renovation.appointments.models import AppointmentType, Hold, TakenTime
from renovation.appointments.operations import Details, SlotTaken, book, hold_slot, purge_holds, release_hold
from renovation.appointments.queries import free_times
from renovation.households.models import Household
from tests.factories.appointments import MORNING, by_phone
from tests.renovation.appointments.conftest import NOW

SECOND = MORNING + timedelta(minutes=45)


def test_a_slot_held_is_on_offer_to_nobody_else(kind: AppointmentType, household: Household) -> None:
    hold_slot(kind=kind, asked=by_phone(), holder="une session", now=NOW)

    assert [slot.starts_at for slot in free_times(kind=kind, now=NOW).first(9)] == [SECOND]
    with pytest.raises(SlotTaken):
        book(kind=kind, household=household, asked=by_phone(), token="autre", now=NOW)


def test_its_holder_takes_it_and_nothing_is_held_any_more(kind: AppointmentType, household: Household) -> None:
    hold_slot(kind=kind, asked=by_phone(), holder="une session", now=NOW)

    book(
        kind=kind,
        household=household,
        asked=by_phone(),
        token="jeton",
        now=NOW + timedelta(minutes=14),
        details=Details(holder="une session"),
    )

    assert not Hold.objects.exists()
    assert TakenTime.objects.count() == 1


def test_g4_holding_another_slot_gives_the_first_back(kind: AppointmentType) -> None:
    hold_slot(kind=kind, asked=by_phone(), holder="une session", now=NOW)
    hold_slot(kind=kind, asked=by_phone(SECOND), holder="une session", now=NOW)

    assert [slot.starts_at for slot in free_times(kind=kind, now=NOW).first(9)] == [MORNING]
    assert Hold.objects.count() == 1


def test_g4_a_hold_ends_after_fifteen_minutes_without_any_work_being_done(
    kind: AppointmentType, household: Household
) -> None:
    hold_slot(kind=kind, asked=by_phone(), holder="une session", now=NOW)
    later = NOW + timedelta(minutes=15)

    assert len(free_times(kind=kind, now=later)) == 2
    assert book(kind=kind, household=household, asked=by_phone(), token="autre", now=later).starts_at == MORNING


def test_held_again_it_is_not_held_for_longer(kind: AppointmentType) -> None:
    first = hold_slot(kind=kind, asked=by_phone(), holder="une session", now=NOW)

    again = hold_slot(kind=kind, asked=by_phone(), holder="une session", now=NOW + timedelta(minutes=10))

    assert again.expires_at == first.expires_at


def test_a_holder_whose_time_is_over_may_still_have_the_slot_if_nobody_took_it(
    kind: AppointmentType, household: Household
) -> None:
    hold_slot(kind=kind, asked=by_phone(), holder="une session", now=NOW)

    taken = book(
        kind=kind,
        household=household,
        asked=by_phone(),
        token="jeton",
        now=NOW + timedelta(minutes=40),
        details=Details(holder="une session"),
    )

    assert taken.starts_at == MORNING


def test_holds_are_released_and_purged(kind: AppointmentType) -> None:
    hold_slot(kind=kind, asked=by_phone(), holder="une session", now=NOW)
    hold_slot(kind=kind, asked=by_phone(SECOND), holder="une autre", now=NOW)

    release_hold(holder="une session")
    purge_holds(now=NOW + timedelta(minutes=16))

    assert not Hold.objects.exists()
    assert not TakenTime.objects.exists()
