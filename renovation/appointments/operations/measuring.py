"""The delay to the first free slot, written down once a day: a delay of the past cannot be computed again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.appointments.models import FirstSlotDelay
from renovation.appointments.queries.search import zone_of
from renovation.appointments.queries.statistics import first_slot_delays


@transaction.atomic
def measure_delays(*, platform_id: UUID, now: datetime) -> int:
    """Once a day for each type and sector; run again, the first measure of the day stands."""
    today = now.astimezone(zone_of(platform_id)).date()
    rows = [
        FirstSlotDelay(platform_id=platform_id, kind=each.kind, sector=each.sector, measured_on=today, days=each.days)
        for each in first_slot_delays(platform_id=platform_id, now=now)
    ]
    FirstSlotDelay.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
