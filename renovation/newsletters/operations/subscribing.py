"""Subscribing with double opt-in, and leaving with one click."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from renovation.households.enums import Purpose
from renovation.households.models import Household
from renovation.households.operations import locked_standing, withdraw_consent
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.newsletters.mails import send_already, send_confirmation, send_welcome
from renovation.newsletters.models import Subscriber
from renovation.platforms.models import Platform


@transaction.atomic
def ask_subscription(*, platform: Platform, email: str, source: str, now: datetime) -> None:
    """Write to the address, which alone can confirm. The visitor is told the same thing in each case."""
    address = email.strip().lower()
    subscriber, _ = Subscriber.objects.select_for_update(of=("self",)).get_or_create(
        platform=platform, email=address, defaults={"source": source[:200], "asked_at": now}
    )
    if subscriber.confirmed_at is not None:
        send_already(subscriber, now=now)
        return
    Subscriber.objects.filter(pk=subscriber.pk).update(asked_at=now)
    send_confirmation(subscriber, now=now)


@transaction.atomic
def confirm_subscription(*, subscriber: Subscriber, now: datetime) -> None:
    """The owner of the address agrees; asked twice, it changes nothing more."""
    current = Subscriber.objects.select_for_update(of=("self",)).select_related("platform").get(pk=subscriber.pk)
    if current.confirmed_at is not None:
        return
    current.confirmed_at = now
    current.save(update_fields=["confirmed_at"])
    record(Action.SUBSCRIPTION_CONFIRMED, subject=current, platform_id=current.platform_id)
    send_welcome(current)


@transaction.atomic
def leave(*, subscriber_id: UUID, platform: Platform, now: datetime) -> bool:
    """Delete the address at once, and withdraw the consent of the household that has it; False when it was gone."""
    subscriber = Subscriber.objects.select_for_update().filter(pk=subscriber_id, platform=platform).first()
    if subscriber is None:
        return False
    record(Action.SUBSCRIPTION_ENDED, subject=subscriber, platform_id=platform.pk)
    for household in Household.objects.filter(platform=platform, email__iexact=subscriber.email):
        # The address of a duplicate: what was agreed to hangs on the household that was kept.
        withdraw_consent(household=locked_standing(household.pk), purpose=Purpose.NEWS, at=now)
    subscriber.delete()
    return True


@transaction.atomic
def end_subscription(*, platform: Platform, email: str, now: datetime) -> bool:
    """Somebody asked by voice or withdrew a consent; False when the address receives nothing."""
    found = Subscriber.objects.filter(platform=platform, email=email.strip().lower()).first()
    return found is not None and leave(subscriber_id=found.pk, platform=platform, now=now)


@transaction.atomic
def withdraw_agreement(*, household: Household, purpose: str, now: datetime) -> int:
    """A household withdraws a consent; that to the news ends its subscription too."""
    withdrawn = withdraw_consent(household=household, purpose=purpose, at=now)
    if purpose == Purpose.NEWS:
        for email in _addresses(household):
            end_subscription(platform=household.platform, email=email, now=now)
    return withdrawn


def _addresses(household: Household) -> list[str]:
    """Its own and those of the duplicates that were merged into it."""
    found, left = set(), [household]
    while left:
        one = left.pop()
        found.add(one.email.lower())
        left.extend(one.absorbed.all())
    return sorted(found - {""})


@transaction.atomic
def forget_unconfirmed(*, now: datetime, days: int) -> int:
    """Delete requests that nobody confirmed; tells how many."""
    old = Subscriber.objects.filter(confirmed_at__isnull=True, asked_at__lt=now - timedelta(days=days))
    deleted, _ = old.delete()
    return deleted
