"""Mails of the newsletter."""

from datetime import datetime

from django.urls import reverse

from renovation.newsletters.links import confirming_token, leaving_token
from renovation.newsletters.models import Letter, Subscriber
from renovation.platforms.mail import send_mail


def send_confirmation(subscriber: Subscriber, *, now: datetime) -> None:
    """Somebody typed this address: its owner confirms, or nothing happens. One mail a day at most."""
    _to(subscriber, "subscription_to_confirm", {"token": confirming_token(subscriber.pk)}, key=f"{now:%Y-%m-%d}")


def send_already(subscriber: Subscriber, *, now: datetime) -> None:
    """Somebody typed an address that already receives the letters."""
    _to(subscriber, "subscription_already", {"token": leaving_token(subscriber.pk)}, key=f"{now:%Y-%m-%d}")


def send_welcome(subscriber: Subscriber) -> None:
    """Confirmed: the proof, with the way out."""
    _to(subscriber, "subscription_confirmed", {"token": leaving_token(subscriber.pk)}, key="once")


def send_letter(letter: Letter, subscriber: Subscriber) -> None:
    """The letter, once for each subscriber."""
    token = leaving_token(subscriber.pk)
    leave_url = leaving_url(subscriber, token)
    send_mail(
        platform=letter.platform,
        template="letter",
        recipient=subscriber.email,
        context={"letter": letter, "leave_url": leave_url},
        key=f"letter:{letter.pk}:{subscriber.pk}",
        secret=True,
        unsubscribe_url=leave_url,
    )


def send_trial(letter: Letter, *, recipient: str, now: datetime) -> None:
    """The letter as it will be, to whoever sends it; its link out leads nowhere."""
    send_mail(
        platform=letter.platform,
        template="letter",
        recipient=recipient,
        context={"letter": letter, "leave_url": ""},
        key=f"letter-trial:{letter.pk}:{recipient}:{now:%Y-%m-%dT%H:%M}",
    )


def leaving_url(subscriber: Subscriber, token: str) -> str:
    return subscriber.platform.public_url + reverse("cms:newsletter_leave", kwargs={"token": token})


def _to(subscriber: Subscriber, template: str, context: dict[str, object], *, key: str) -> None:
    send_mail(
        platform=subscriber.platform,
        template=template,
        recipient=subscriber.email,
        context=context,
        key=f"{template}:{subscriber.pk}:{key}",
        secret=True,
    )
