"""Repeated work: each slot becomes one job, however many schedulers run."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from renovation.outbox.models import PeriodicMark
from renovation.outbox.operations.asking import enqueue
from renovation.outbox.registry import Period, periods
from renovation.outbox.rules.slots import due_slot

# Any number of ours: the advisory lock of the schedulers ("beat").
BEAT_LOCK = 0x62656174
# A slot found this late or less is on time: several sweeps fit in it.
TOLERANCE = timedelta(minutes=5)


@transaction.atomic
def enqueue_due_periods(*, now: datetime) -> int:
    """Ask for every repeated work whose slot has come. Two schedulers at once: one does it, the other passes (I6)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [BEAT_LOCK])
        (mine,) = cursor.fetchone()
    if not mine:
        return 0
    return sum(_enqueue_if_due(period, now) for period in periods())


def _enqueue_if_due(period: Period, now: datetime) -> bool:
    mark = PeriodicMark.objects.filter(kind=period.kind).first()
    slot = due_slot(
        now,
        every=period.every,
        offset=period.offset,
        done=mark.slot if mark else None,
        catch_up=period.catch_up,
        tolerance=min(TOLERANCE, period.every),
    )
    if slot is None:
        return False
    PeriodicMark.objects.update_or_create(kind=period.kind, defaults={"slot": slot})
    enqueue(kind=period.kind, key=f"{period.kind}@{slot:%Y-%m-%dT%H:%M:%S}Z", payload={"slot": slot.isoformat()})
    return True
