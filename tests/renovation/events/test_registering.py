"""Coming, waiting, giving up: what is kept, and what people are written."""

import uuid
from datetime import timedelta

import pytest
from django.db.models import Sum

from renovation.events.enums import RegistrationState
from renovation.events.models import Event, Registration
from renovation.events.operations import (
    RegistrationRefused,
    announce,
    cancel_registration,
    forget_registrations,
    register,
    withdraw_missing,
)
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from tests.factories.living import EVENING, announced, person

NOW = EVENING - timedelta(days=10)


def come(platform: Platform, number: int, *, seats: int = 1, key: uuid.UUID | None = None, **fields: object) -> bool:
    """Register one more person; whether they wait."""
    outcome = register(
        platform=platform,
        announced=announced(**fields),
        person=person(number, seats=seats),
        key=key or uuid.uuid4(),
        now=NOW + timedelta(minutes=number),
    )
    return outcome.is_waiting


def state_of(number: int) -> str:
    return Registration.objects.get(email=f"ines{number}@courriel.example").state


def templates() -> list[str]:
    return list(Mail.objects.order_by("created_at").values_list("template", flat=True))


def test_a_seat_is_kept_and_confirmed_with_a_calendar_file(platform: Platform) -> None:
    assert not come(platform, 1, seats=2, capacity=10)

    mail = Mail.objects.get(template="event_registered")
    assert state_of(1) == RegistrationState.CONFIRMED
    assert mail.subject == "Votre place est réservée : Réunion publique"
    assert "/inscriptions/" in mail.text
    assert mail.attachments[0]["filename"] == "evenement.ics"
    assert Entry.objects.filter(action="registration.made", platform_id=platform.pk).exists()


def test_the_link_of_a_meeting_on_line_is_for_those_who_have_a_seat(platform: Platform) -> None:
    for number in (1, 2):
        come(platform, number, capacity=1, online_url="https://visio.example/salle")

    kept, waiting = Mail.objects.order_by("created_at")
    assert "https://visio.example/salle" in kept.text
    assert "https://visio.example/salle" not in waiting.text
    assert waiting.attachments == []


def test_the_waiting_list_moves_up_when_somebody_gives_up(platform: Platform) -> None:
    waits = [come(platform, number, capacity=2) for number in range(4)]

    cancel_registration(registration=Registration.objects.get(email="ines0@courriel.example"), by_staff=False, now=NOW)

    assert waits == [False, False, True, True]
    assert [state_of(number) for number in range(4)] == ["cancelled", "confirmed", "confirmed", "waiting"]
    assert templates()[-2:] == ["event_withdrawn", "event_seat_free"]


def test_a_group_that_does_not_fit_waits_and_closes_the_event_to_nobody(platform: Platform) -> None:
    waits = [come(platform, number, seats=seats, capacity=3) for number, seats in enumerate([1, 3, 2, 1])]

    assert waits == [False, True, False, True]
    assert Registration.objects.confirmed().aggregate(seats=Sum("seats"))["seats"] == 3


def test_a_newcomer_does_not_pass_those_who_wait_and_fit(platform: Platform) -> None:
    come(platform, 1, seats=3, capacity=4)
    come(platform, 2, seats=2, capacity=4)
    # Seats that came free without anybody being told.
    Registration.objects.filter(seats=3).update(seats=2)

    assert come(platform, 3, seats=1, capacity=4)
    assert [state_of(number) for number in (1, 2, 3)] == ["confirmed", "confirmed", "waiting"]


def test_cancelling_twice_changes_nothing_more(platform: Platform) -> None:
    come(platform, 1)
    registration = Registration.objects.get()

    for _ in range(2):
        cancel_registration(registration=registration, by_staff=True, now=NOW)

    assert templates().count("event_withdrawn") == 1


def test_the_same_form_sent_twice_is_one_registration(platform: Platform) -> None:
    key = uuid.uuid4()

    for _ in range(2):
        come(platform, 1, key=key)

    assert (Registration.objects.count(), Mail.objects.count()) == (1, 1)


def test_an_address_that_is_registered_gets_its_link_again_and_nothing_tells_it(platform: Platform) -> None:
    answers = [come(platform, 1, capacity=10) for _ in range(3)]

    assert answers == [False, False, False]
    assert Registration.objects.count() == 1
    assert templates() == ["event_registered", "event_registered"]


def test_whoever_gave_up_may_come_back(platform: Platform) -> None:
    come(platform, 1)
    cancel_registration(registration=Registration.objects.get(), by_staff=False, now=NOW)

    come(platform, 1)

    assert Registration.objects.filter(state="confirmed").count() == 1


@pytest.mark.parametrize(
    "fields", [{"is_cancelled": True}, {"takes_registrations": False}, {"registrations_end_at": NOW}]
)
def test_a_closed_event_takes_nobody(platform: Platform, fields: dict[str, object]) -> None:
    with pytest.raises(RegistrationRefused):
        come(platform, 1, **fields)

    assert not Registration.objects.exists()


def test_an_event_that_began_cannot_be_left(platform: Platform) -> None:
    come(platform, 1)

    with pytest.raises(RegistrationRefused):
        cancel_registration(registration=Registration.objects.get(), by_staff=False, now=EVENING)


def test_more_seats_on_the_page_are_given_at_once(platform: Platform) -> None:
    for number in range(4):
        come(platform, number, capacity=2)

    announce(platform=platform, announced=announced(capacity=3), now=NOW)

    assert [state_of(number) for number in range(4)] == ["confirmed", "confirmed", "confirmed", "waiting"]


def test_fewer_seats_on_the_page_send_nobody_away(platform: Platform) -> None:
    for number in range(3):
        come(platform, number, capacity=3)

    announce(platform=platform, announced=announced(capacity=1), now=NOW)

    assert Registration.objects.confirmed().aggregate(seats=Sum("seats"))["seats"] == 3


def test_those_who_come_are_told_of_another_time_and_of_a_cancellation_once(platform: Platform) -> None:
    come(platform, 1)
    later = announced(starts_at=EVENING + timedelta(hours=1))

    for page in (later, later, announced(is_cancelled=True)):
        announce(platform=platform, announced=page, now=NOW)

    assert templates() == ["event_registered", "event_changed", "event_cancelled"]
    assert Event.objects.get().revision == 2


def test_nothing_is_written_when_the_page_says_the_same(platform: Platform) -> None:
    event = announce(platform=platform, announced=announced(), now=NOW)

    announce(platform=platform, announced=announced(), now=NOW)

    event.refresh_from_db()
    assert (Event.objects.count(), event.revision) == (1, 0)


def test_a_page_taken_off_the_site_takes_no_more_registration(platform: Platform) -> None:
    announce(platform=platform, announced=announced(page_id=1), now=NOW)
    announce(platform=platform, announced=announced(page_id=2), now=NOW)

    assert withdraw_missing(live_page_ids=[1], now=NOW) == 1
    assert not Event.objects.get(page_id=2).takes_registrations


def test_registrations_are_forgotten_some_months_after_the_event(platform: Platform) -> None:
    come(platform, 1)

    assert forget_registrations(now=EVENING + timedelta(days=150), months=6) == 0
    assert forget_registrations(now=EVENING + timedelta(days=190), months=6) == 1
    assert Event.objects.get().forgotten_at is not None
