"""A letter leaves once to each subscriber, whatever happens on the way (I1, I2)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from renovation.newsletters import mails
from renovation.newsletters.enums import LetterState
from renovation.newsletters.models import Letter, Subscriber
from renovation.newsletters.operations import (
    AlreadyAsked,
    ask_sending,
    keep_letter,
    send_batch,
    try_letter,
    withdraw_letters,
)
from renovation.newsletters.operations import letters as letters_module
from renovation.newsletters.rules import LetterPart, LetterText
from renovation.outbox.delivery import message_of
from renovation.outbox.models import Job, Mail
from renovation.platforms.models import Platform
from tests.factories.platforms import UserFactory

NOW = timezone.now()
PARTS = (LetterPart("Isoler ses combles", "Par où commencer ?", "/actualites/combles/"),)


def text(subject: str = "La lettre de décembre") -> LetterText:
    return LetterText(page_id=12, subject=subject, introduction="L’hiver.", path="/lettres/decembre/", parts=PARTS)


@pytest.fixture
def letter(platform: Platform) -> Letter:
    return keep_letter(platform=platform, text=text(), now=NOW)


def subscribe(platform: Platform, number: int, **fields: Any) -> Subscriber:
    usual = {"asked_at": NOW - timedelta(days=1), "confirmed_at": NOW - timedelta(days=1)}
    return Subscriber.objects.create(platform=platform, email=f"a{number}@courriel.example", **{**usual, **fields})


@pytest.fixture
def subscribers(platform: Platform, other_platform: Platform) -> list[Subscriber]:
    """Five who confirmed, one who did not, one of the neighbouring platform."""
    subscribe(platform, 10, confirmed_at=None)
    subscribe(other_platform, 11)
    return [subscribe(platform, number) for number in range(5)]


def leave_now(letter: Letter) -> None:
    ask_sending(letter=letter, author_id=UserFactory.create().pk, now=NOW)


def recipients() -> list[str]:
    return sorted(Mail.objects.filter(template="letter").values_list("recipient", flat=True))


def test_it_leaves_once_to_each_confirmed_subscriber_by_batches(letter: Letter, subscribers: list[Subscriber]) -> None:
    leave_now(letter)

    sizes = [send_batch(letter_id=letter.pk, at_most=2, now=NOW) for _ in range(4)]

    letter.refresh_from_db()
    assert sizes == [2, 2, 1, 0]
    assert recipients() == sorted(subscriber.email for subscriber in subscribers)
    assert (letter.state, letter.written) == (LetterState.SENT, 5)
    assert Job.objects.filter(kind="newsletters.send_batch").count() == 3


def test_a_batch_that_breaks_leaves_nothing_and_is_done_again(
    letter: Letter, subscribers: list[Subscriber], monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_now(letter)
    sent: list[Subscriber] = []

    def breaks_at_the_third(found: Letter, subscriber: Subscriber) -> None:
        sent.append(subscriber)
        if len(sent) == 3:
            raise ConnectionError
        mails.send_letter(found, subscriber)

    monkeypatch.setattr(letters_module, "send_letter", breaks_at_the_third)
    with pytest.raises(ConnectionError):
        send_batch(letter_id=letter.pk, now=NOW)
    assert recipients() == []

    send_batch(letter_id=letter.pk, now=NOW)

    assert recipients() == sorted(subscriber.email for subscriber in subscribers)


def test_whoever_left_or_came_meanwhile_is_not_written_to(
    letter: Letter, subscribers: list[Subscriber], platform: Platform
) -> None:
    leave_now(letter)
    subscribers[0].delete()
    subscribe(platform, 20, confirmed_at=NOW + timedelta(minutes=5))

    send_batch(letter_id=letter.pk, now=NOW)

    assert recipients() == sorted(subscriber.email for subscriber in subscribers[1:])


def test_it_is_not_sent_a_second_time(letter: Letter) -> None:
    leave_now(letter)

    with pytest.raises(AlreadyAsked):
        leave_now(letter)


def test_the_page_changes_the_letter_until_it_is_sent(letter: Letter, platform: Platform) -> None:
    keep_letter(platform=platform, text=text("Un autre titre"), now=NOW)
    leave_now(letter)
    keep_letter(platform=platform, text=text("Trop tard"), now=NOW)

    assert Letter.objects.get().subject == "Un autre titre"


def test_a_page_taken_off_takes_its_letter_with_it_unless_it_was_sent(letter: Letter) -> None:
    assert withdraw_letters(live_page_ids=[12]) == 0
    assert withdraw_letters(live_page_ids=[]) == 1


def test_a_trial_reaches_its_author_alone(letter: Letter, subscribers: list[Subscriber]) -> None:
    try_letter(letter=letter, recipient="lea.roy@besancon.example", now=NOW)

    mail = Mail.objects.get()
    assert mail.recipient == "lea.roy@besancon.example"
    assert "Ceci est un essai" in mail.text
    assert letter.state == LetterState.READY


def test_each_mail_carries_its_own_way_out_for_people_and_for_programs(
    letter: Letter, subscribers: list[Subscriber]
) -> None:
    leave_now(letter)
    send_batch(letter_id=letter.pk, now=NOW)

    first, second = [message_of(mail) for mail in Mail.objects.filter(template="letter")[:2]]

    assert first.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first.extra_headers["List-Unsubscribe"].startswith("<http://besancon.localhost/lettre/quitter/")
    assert first.extra_headers["List-Unsubscribe"] != second.extra_headers["List-Unsubscribe"]
    assert first.extra_headers["List-Unsubscribe"].strip("<>") in first.body
    assert "http://besancon.localhost/actualites/combles/" in first.body
