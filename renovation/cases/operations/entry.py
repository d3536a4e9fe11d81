"""A household that telephones or comes to the counter: an agent types what it says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Lead
from renovation.cases.operations.leads import REQUEST_LENGTH, assign_lead, open_lead
from renovation.dwellings.models import Dwelling
from renovation.dwellings.operations import record_dwelling
from renovation.households.enums import Channel, Purpose
from renovation.households.models import Household, Occupancy
from renovation.households.operations import (
    complete_household,
    outcome_of_earlier,
    record_household,
    remember_outcome,
)
from renovation.households.rules import consent_given
from renovation.platforms.models import Platform
from renovation.territories.models import Commune


@dataclass(frozen=True)
class SpokenContact:
    """What was said on the telephone or at the counter. `agreed` is the consent given by word of mouth."""

    first_name: str
    last_name: str
    email: str
    phone: str
    commune: Commune | None
    request: str
    callback_wish: str
    agreed: bool


@transaction.atomic
def enter_lead(
    *,
    platform: Platform,
    author: User,
    origin: LeadOrigin,
    contact: SpokenContact,
    follow: bool,
    key: UUID,
    now: datetime,
    known: UUID | None = None,
) -> Lead:
    """Record the household, where it lives, its consent and its request; the same form sent twice gives one lead.

    With `follow`, the agent who typed answers it; nobody is taken from a lead that already waits. `known` is the
    household that the agent recognised: what was typed and differs is told in its request.
    """
    earlier = outcome_of_earlier(key=str(key))
    if earlier is not None:
        return Lead.objects.get(pk=earlier)
    household = _recognised(known, origin, contact, now) if known else _household(platform, origin, contact, now)
    if contact.commune is not None:
        live_in(household, platform, contact.commune)
    lead = open_lead(
        household=household,
        origin=origin,
        request=_with_differences(household, contact) if known else contact.request,
        callback_wish=contact.callback_wish,
    )
    if follow and lead.assigned_to_id is None:
        lead = assign_lead(lead_id=lead.pk, assignee=author)
    remember_outcome(key=str(key), outcome_id=lead.pk)
    return lead


def _household(platform: Platform, origin: LeadOrigin, contact: SpokenContact, now: datetime) -> Household:
    channel = Channel.PHONE if origin == LeadOrigin.PHONE else Channel.COUNTER
    return record_household(
        platform=platform,
        first_name=contact.first_name,
        last_name=contact.last_name,
        email=contact.email,
        phone=contact.phone,
        preferred_channel=Channel.PHONE if contact.phone else Channel.EMAIL,
        consents=[consent_given(Purpose.ADVICE)] if contact.agreed else [],
        channel=channel,
        at=now,
    )


def _recognised(known: UUID, origin: LeadOrigin, contact: SpokenContact, now: datetime) -> Household:
    return complete_household(
        household_id=known,
        first_name=contact.first_name,
        email=contact.email,
        phone=contact.phone,
        consents=[consent_given(Purpose.ADVICE)] if contact.agreed else [],
        channel=Channel.PHONE if origin == LeadOrigin.PHONE else Channel.COUNTER,
        at=now,
    )


def _with_differences(household: Household, contact: SpokenContact) -> str:
    """Another number or address than the one on file is not lost."""
    typed = {
        "nom": (contact.last_name, household.last_name),
        "téléphone": (contact.phone, household.phone),
        "e-mail": (contact.email.lower(), household.email.lower()),
    }
    other = [f"{label} : {new}" for label, (new, kept) in typed.items() if new and new != kept]
    if not other:
        return contact.request
    told = f"\n(Dit ce jour – {', '.join(other)})"
    return f"{contact.request[: REQUEST_LENGTH - len(told)]}{told}"


def live_in(household: Household, platform: Platform, commune: Commune) -> None:
    """A dwelling in this commune, unless one is known there."""
    known = Dwelling.objects.filter(occupancies__household=household, commune=commune)
    if not known.exists():
        dwelling = record_dwelling(platform=platform, commune=commune)
        Occupancy.objects.create(household=household, dwelling=dwelling)
