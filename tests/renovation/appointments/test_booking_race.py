"""The race: many people want the same time at the same instant, some of them die on the way (H1, H2, H3)."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import OperationalError, connection

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, AppointmentType, TakenTime
from renovation.appointments.operations import (
    SessionFull,
    SessionPlan,
    SlotTaken,
    book,
    book_seat,
    booking,
    cancel,
    hold_seat,
    hold_slot,
    move,
    plan_session,
)
from renovation.appointments.queries import free_times
from renovation.appointments.rules.offered import Slot
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.factories.appointments import MORNING, AppointmentTypeFactory, OpeningFactory, by_phone
from tests.factories.cases import HouseholdFactory
from tests.factories.platforms import PlatformFactory, agent

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 50
Work = TypeVar("Work")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def platform() -> Platform:
    return PlatformFactory.create()


@pytest.fixture
def advisers(platform: Platform) -> list[User]:
    return [agent(Role.ADVISER, platform, email=f"conseil-{number}@besancon.example") for number in range(3)]


@pytest.fixture
def kind(platform: Platform) -> AppointmentType:
    return AppointmentTypeFactory.create(platform=platform)


@pytest.fixture
def crowd(platform: Platform) -> list[Household]:
    return HouseholdFactory.create_batch(PEOPLE, platform=platform)


def test_h1_fifty_at_once_make_one_appointment_and_forty_nine_see_the_next_three(
    platform: Platform, advisers: list[User], kind: AppointmentType, crowd: list[Household]
) -> None:
    OpeningFactory.create(platform=platform, adviser=advisers[0], minutes=45)
    OpeningFactory.create(platform=platform, adviser=advisers[0], starts_at=MORNING + timedelta(days=1), minutes=180)
    proposed: list[tuple[Slot, ...]] = []

    def attempt(household: Household) -> str:
        try:
            book(kind=kind, household=household, asked=by_phone(), token=str(household.pk), now=NOW)
        except SlotTaken as refused:
            proposed.append(refused.next_slots)
            return "taken"
        return "booked"

    outcomes = Counter(at_once(attempt, crowd))

    assert outcomes == {"booked": 1, "taken": PEOPLE - 1}
    assert Appointment.objects.count() == TakenTime.objects.count() == 1
    assert {len(slots) for slots in proposed} == {3}


def test_h1_the_same_form_sent_many_times_at_once_books_once(
    platform: Platform, advisers: list[User], kind: AppointmentType, crowd: list[Household]
) -> None:
    OpeningFactory.create(platform=platform, adviser=advisers[0], minutes=45)

    def attempt(household: Household) -> str:
        return str(book(kind=kind, household=crowd[0], asked=by_phone(), token="le même", now=NOW).pk)

    assert len(set(at_once(attempt, crowd[:20]))) == 1


def test_h1_two_advisers_in_mixed_order_are_never_taken_twice_and_nobody_waits_for_ever(
    platform: Platform, advisers: list[User], crowd: list[Household]
) -> None:
    alone = AppointmentTypeFactory.create(platform=platform, code="seul")
    together = AppointmentTypeFactory.create(platform=platform, code="a-deux", advisers_needed=2)
    for adviser in advisers:
        OpeningFactory.create(platform=platform, adviser=adviser, minutes=45)

    def attempt(household: Household) -> str:
        kind = together if crowd.index(household) % 2 else alone
        try:
            book(kind=kind, household=household, asked=by_phone(), token=str(household.pk), now=NOW)
        except SlotTaken:
            return "taken"
        return kind.code

    outcomes = Counter(at_once(attempt, crowd))

    assert outcomes["seul"] + 2 * outcomes["a-deux"] in {2, 3}
    assert TakenTime.objects.count() == TakenTime.objects.values("adviser").distinct().count()
    # One adviser may be left when two are asked for together; nobody is when one is enough.
    left = free_times(kind=alone, now=NOW).first(9)
    assert len(left) == (0 if outcomes["seul"] + 2 * outcomes["a-deux"] == 3 else 1)


def test_h1_holds_bookings_and_moves_meet_on_one_slot(
    platform: Platform, advisers: list[User], kind: AppointmentType, crowd: list[Household]
) -> None:
    OpeningFactory.create(platform=platform, adviser=advisers[0], minutes=45)
    OpeningFactory.create(platform=platform, adviser=advisers[1], starts_at=MORNING + timedelta(days=1), minutes=450)
    later = [
        book(
            kind=kind,
            household=household,
            asked=by_phone(MORNING + timedelta(days=1, minutes=45 * number)),
            token=f"tard-{number}",
            now=NOW,
        )
        for number, household in enumerate(crowd[:10])
    ]

    def attempt(number: int) -> str:
        try:
            if number < 10:
                move(appointment=later[number], asked=by_phone(), now=NOW)
            elif number < 20:
                hold_slot(kind=kind, asked=by_phone(), holder=f"session-{number}", now=NOW)
            else:
                book(kind=kind, household=crowd[number], asked=by_phone(), token=str(number), now=NOW)
        except SlotTaken:
            return "taken"
        return "had"

    assert Counter(at_once(attempt, range(30))) == {"had": 1, "taken": 29}
    assert TakenTime.objects.filter(blocked__contains=MORNING).count() == 1


def test_h2_a_session_of_ten_seats_seats_ten(platform: Platform, advisers: list[User], crowd: list[Household]) -> None:
    workshop = AppointmentTypeFactory.create(platform=platform, code="atelier", capacity=10)
    session = plan_session(kind=workshop, plan=SessionPlan(MORNING, [advisers[0]]), now=NOW)

    def attempt(household: Household) -> str:
        try:
            if crowd.index(household) % 5 == 0:
                hold_seat(session=session, holder=str(household.pk), now=NOW)
                return "held"
            book_seat(session=session, household=household, token=str(household.pk), now=NOW)
        except SessionFull:
            return "full"
        return "seated"

    outcomes = Counter(at_once(attempt, crowd))

    session.refresh_from_db()
    assert outcomes["seated"] + outcomes["held"] == 10
    assert session.seats_taken == outcomes["seated"] == Appointment.objects.count()


def test_h3_whoever_is_killed_between_the_lock_and_the_end_leaves_nothing_behind(
    platform: Platform,
    advisers: list[User],
    kind: AppointmentType,
    crowd: list[Household],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    OpeningFactory.create(platform=platform, adviser=advisers[0], minutes=45)
    send = booking.ask_confirmation

    def killed(appointment: Appointment, **told: object) -> None:
        """Every other one dies after its rows were written: its server process is ended, as by kill -9."""
        if int(appointment.household_id.int) in doomed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        send(appointment, **told)  # type: ignore[arg-type]

    doomed = {int(household.pk.int) for household in crowd[:40]}
    monkeypatch.setattr(booking, "ask_confirmation", killed)

    def attempt(household: Household) -> str:
        try:
            book(kind=kind, household=household, asked=by_phone(), token=str(household.pk), now=NOW)
        except SlotTaken:
            return "taken"
        except OperationalError:
            return "killed"
        return "booked"

    outcomes = Counter(at_once(attempt, crowd))

    assert outcomes["booked"] == 1
    assert outcomes["killed"] + outcomes["taken"] == PEOPLE - 1
    assert Appointment.objects.count() == TakenTime.objects.count() == 1


def test_h3_cancelling_and_booking_again_loses_nothing(
    platform: Platform, advisers: list[User], kind: AppointmentType, crowd: list[Household]
) -> None:
    OpeningFactory.create(platform=platform, adviser=advisers[0], minutes=45)
    first = book(kind=kind, household=crowd[0], asked=by_phone(), token="premier", now=NOW)

    def attempt(household: Household) -> str:
        if household == crowd[0]:
            cancel(appointment=first, by_household=True, now=NOW)
            return "cancelled"
        try:
            book(kind=kind, household=household, asked=by_phone(), token=str(household.pk), now=NOW)
        except SlotTaken:
            return "taken"
        return "booked"

    outcomes = Counter(at_once(attempt, crowd[:20]))

    assert outcomes["cancelled"] == 1
    assert outcomes["booked"] == TakenTime.objects.count() <= 1


def at_once(attempt: Callable[[Work], str], work: Iterable[Work]) -> list[str]:
    """Everybody starts at the same instant, each on a connection of its own."""
    everything = list(work)
    start = Barrier(len(everything))

    def one(each: Work) -> str:
        try:
            start.wait(timeout=30)
            return attempt(each)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(everything)) as people:
        return list(people.map(one, everything))
