"""A household makes itself known: it asks to be called back, or takes an appointment at once.

Everything that it typed, and the diagnosis that it made, reaches the adviser in one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, AppointmentQuestion, AppointmentType
from renovation.appointments.operations.booking import NO_DETAILS, Details, book
from renovation.appointments.rules.offered import Asked
from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Lead
from renovation.cases.operations import open_lead
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import attach_to_household
from renovation.households.enums import Channel, Purpose
from renovation.households.models import Household
from renovation.households.operations import (
    give_consents,
    outcome_of_earlier,
    record_household,
    record_own_household,
    remember_outcome,
)
from renovation.households.rules import ConsentGiven
from renovation.newsletters.operations import ask_subscription
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform


@dataclass(frozen=True)
class ContactGiven:
    """What the household typed about itself, and what it agreed to."""

    first_name: str
    last_name: str
    email: str
    phone: str
    request: str
    consents: Sequence[ConsentGiven]
    preferred_channel: str = ""
    callback_wish: str = ""


@transaction.atomic
def ask_callback(
    *,
    platform: Platform,
    contact: ContactGiven,
    diagnosis: SelfDiagnosis | None,
    user: User | None,
    key: str,
    now: datetime,
) -> UUID:
    """Leave one's contact and ask to be called back; the same form sent twice makes one lead and one mail."""
    earlier = outcome_of_earlier(key=key)
    if earlier is not None:
        return earlier
    household = household_of_contact(platform, contact, user, now)
    origin = LeadOrigin.DIAGNOSIS if diagnosis is not None else LeadOrigin.CALLBACK
    lead = lead_of_contact(household, contact, diagnosis, origin)
    remember_outcome(key=key, outcome_id=lead.pk)
    ask_news(platform, contact, now)
    if contact.email:
        send_mail(
            platform=platform,
            template="callback_requested",
            recipient=contact.email,
            context={"first_name": contact.first_name, "callback_wish": contact.callback_wish},
            key=f"callback_requested:{key}",
        )
    return lead.pk


@transaction.atomic
def ask_question(*, platform: Platform, contact: ContactGiven, page: str, key: str, now: datetime) -> UUID:
    """Write to the team from a page of the site: a lead that names the page, and a mail that repeats the question.

    The same form sent twice makes one lead and one mail.
    """
    earlier = outcome_of_earlier(key=key)
    if earlier is not None:
        return earlier
    household = household_of_contact(platform, contact, None, now)
    lead = lead_of_contact(household, contact, None, LeadOrigin.CONTACT, page=page)
    remember_outcome(key=key, outcome_id=lead.pk)
    ask_news(platform, contact, now)
    send_mail(
        platform=platform,
        template="question_received",
        recipient=contact.email,
        context={"first_name": contact.first_name, "question": contact.request},
        key=f"question_received:{key}",
    )
    return lead.pk


@transaction.atomic
def request_appointment(
    *,
    platform: Platform,
    contact: ContactGiven,
    kind: AppointmentType,
    asked: Asked,
    diagnosis: SelfDiagnosis | None,
    user: User | None,
    key: str,
    token: str,
    now: datetime,
    details: Details = NO_DETAILS,
) -> UUID:
    """Leave one's contact and take a slot. `SlotTaken` leaves no trace, so that the form may be sent again.

    `details` say where it comes from, what was answered, and which slot is held; a known case or lead is not replaced.
    """
    earlier = outcome_of_earlier(key=key)
    if earlier is not None:
        return earlier
    household = household_of_contact(platform, contact, user, now)
    lead = details.lead
    if lead is None and details.case is None:
        lead = lead_of_contact(household, contact, diagnosis, LeadOrigin.APPOINTMENT)
    subject = details.subject or " ".join(contact.request.split())
    appointment = book(
        kind=kind,
        household=household,
        asked=asked,
        token=token,
        now=now,
        details=replace(details, lead=lead, subject=subject),
    )
    if lead is None:
        _keep_as_question(appointment, contact, now)
    remember_outcome(key=key, outcome_id=appointment.pk)
    ask_news(platform, contact, now)
    return appointment.pk


def household_of_contact(platform: Platform, contact: ContactGiven, user: User | None, now: datetime) -> Household:
    if user is None:
        return record_household(
            platform=platform,
            first_name=contact.first_name,
            last_name=contact.last_name,
            email=contact.email,
            phone=contact.phone,
            preferred_channel=contact.preferred_channel,
            consents=contact.consents,
            channel=Channel.WEB,
            at=now,
        )
    household = record_own_household(platform=platform, user=user, last_name=contact.last_name, at=now)
    give_consents(household=household, consents=contact.consents, channel=Channel.WEB, at=now)
    return household


def ask_news(platform: Platform, contact: ContactGiven, now: datetime) -> None:
    """Whoever ticked the news receives the letters, once the address is confirmed."""
    if contact.email and any(consent.purpose == Purpose.NEWS for consent in contact.consents):
        ask_subscription(platform=platform, email=contact.email, source="formulaire de contact", now=now)


def lead_of_contact(
    household: Household,
    contact: ContactGiven,
    diagnosis: SelfDiagnosis | None,
    origin: LeadOrigin,
    *,
    page: str = "",
    campaign: str = "",
) -> Lead:
    if diagnosis is not None:
        attach_to_household(diagnosis=diagnosis, household=household)
    request = "\n".join(line for line in (contact.request.strip(), differences(household, contact)) if line)
    return open_lead(
        household=household,
        origin=origin,
        diagnosis=diagnosis,
        request=request,
        callback_wish=contact.callback_wish,
        origin_page=page[:250],
        campaign=campaign[:80],
    )


def _keep_as_question(appointment: Appointment, contact: ContactGiven, now: datetime) -> None:
    """With a case there is no new lead to hold what was written: the appointment holds it."""
    text = "\n".join(line for line in (contact.request.strip(), differences(appointment.household, contact)) if line)
    if text:
        AppointmentQuestion.objects.create(appointment=appointment, text=text[:2000], created_at=now)


def differences(household: Household, contact: ContactGiven) -> str:
    """What was typed and is not what we know: said to the adviser rather than overwritten or lost."""
    typed = {
        "prénom": (contact.first_name, household.first_name),
        "nom": (contact.last_name, household.last_name),
        "téléphone": (contact.phone, household.phone),
        "e-mail": (contact.email.lower(), household.email.lower()),
    }
    other = [f"{label} : {new}" for label, (new, known) in typed.items() if new.strip() and new.strip() != known]
    return f"(Saisi dans le formulaire – {', '.join(other)})" if other else ""
