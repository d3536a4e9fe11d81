"""Who may register, and whom a free seat goes to: without a database."""

from datetime import timedelta
from uuid import UUID

import pytest

from renovation.events.rules import Attendance, Entry, Waiting, matters_to_registered, promoted, standing
from tests.factories.living import EVENING, announced

BEFORE = EVENING - timedelta(days=3)
IDS = [UUID(int=number) for number in range(4)]


@pytest.mark.parametrize(
    ("fields", "taken", "expected"),
    [
        ({}, Attendance(), Entry.OPEN),
        ({"capacity": 10}, Attendance(confirmed=9), Entry.OPEN),
        ({"capacity": 10}, Attendance(confirmed=10), Entry.WAITING_LIST),
        ({"capacity": 10}, Attendance(confirmed=9, waiting=2), Entry.OPEN),
        ({"capacity": 10}, Attendance(confirmed=10, waiting=2), Entry.WAITING_LIST),
        ({"is_cancelled": True}, Attendance(), Entry.CANCELLED),
        ({"takes_registrations": False}, Attendance(), Entry.NONE),
        ({"registrations_end_at": BEFORE - timedelta(hours=1)}, Attendance(), Entry.CLOSED),
    ],
)
def test_what_a_visitor_may_do(fields: dict[str, object], taken: Attendance, expected: Entry) -> None:
    assert standing(announced(**fields), taken, now=BEFORE).entry is expected


def test_registrations_end_when_the_event_begins() -> None:
    assert standing(announced(), Attendance(), now=EVENING).entry is Entry.CLOSED
    assert standing(announced(), Attendance(), now=EVENING + timedelta(hours=2)).entry is Entry.OVER


def test_seats_left_are_told_and_never_negative() -> None:
    assert standing(announced(capacity=10), Attendance(confirmed=4), now=BEFORE).seats_left == 6
    assert standing(announced(capacity=10), Attendance(confirmed=12), now=BEFORE).seats_left == 0
    assert standing(announced(), Attendance(confirmed=12), now=BEFORE).seats_left is None


def test_free_seats_go_in_the_order_of_arrival() -> None:
    waiting = [Waiting(IDS[0], 1), Waiting(IDS[1], 1), Waiting(IDS[2], 1)]

    assert promoted(waiting, seats_left=2) == IDS[:2]


def test_a_group_that_does_not_fit_lets_the_next_ones_pass() -> None:
    waiting = [Waiting(IDS[0], 3), Waiting(IDS[1], 2), Waiting(IDS[2], 1)]

    assert promoted(waiting, seats_left=2) == [IDS[1]]


def test_nobody_waits_when_seats_are_not_counted_any_more() -> None:
    assert promoted([Waiting(IDS[0], 3), Waiting(IDS[1], 4)], seats_left=None) == IDS[:2]


def test_a_new_title_is_no_news_for_those_who_come_but_another_place_is() -> None:
    assert not matters_to_registered(announced(), announced(title="Autre titre", capacity=3))
    assert matters_to_registered(announced(), announced(place="Salle des fêtes, 25220 Thise"))
