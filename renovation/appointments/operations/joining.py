"""A household makes itself known to come to a session, or to wait for a slot. All in one transaction, or nothing."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.appointments.models import AppointmentType, CollectiveSession
from renovation.appointments.operations.booking import NO_DETAILS, Details
from renovation.appointments.operations.first_contact import (
    ContactGiven,
    ask_news,
    household_of_contact,
    lead_of_contact,
)
from renovation.appointments.operations.seats import book_seat
from renovation.appointments.operations.waiting import join_waiting_list
from renovation.appointments.operations.wishes import ANYTHING, Wish
from renovation.cases.enums import LeadOrigin
from renovation.diagnosis.models import SelfDiagnosis
from renovation.households.operations import outcome_of_earlier, remember_outcome


@transaction.atomic
def request_seat(
    *,
    session: CollectiveSession,
    contact: ContactGiven,
    seats: int,
    user: User | None,
    key: str,
    token: str,
    now: datetime,
    details: Details = NO_DETAILS,
) -> UUID:
    """Leave one's contact and take seats in a session; the same form sent twice takes them once.

    `SessionFull` and the other refusals of `book_seat` leave no trace.
    """
    earlier = outcome_of_earlier(key=key)
    if earlier is not None:
        return earlier
    household = household_of_contact(session.platform, contact, user, now)
    lead = details.lead
    if lead is None and details.case is None:
        lead = lead_of_contact(household, contact, None, LeadOrigin.APPOINTMENT)
    known = replace(details, lead=lead)
    appointment = book_seat(session=session, household=household, token=token, now=now, seats=seats, details=known)
    remember_outcome(key=key, outcome_id=appointment.pk)
    ask_news(session.platform, contact, now)
    return appointment.pk


@transaction.atomic
def request_waiting(
    *,
    kind: AppointmentType,
    contact: ContactGiven,
    wish: Wish = ANYTHING,
    diagnosis: SelfDiagnosis | None,
    user: User | None,
    key: str,
    token: str,
    now: datetime,
    details: Details = NO_DETAILS,
) -> UUID:
    """Leave one's contact and wait for a slot; the same form sent twice waits once."""
    earlier = outcome_of_earlier(key=key)
    if earlier is not None:
        return earlier
    household = household_of_contact(kind.platform, contact, user, now)
    lead = details.lead
    if lead is None and details.case is None:
        lead = lead_of_contact(household, contact, diagnosis, LeadOrigin.APPOINTMENT)
    entry = join_waiting_list(
        kind=kind, household=household, token=token, now=now, wish=wish, lead=lead, case=details.case
    )
    remember_outcome(key=key, outcome_id=entry.pk)
    ask_news(kind.platform, contact, now)
    return entry.pk
