"""An adviser invites a household to choose a time: among a few slots, or all that are free."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from renovation.accounts.models import User
from renovation.appointments.enums import BookingOrigin
from renovation.appointments.invitation_mails import send_invitation
from renovation.appointments.models import Appointment, AppointmentType, BookingInvitation
from renovation.appointments.operations.booking import NO_DETAILS, Details, book
from renovation.appointments.refusals import AppointmentRefused, NotAllowed, TooLate
from renovation.appointments.rules.offered import Asked, Slot
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.tokens import token_hash

MOST_SLOTS = 12
VALID_FOR = timedelta(days=14)


@transaction.atomic
def invite_to_book(
    *,
    kind: AppointmentType,
    household: Household,
    author: User,
    token: str,
    now: datetime,
    case: Case | None = None,
    lead: Lead | None = None,
    adviser: User | None = None,
    slots: Sequence[Slot] = (),
    message: str = "",
) -> BookingInvitation:
    """Write to the household with a link to choose. A slot that is proposed is not held for it."""
    if kind.platform_id != household.platform_id:
        raise NotAllowed("Ce rendez-vous n’est pas proposé sur la plateforme du ménage.")
    if not household.email:
        raise AppointmentRefused("Ce ménage n’a pas d’adresse e-mail : prenez le rendez-vous avec lui au téléphone.")
    if len(slots) > MOST_SLOTS:
        raise AppointmentRefused(f"Proposez {MOST_SLOTS} créneaux au plus.")
    invitation = BookingInvitation.objects.create(
        platform_id=kind.platform_id,
        kind=kind,
        household=household,
        case=case,
        lead=lead,
        adviser=adviser,
        slots=[slot.code for slot in slots],
        message=message.strip()[:1500],
        token_hash=token_hash(token),
        created_by_id=author.pk,
        created_at=now,
        expires_at=now + VALID_FOR,
    )
    record(Action.APPOINTMENT_INVITED, subject=invitation, platform_id=kind.platform_id)
    send_invitation(invitation, slots=slots, token=token)
    return invitation


@transaction.atomic
def book_by_invitation(
    *, invitation: BookingInvitation, asked: Asked, token: str, now: datetime, details: Details = NO_DETAILS
) -> Appointment:
    """Take one of the slots of an invitation; it then opens nothing more. Sent twice, it is the same appointment."""
    found = BookingInvitation.objects.select_for_update(of=("self",)).select_related("appointment", "kind", "household")
    current = found.get(pk=invitation.pk)
    if current.appointment is not None:
        return current.appointment
    if not current.is_open(now):
        raise TooLate("Cette invitation n’est plus valable. Appelez-nous.")
    if current.slots and code_of(asked) not in current.slots:
        raise NotAllowed("Choisissez un des créneaux proposés.")
    appointment = book(
        kind=current.kind,
        household=current.household,
        asked=asked,
        token=token,
        now=now,
        details=replace(
            details,
            case=current.case,
            lead=current.lead,
            adviser_id=current.adviser_id,
            origin=BookingOrigin.INVITATION,
            is_invited=True,
        ),
    )
    current.appointment = appointment
    current.save(update_fields=["appointment"])
    return appointment


def code_of(asked: Asked) -> str:
    """The code under which a slot was proposed."""
    return Slot(asked.starts_at, asked.starts_at, asked.modality, asked.place_id, "", ()).code
