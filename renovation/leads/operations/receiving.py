"""A contact that comes by another door than the site's own forms: an event, a file, a partner, another program."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.appointments.operations.first_contact import ContactGiven, lead_of_contact
from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Lead
from renovation.cases.operations.entry import live_in
from renovation.events.operations import register
from renovation.events.operations.registering import Outcome
from renovation.events.rules import Announced, Person
from renovation.households.enums import Channel, Purpose
from renovation.households.operations import outcome_of_earlier, record_household, remember_outcome
from renovation.households.rules import consent_given
from renovation.platforms.models import Platform
from renovation.territories.models import Commune

AGREED = (consent_given(Purpose.ADVICE),)


@dataclass(frozen=True)
class Door:
    """By which door; `source` is the event, the file or the sender, `campaign` what the sender calls its own."""

    origin: LeadOrigin
    source: str = ""
    campaign: str = ""


@transaction.atomic
def receive_lead(
    *,
    platform: Platform,
    door: Door,
    contact: ContactGiven,
    commune: Commune | None,
    channel: str,
    key: str,
    now: datetime,
) -> Lead:
    """The household, where it lives, what it agreed to and its request. One `key` makes one lead and one line of it."""
    earlier = outcome_of_earlier(key=key)
    if earlier is not None:
        return Lead.objects.get(pk=earlier)
    household = record_household(
        platform=platform,
        first_name=contact.first_name,
        last_name=contact.last_name,
        email=contact.email,
        phone=contact.phone,
        preferred_channel=Channel.PHONE if contact.phone else Channel.EMAIL,
        consents=contact.consents,
        channel=channel,
        at=now,
    )
    if commune is not None:
        live_in(household, platform, commune)
    lead = lead_of_contact(household, contact, None, door.origin, page=door.source, campaign=door.campaign)
    remember_outcome(key=key, outcome_id=lead.pk)
    return lead


@transaction.atomic
def register_and_ask(
    *, platform: Platform, announced: Announced, person: Person, key: UUID, wants_call: bool, now: datetime
) -> Outcome:
    """A seat at an event; a lead only of whoever asks to be called."""
    outcome = register(platform=platform, announced=announced, person=person, key=key, now=now)
    if wants_call:
        contact = ContactGiven(
            first_name=person.first_name,
            last_name=person.last_name,
            email=person.email,
            phone=person.phone,
            request="Souhaite être rappelé au sujet de son projet.",
            consents=AGREED,
        )
        door = Door(LeadOrigin.EVENT, announced.title)
        receive_lead(
            platform=platform,
            door=door,
            contact=contact,
            commune=None,
            channel=Channel.WEB,
            key=f"event-call:{key}",
            now=now,
        )
    return outcome
