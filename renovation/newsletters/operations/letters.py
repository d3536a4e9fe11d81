"""Letters: kept from their pages, then sent once to each confirmed subscriber, by batches that may be interrupted."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.newsletters.enums import LetterState
from renovation.newsletters.mails import send_letter, send_trial
from renovation.newsletters.models import Letter, Subscriber
from renovation.newsletters.rules import LetterText
from renovation.outbox.operations import enqueue
from renovation.platforms.models import Platform

SEND = "newsletters.send_batch"
BATCH = 100


class AlreadyAsked(Exception):
    """The letter was already sent or is leaving."""


@transaction.atomic
def keep_letter(*, platform: Platform, text: LetterText, now: datetime) -> Letter:
    """Take over what the page says, until the letter is sent: what people received does not change afterwards."""
    letter, _ = Letter.objects.select_for_update(of=("self",)).get_or_create(
        page_id=text.page_id, defaults={"platform": platform, "ready_at": now, **_fields(text)}
    )
    fields = _fields(text)
    if letter.state == LetterState.READY and any(getattr(letter, name) != value for name, value in fields.items()):
        Letter.objects.filter(pk=letter.pk).update(**fields)
    return letter


@transaction.atomic
def withdraw_letters(*, live_page_ids: Collection[int]) -> int:
    """A letter whose page was taken off before it was sent is no longer on offer."""
    deleted, _ = Letter.objects.filter(state=LetterState.READY).exclude(page_id__in=live_page_ids).delete()
    return deleted


@transaction.atomic
def ask_sending(*, letter: Letter, author_id: UUID, now: datetime) -> Letter:
    """Ask for the letter to leave; it leaves once, whoever asks again."""
    current = Letter.objects.select_for_update(of=("self",)).select_related("platform").get(pk=letter.pk)
    if current.state != LetterState.READY:
        raise AlreadyAsked("Cette lettre est déjà partie.")
    current.state = LetterState.SENDING
    current.asked_at = now
    current.save(update_fields=["state", "asked_at"])
    record(Action.LETTER_SENT, subject=current, platform_id=current.platform_id, actor_id=author_id)
    _enqueue(current)
    return current


@transaction.atomic
def try_letter(*, letter: Letter, recipient: str, now: datetime) -> None:
    """Send the letter to its author alone."""
    send_trial(letter, recipient=recipient, now=now)


@transaction.atomic
def send_batch(*, letter_id: UUID, at_most: int = BATCH, now: datetime) -> int:
    """Write to the next subscribers and ask for the batch after. All of it happens or nothing; tells how many.

    Who subscribed after the letter was asked for receives the next one; who left since receives nothing.
    """
    letter = Letter.objects.select_for_update(of=("self",)).select_related("platform__brand").get(pk=letter_id)
    if letter.state != LetterState.SENDING:
        return 0
    subscribers = list(_next(letter)[:at_most])
    for subscriber in subscribers:
        send_letter(letter, subscriber)
    letter.written += len(subscribers)
    if len(subscribers) == at_most:
        letter.written_up_to = subscribers[-1].pk
        _enqueue(letter)
    else:
        letter.state = LetterState.SENT
        letter.finished_at = now
    letter.save(update_fields=["written", "written_up_to", "state", "finished_at"])
    return len(subscribers)


def _next(letter: Letter) -> QuerySet[Subscriber]:
    found = Subscriber.objects.confirmed().filter(platform_id=letter.platform_id, confirmed_at__lte=letter.asked_at)
    if letter.written_up_to is not None:
        found = found.filter(pk__gt=letter.written_up_to)
    return found.select_related("platform").order_by("pk")


def _enqueue(letter: Letter) -> None:
    """One job for each place where a batch begins."""
    key = f"letter:{letter.pk}:{letter.written_up_to or 'first'}"
    enqueue(kind=SEND, key=key, payload={"letter": str(letter.pk)})


def _fields(text: LetterText) -> dict[str, object]:
    return {
        "subject": text.subject,
        "introduction": text.introduction,
        "path": text.path,
        "parts_as_json": [part.as_json() for part in text.parts],
    }
