"""Coming, giving up, and the waiting list. Never over capacity: the event's row is locked first (H2)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.events.enums import RegistrationState
from renovation.events.mails import send_again, send_registered, send_withdrawn
from renovation.events.models import Event, Registration
from renovation.events.operations.announcing import announce
from renovation.events.operations.seats import attendance_now, give_free_seats
from renovation.events.rules import CONSENT, Announced, Person, standing
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform


class RegistrationRefused(Exception):
    """The registration cannot be taken; its words are for the visitor."""


@dataclass(frozen=True)
class Outcome:
    """What a visitor is told. It says nothing of whether the address was registered before."""

    is_waiting: bool


@transaction.atomic
def register(*, platform: Platform, announced: Announced, person: Person, key: UUID, now: datetime) -> Outcome:
    """A seat, or a place on the waiting list when they do not all fit; the mail says which, with the personal link.

    The same form sent twice (`key`) is one registration. An address that is already registered gets its link again.
    """
    event = announce(platform=platform, announced=announced, now=now)
    sent = Registration.objects.filter(pk=key, event=event).first()
    if sent is not None:
        return Outcome(is_waiting=sent.state == RegistrationState.WAITING)
    # Whoever waits and fits has the seat before the newcomer.
    give_free_seats(event, now=now)
    state = standing(announced, attendance_now(event), now=now)
    if not state.is_open:
        raise RegistrationRefused("Les inscriptions à cet événement sont closes.")
    must_wait = state.seats_left is not None and person.seats > state.seats_left
    earlier = event.registrations.filter(email=person.email.strip().lower()).exclude(state="cancelled").first()
    if earlier is not None:
        earlier.event = event
        send_again(earlier, now=now)
    else:
        _create(event, person, key, must_wait, now)
    return Outcome(is_waiting=must_wait)


@transaction.atomic
def cancel_registration(*, registration: Registration, by_staff: bool, now: datetime) -> Registration:
    """Give the seats back and let those who wait have them, in one transaction (H3). Twice changes nothing more."""
    event = Event.objects.select_for_update(of=("self",)).select_related("platform").get(pk=registration.event_id)
    current = Registration.objects.get(pk=registration.pk)
    current.event = event
    if not current.is_standing:
        return current
    if event.starts_at <= now:
        raise RegistrationRefused("Cet événement a commencé ou est passé : l’inscription ne peut plus être annulée.")
    current.state = RegistrationState.CANCELLED
    current.save(update_fields=["state", "changed_at"])
    detail = {"by_staff": by_staff}
    record(Action.REGISTRATION_CANCELLED, subject=current, platform_id=event.platform_id, detail=detail)
    send_withdrawn(current, by_staff=by_staff, now=now)
    give_free_seats(event, now=now)
    return current


def _create(event: Event, person: Person, key: UUID, must_wait: bool, now: datetime) -> None:
    registration = Registration.objects.create(
        pk=key,
        event=event,
        first_name=person.first_name.strip(),
        last_name=person.last_name.strip(),
        email=person.email.strip().lower(),
        phone=person.phone.strip(),
        seats=person.seats,
        state=RegistrationState.WAITING if must_wait else RegistrationState.CONFIRMED,
        consent_version=CONSENT.version,
        created_at=now,
    )
    record(
        Action.REGISTRATION_MADE,
        subject=registration,
        platform_id=event.platform_id,
        detail={"event": str(event.pk), "state": registration.state},
    )
    send_registered(registration, now=now)
