"""Time that the team takes outside opened hours: the agenda warns, the adviser decides; nothing is ever taken twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from renovation.appointments.enums import Modality
from renovation.appointments.models import Absence, Appointment, AppointmentType, Place
from renovation.appointments.operations.booking import Details, answers_kept, write_appointment
from renovation.appointments.operations.confirming import ask_confirmation
from renovation.appointments.operations.taking import Chosen, blocked_range, lock, release_expired
from renovation.appointments.operations.visits import visit_address
from renovation.appointments.refusals import AppointmentRefused, NotAllowed, SlotTaken
from renovation.appointments.rules.offered import Slot
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.tokens import token_hash


@dataclass(frozen=True)
class ChosenTime:
    """A time that an agent says by heart, with whoever receives then."""

    starts_at: datetime
    modality: str
    adviser_ids: Sequence[UUID]
    at_place: Place | None = None


@transaction.atomic
def book_outside_hours(
    *, kind: AppointmentType, household: Household, chosen: ChosenTime, token: str, now: datetime, details: Details
) -> Appointment:
    """Book a time that no opened hours offer. Advisers who are taken or absent then refuse it (`SlotTaken`).

    The same `token` (one form) books once.
    """
    earlier = Appointment.objects.filter(token_hash=token_hash(token)).first()
    if earlier is not None:
        return earlier
    _check(kind, chosen, now, details)
    details = replace(details, visit_address=visit_address(chosen.modality, details.visit_address, details.case))
    slot = _slot(kind, chosen)
    blocked = blocked_range(kind, slot.modality, slot.starts_at, slot.ends_at)
    lock(chosen.adviser_ids)
    release_expired(chosen.adviser_ids, [], now)
    if Absence.objects.filter(adviser_id__in=chosen.adviser_ids, period__overlap=blocked).exists():
        raise SlotTaken
    try:
        with transaction.atomic():
            appointment = write_appointment(
                Chosen(slot, slot.takers, blocked), kind, household, token, details, answers_kept(kind, details), None
            )
    except IntegrityError as error:
        raise SlotTaken from error
    detail = {"origin": appointment.origin, "type": kind.code, "outside_hours": True}
    record(Action.APPOINTMENT_BOOKED, subject=appointment, platform_id=kind.platform_id, detail=detail)
    ask_confirmation(appointment)
    return appointment


def _check(kind: AppointmentType, chosen: ChosenTime, now: datetime, details: Details) -> None:
    if details.booked_by is None:
        raise NotAllowed("Seule l’équipe prend un rendez-vous en dehors des plages ouvertes.")
    if chosen.starts_at <= now:
        raise AppointmentRefused("Ce moment est passé : choisissez-en un autre.")
    if chosen.modality not in kind.modalities:
        raise AppointmentRefused("Ce type de rendez-vous ne se tient pas ainsi.")
    if not chosen.adviser_ids:
        raise AppointmentRefused("Choisissez au moins une personne.")
    if chosen.modality in Modality.at_a_place() and chosen.at_place is None:
        raise AppointmentRefused("Choisissez le lieu où la personne est reçue.")


def _slot(kind: AppointmentType, chosen: ChosenTime) -> Slot:
    comes = chosen.at_place is not None and chosen.modality in Modality.at_a_place()
    return Slot(
        starts_at=chosen.starts_at,
        ends_at=chosen.starts_at + timedelta(minutes=kind.duration_minutes),
        modality=chosen.modality,
        place_id=chosen.at_place.pk if comes and chosen.at_place is not None else None,
        place=chosen.at_place.where if comes and chosen.at_place is not None else "",
        takers=tuple((adviser_id, None) for adviser_id in chosen.adviser_ids),
    )
