"""Many people at one slot: what was found out for the first who came too late is told to the next ones.

A process keeps it for a second, and tells it only while all that stood in the way still stands.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import caches

from renovation.appointments.models import AppointmentType, TakenTime
from renovation.appointments.queries.free import Look
from renovation.appointments.queries.search import Search
from renovation.appointments.rules.offered import Asked, Slot

KEPT_S = 1


@dataclass(frozen=True)
class Refusal:
    """What was proposed instead, and the taken times because of which."""

    told_at: datetime
    in_the_way: frozenset[int]
    nearest: tuple[Slot, ...]


def told_just_now(kind: AppointmentType, search: Search, asked: Asked, now: datetime) -> tuple[Slot, ...] | None:
    """The slots that were proposed to whoever asked the same; nothing when the slot may be free again."""
    found: Refusal | None = caches["searches"].get(_key(kind, search, asked))
    if found is None or not 0 <= (now - found.told_at).total_seconds() <= KEPT_S:
        return None
    standing = TakenTime.objects.filter(pk__in=found.in_the_way).exclude(expires_at__lte=now)
    return found.nearest if standing.count() == len(found.in_the_way) else None


def remember(look: Look, search: Search, asked: Asked, nearest: list[Slot]) -> None:
    """Only a slot that somebody took: one that was never on offer may be opened at any moment."""
    in_the_way = frozenset(look.in_the_way(asked))
    if in_the_way:
        refusal = Refusal(look.now, in_the_way, tuple(nearest))
        caches["searches"].set(_key(look.kind, search, asked), refusal, KEPT_S)


def _key(kind: AppointmentType, search: Search, asked: Asked) -> str:
    named = repr((kind.pk, search, asked)).encode()
    return f"too-late:{hashlib.sha256(named).hexdigest()}"
