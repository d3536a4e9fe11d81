"""Reads of the journal: its pages, and whether its chain holds."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from renovation.journal.models import Entry, Seal
from renovation.journal.rules.chain import FIRST_LINK, link_hash


@dataclass(frozen=True)
class Criteria:
    """What the reader of the journal looks for; an empty field asks nothing."""

    action: str = ""
    actor_id: UUID | None = None
    object_id: str = ""
    first_day: date | None = None
    last_day: date | None = None


def entries(criteria: Criteria, *, platform_ids: Collection[UUID] | None) -> QuerySet[Entry]:
    """Facts of these platforms (of the whole installation when None), the newest first."""
    found = Entry.objects.order_by("-pk")
    if platform_ids is not None:
        found = found.filter(platform_id__in=platform_ids)
    if criteria.action:
        found = found.filter(action=criteria.action)
    if criteria.actor_id:
        found = found.filter(actor_id=criteria.actor_id)
    if criteria.object_id:
        found = found.filter(object_id=criteria.object_id)
    if criteria.first_day:
        found = found.filter(at__gte=_midnight(criteria.first_day))
    if criteria.last_day:
        found = found.filter(at__lt=_midnight(criteria.last_day + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class ChainState:
    """How far the chain holds. `broken_at` is the number of the first entry that does not fit."""

    sealed: int
    head: str
    waiting: int
    broken_at: int | None = None


def chain_state() -> ChainState:
    """Recompute every link, in order, and stop at the first that does not fit (J1)."""
    previous, number = FIRST_LINK, 0
    for seal in _links():
        fits = seal.previous_hash == previous and seal.hash == link_hash(previous, seal.entry.as_fact())
        if not fits:
            return ChainState(number, previous, _waiting(), broken_at=seal.entry_id)
        previous, number = seal.hash, number + 1
    return ChainState(number, previous, _waiting())


def _links() -> Iterator[Seal]:
    return Seal.objects.select_related("entry").order_by("pk").iterator(chunk_size=2000)


def _waiting() -> int:
    return Entry.objects.filter(seal__isnull=True).count()
