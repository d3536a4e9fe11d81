"""Calendar files: programs on telephones keep the one with the highest number."""

from base64 import b64decode
from datetime import timedelta
from uuid import UUID

from icalendar import Calendar

from renovation.events.models import Registration
from renovation.events.operations import announce, cancel_registration, register
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from tests.factories.living import EVENING, announced, person

NOW = EVENING - timedelta(days=10)


def sent_numbers() -> list[tuple[str, int]]:
    """What each mail's file says to a calendar, in the order of sending."""
    files = [b64decode(mail.attachments[0]["content"]) for mail in Mail.objects.order_by("created_at")]
    lines = [line for file in files for line in Calendar.from_ical(file).walk("VEVENT")]
    return [(str(line["STATUS"]), int(line["SEQUENCE"])) for line in lines]


def test_whoever_withdraws_and_comes_back_has_the_event_again(platform: Platform) -> None:
    """A lower number than that of the withdrawal would leave the event out of their calendar."""
    for number in (1, 2):
        register(platform=platform, announced=announced(), person=person(), key=UUID(int=number), now=NOW)
        if number == 1:
            cancel_registration(registration=Registration.objects.get(), by_staff=False, now=NOW)

    assert sent_numbers() == [("CONFIRMED", 0), ("CANCELLED", 0), ("CONFIRMED", 0)]


def test_an_event_that_moves_then_falls_through_goes_up_each_time(platform: Platform) -> None:
    register(platform=platform, announced=announced(), person=person(), key=UUID(int=1), now=NOW)

    for page in (announced(place="Salle des fêtes"), announced(place="Salle des fêtes", is_cancelled=True)):
        announce(platform=platform, announced=page, now=NOW)

    assert sent_numbers() == [("CONFIRMED", 0), ("CONFIRMED", 1), ("CANCELLED", 2)]
