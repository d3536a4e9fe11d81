"""A slot is held while the form is filled in: fifteen minutes, one slot for a holder (G4)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from renovation.appointments.models import AppointmentType, Hold
from renovation.appointments.operations.booking import NO_DETAILS, Details, check_access, known_case, preferred
from renovation.appointments.operations.taking import Chosen, lock, take, write_taken
from renovation.appointments.queries.search import Search
from renovation.appointments.rules.offered import Asked
from renovation.platforms.rules.tokens import token_hash

HELD_FOR = timedelta(minutes=15)


@transaction.atomic
def hold_slot(
    *,
    kind: AppointmentType,
    asked: Asked,
    holder: str,
    now: datetime,
    details: Details = NO_DETAILS,
    until: datetime | None = None,
) -> Hold:
    """Keep a slot for a holder (a secret of its session); what it held before is free again. `SlotTaken` otherwise.

    Asked again for the slot that is held, the time that was given stays as it was.
    """
    check_access(kind, details)
    hashed = token_hash(holder)
    lock([hashed])
    earlier = Hold.objects.select_for_update().filter(holder=hashed).first()
    stands = earlier is not None and earlier.expires_at > now
    if earlier is not None and stands and earlier.is_for(kind, asked) and _has(earlier, details):
        return earlier

    def save(chosen: Chosen) -> Hold:
        if earlier is not None:
            Hold.objects.filter(pk=earlier.pk).delete()
        hold = Hold.objects.create(
            platform_id=kind.platform_id,
            kind=kind,
            holder=hashed,
            period=TimestamptzRange(chosen.slot.starts_at, chosen.slot.ends_at),
            modality=chosen.slot.modality,
            at_place_id=chosen.slot.place_id,
            place=chosen.slot.place[:200],
            expires_at=until or now + HELD_FOR,
        )
        write_taken(chosen, hold=hold)
        return hold

    return take(
        kind=kind,
        asked=asked,
        now=now,
        search=_search(details, earlier.pk if earlier is not None else None),
        preference=lambda advisers: preferred(advisers, known_case(None, details), now),
        save=save,
    )


@transaction.atomic
def release_hold(*, holder: str) -> int:
    """Give a held slot back before its time."""
    return Hold.objects.filter(holder=token_hash(holder)).delete()[0]


@transaction.atomic
def purge_holds(*, now: datetime) -> int:
    """Delete what is held no more; nobody waits for it, since whoever books does it too."""
    return Hold.objects.filter(expires_at__lte=now).delete()[0]


def _search(details: Details, earlier_id: UUID | None) -> Search:
    return Search(
        adviser_ids=frozenset({details.adviser_id}) if details.adviser_id is not None else None,
        commune_insee=details.commune_insee,
        by_team=details.booked_by is not None,
        ignoring_hold=earlier_id,
    )


def _has(hold: Hold, details: Details) -> bool:
    """Whoever was chosen must be the one who is held."""
    chosen = details.adviser_id
    return chosen is None or hold.taken_times.filter(adviser_id=chosen).exists()
