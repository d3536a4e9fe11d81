"""What people are written about the events to which they registered."""

from datetime import datetime

from renovation.events.calendar import calendar_of
from renovation.events.enums import RegistrationState
from renovation.events.links import link_token
from renovation.events.models import Event, Registration
from renovation.platforms.mail import Attachment, send_mail


def send_registered(registration: Registration, *, now: datetime) -> None:
    """A seat is kept, or the person waits for one."""
    _send(registration, "event_registered", key=str(registration.pk), now=now)


def send_again(registration: Registration, *, now: datetime) -> None:
    """Somebody registers an address that already is: its personal link leaves once more, once a day at most."""
    _send(registration, "event_registered", key=f"{registration.pk}:again:{now:%Y-%m-%d}", now=now)


def send_promoted(registration: Registration, *, now: datetime) -> None:
    """A seat became free for somebody who waited."""
    _send(registration, "event_seat_free", key=str(registration.pk), now=now)


def send_withdrawn(registration: Registration, *, by_staff: bool, now: datetime) -> None:
    """The registration is cancelled; the event goes out of the calendar."""
    _send(registration, "event_withdrawn", key=str(registration.pk), now=now, cancels=True, by_staff=by_staff)


def send_changed(registration: Registration, *, now: datetime) -> None:
    """Another time or place."""
    _send(registration, "event_changed", key=f"{registration.pk}:{registration.event.revision}", now=now)


def send_cancelled(registration: Registration, *, now: datetime) -> None:
    """The event does not take place."""
    key = f"{registration.pk}:{registration.event.revision}"
    _send(registration, "event_cancelled", key=key, now=now, cancels=True)


def _send(
    registration: Registration, template: str, *, key: str, now: datetime, cancels: bool = False, by_staff: bool = False
) -> None:
    event = registration.event
    with_calendar = cancels or registration.state == RegistrationState.CONFIRMED
    send_mail(
        platform=event.platform,
        template=template,
        recipient=registration.email,
        context={
            "registration": registration,
            "event": event,
            "token": link_token(registration.pk),
            "is_confirmed": registration.state == RegistrationState.CONFIRMED,
            "by_staff": by_staff,
        },
        key=f"{template}:{key}",
        attachments=[_attachment(event, now=now, cancels=cancels)] if with_calendar else [],
        secret=True,
    )


def _attachment(event: Event, *, now: datetime, cancels: bool) -> Attachment:
    method = "CANCEL" if cancels else "PUBLISH"
    content = calendar_of(event.platform, [(event.announced, event.revision)], stamped_at=now, cancels=cancels)
    return Attachment("evenement.ics", f"text/calendar; method={method}; charset=utf-8", content)
