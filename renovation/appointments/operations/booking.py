"""Taking a slot: one household and one adviser, whatever the number of requests at that instant (H1)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Q

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState
from renovation.appointments.mails import send_booked
from renovation.appointments.models import Appointment
from renovation.appointments.queries import free_slots, next_free_slots
from renovation.appointments.rules.slots import Slot
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import token_hash


class SlotTaken(Exception):
    """Somebody was quicker; `next_slots` are the next ones on offer."""

    def __init__(self, next_slots: Sequence[Slot]) -> None:
        super().__init__("Ce créneau vient d’être pris.")
        self.next_slots = tuple(next_slots)


@transaction.atomic
def book(
    *,
    platform: Platform,
    household: Household,
    starts_at: datetime,
    modality: str,
    token: str,
    now: datetime,
    lead: Lead | None = None,
    case: Case | None = None,
    subject: str = "",
) -> Appointment:
    """Take the slot that begins at `starts_at` with an adviser who is free, and write to the household.

    Locks in one order on every candidate adviser, check again, insert; the exclusion constraint is the last net.
    The same `token` (one form) books once.
    """
    earlier, slot = _hold(platform, starts_at, modality, token, now)
    if earlier is not None:
        return earlier
    if slot is None:
        raise SlotTaken(next_free_slots(platform=platform, now=now, modality=modality))
    appointment = Appointment(
        platform=platform,
        household=household,
        adviser_id=_choose(slot.adviser_ids, household, case, now),
        lead=lead,
        case=case,
        period=(slot.starts_at, slot.ends_at),
        modality=modality,
        place=slot.place,
        subject=subject[:200],
        token_hash=token_hash(token),
    )
    _insert(appointment, now)
    appointment.refresh_from_db()
    record(Action.APPOINTMENT_BOOKED, subject=appointment, platform_id=platform.pk)
    send_booked(appointment, token=token, now=now)
    return appointment


def _hold(
    platform: Platform, starts_at: datetime, modality: str, token: str, now: datetime
) -> tuple[Appointment | None, Slot | None]:
    """Wait for one's turn; then what the same form already booked, and the slot if it is still free."""
    offered = _slot(platform, starts_at, modality, now)
    if offered is not None:
        _lock(offered.adviser_ids)
    earlier = Appointment.objects.filter(token_hash=token_hash(token)).first()
    return earlier, _slot(platform, starts_at, modality, now) if offered is not None else None


def _insert(appointment: Appointment, now: datetime) -> None:
    try:
        with transaction.atomic():
            appointment.save(force_insert=True)
    except IntegrityError as error:
        free = next_free_slots(platform=appointment.platform, now=now, modality=appointment.modality)
        raise SlotTaken(free) from error


def _slot(platform: Platform, starts_at: datetime, modality: str, now: datetime) -> Slot | None:
    until = starts_at + timedelta(minutes=1)
    offered = free_slots(platform=platform, now=now, until=until, modality=modality)
    return next((slot for slot in offered if slot.starts_at == starts_at), None)


def _lock(adviser_ids: Iterable[UUID]) -> None:
    with connection.cursor() as cursor:
        for adviser_id in sorted(adviser_ids):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 13))", [str(adviser_id)])


def _choose(adviser_ids: Sequence[UUID], household: Household, case: Case | None, now: datetime) -> UUID:
    """The referent when free; else whoever has the fewest appointments ahead."""
    if case is not None and case.referent_id is not None and case.referent_id in adviser_ids:
        return case.referent_id
    known = Case.objects.running().filter(household=household, referent_id__in=adviser_ids).first()
    if known is not None and known.referent_id is not None:
        return known.referent_id
    ahead = Q(appointments__state=AppointmentState.BOOKED, appointments__period__endswith__gt=now)
    candidates = User.objects.filter(pk__in=adviser_ids).annotate(ahead=Count("appointments", filter=ahead))
    return candidates.order_by("ahead", "pk")[0].pk
