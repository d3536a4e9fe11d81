"""Calendars: a private feed that a client reads, and busy times read elsewhere."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from icalendar import Calendar

from renovation.accounts.models import User
from renovation.appointments.enums import FeedDetail
from renovation.appointments.models import Appointment, AppointmentType, CalendarFeed, ExternalBusy, ExternalCalendar
from renovation.appointments.operations import (
    CalendarRefused,
    cancel,
    create_feed,
    link_calendar,
    read_calendar,
    revoke_feed,
    unlink_calendar,
    upload_calendar,
)
from renovation.appointments.queries import feed_by_token, feed_file, free_times
from renovation.appointments.rules.ics_writing import Line, calendar_text
from renovation.outside import breaker
from renovation.platforms.models import Membership
from tests.factories.appointments import MORNING
from tests.renovation.appointments.conftest import NOW

URL = "https://agenda.exemple.fr/secret/claire.ics"
BUSY = f"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:dentiste
SUMMARY:Dentiste
DTSTART:{MORNING:%Y%m%dT%H%M%SZ}
DURATION:PT45M
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()


@pytest.fixture
def feed(appointment: Appointment, adviser: User) -> CalendarFeed:
    return create_feed(
        platform=appointment.platform, author=adviser, token="adresse", now=NOW, adviser=adviser, detail=FeedDetail.FULL
    )


@pytest.fixture
def opened(db: None, settings: Any) -> None:
    settings.OUTSIDE_SERVICES = frozenset({"agendas"})
    settings.CALENDAR_HOSTS = frozenset({"agenda.exemple.fr"})
    breaker.answered("agendas")


def answering(status: int, content: bytes) -> httpx.MockTransport:
    return httpx.MockTransport(lambda request: httpx.Response(status, content=content))


def test_a_calendar_client_reads_the_feed(feed: CalendarFeed, appointment: Appointment) -> None:
    (event,) = Calendar.from_ical(feed_file(feed, now=NOW)).walk("vevent")

    assert event.decoded("dtstart") == appointment.starts_at
    assert str(event["summary"]) == f"Camille Leroux – {appointment.subject}"
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 0)


def test_a_cancelled_appointment_is_cancelled_there_with_a_higher_sequence(
    feed: CalendarFeed, appointment: Appointment
) -> None:
    cancel(appointment=appointment, by_household=True, now=NOW)

    (event,) = Calendar.from_ical(feed_file(feed, now=NOW)).walk("vevent")

    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)


def test_each_detail_tells_no_more_than_was_chosen(feed: CalendarFeed) -> None:
    feed.detail = FeedDetail.BUSY
    busy = feed_file(feed, now=NOW).decode()
    feed.detail = FeedDetail.SUBJECT
    subject = feed_file(feed, now=NOW).decode()

    assert "SUMMARY:Occupé" in busy
    assert "Leroux" not in busy + subject
    assert "Première information" in subject


def test_an_address_dies_when_it_is_revoked_or_when_its_adviser_leaves(feed: CalendarFeed, adviser: User) -> None:
    assert feed_by_token("adresse") == feed
    assert feed.token_hash != "adresse"
    Membership.objects.filter(user=adviser).update(ended_at=NOW)
    assert feed_by_token("adresse") is None
    Membership.objects.filter(user=adviser).update(ended_at=None)

    revoke_feed(feed=feed, now=NOW)

    assert feed_by_token("adresse") is None


def test_any_words_survive_the_folding_and_the_escaping() -> None:
    words = "Réunion ; copropriété, « été »\\ 10 h\nétage " + "é" * 200
    line = Line("un@ici", MORNING, MORNING + timedelta(hours=1), words, words, words, 0, is_cancelled=False)

    text = calendar_text([line], name="Agenda", product="-//M//FR", stamped_at=NOW)

    assert max(len(part) for part in text.split(b"\r\n")) <= 75
    (event,) = Calendar.from_ical(text).walk("vevent")
    assert str(event["summary"]) == str(event["description"]) == words


def test_a_file_of_busy_times_holds_the_adviser_s_time_and_nothing_else(kind: AppointmentType, adviser: User) -> None:
    for _ in range(2):
        calendar = upload_calendar(adviser=adviser, name="Mon agenda", content=BUSY, now=NOW)

    assert ExternalBusy.objects.count() == 1
    assert [slot.starts_at for slot in free_times(kind=kind, now=NOW).first(9)] == [MORNING + timedelta(minutes=45)]
    unlink_calendar(calendar=calendar)
    assert len(free_times(kind=kind, now=NOW)) == 2


def test_an_address_is_read_once_in_a_quarter_of_an_hour(opened: None, adviser: User) -> None:
    calendar = link_calendar(adviser=adviser, name="Ailleurs", url="webcal" + URL.removeprefix("https"))
    calls: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        calls.append(str(request.url))
        return httpx.Response(200, content=BUSY)

    for minutes in (0, 5, 16):
        now = NOW + timedelta(minutes=minutes)
        read_calendar(calendar_id=calendar.pk, now=now, transport=httpx.MockTransport(answer))

    assert calls == [URL, URL]
    assert ExternalBusy.objects.count() == 1


@pytest.mark.parametrize(("status", "content"), [(500, b""), (404, b""), (200, b"<html>"), (302, b"")])
def test_what_cannot_be_read_keeps_the_former_busy_times(
    opened: None, adviser: User, status: int, content: bytes
) -> None:
    calendar = link_calendar(adviser=adviser, name="Ailleurs", url=URL)
    read_calendar(calendar_id=calendar.pk, now=NOW, transport=answering(200, BUSY))

    later = NOW + timedelta(hours=1)
    failed = read_calendar(calendar_id=calendar.pk, now=later, transport=answering(status, content))

    assert (failed.failed_at, bool(failed.failure)) == (later, True)
    assert ExternalBusy.objects.count() == 1


def test_i10_calls_are_closed_by_default(adviser: User) -> None:
    calendar = ExternalCalendar.objects.create(pk=uuid4(), adviser=adviser, name="Ailleurs", url=URL)

    refused = read_calendar(calendar_id=calendar.pk, now=NOW, transport=answering(200, BUSY))

    assert "pas lus ici" in refused.failure
    assert not ExternalBusy.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        "http://agenda.exemple.fr/a.ics",
        "https://autre.exemple.fr/a.ics",
        "https://agenda.exemple.fr:8080/a.ics",
        "https://moi@agenda.exemple.fr/a.ics",
        "https://agenda.exemple.fr.pirate.example/a.ics",
        "file:///etc/passwd",
    ],
)
def test_i11_only_listed_hosts_are_read(opened: None, adviser: User, url: str) -> None:
    with pytest.raises(CalendarRefused):
        link_calendar(adviser=adviser, name="Ailleurs", url=url)
