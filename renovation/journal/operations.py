"""Adding to the journal, and sealing what was added."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from renovation.journal.enums import Action
from renovation.journal.models import Entry, Seal
from renovation.journal.rules.chain import FIRST_LINK, link_hash

# Any number of ours: the advisory lock of the sealer ("seal").
SEAL_LOCK = 0x7365616C


@dataclass(frozen=True)
class Origin:
    """Where the present work comes from: set by the edge (a request, a job, a command)."""

    actor_id: UUID | None = None
    role: str = ""
    platform_id: UUID | None = None
    ip: str | None = None
    request_id: str = ""


_origin: ContextVar[Callable[[], Origin]] = ContextVar("origin", default=Origin)


@contextmanager
def acting_as(origin: Callable[[], Origin]) -> Iterator[None]:
    """Say where the work inside comes from. Asked when a fact is written: a request may log somebody in."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


def record(
    action: Action,
    *,
    subject: Model | None = None,
    platform_id: UUID | None = None,
    actor_id: UUID | None = None,
    detail: Mapping[str, object] | None = None,
) -> Entry:
    """Write one fact, in the transaction of the work that it tells.

    `detail` holds codes, counts and identifiers, never secrets nor personal data (J3).
    """
    come_from = _origin.get()()
    return Entry.objects.create(
        at=timezone.now(),
        actor_id=actor_id or come_from.actor_id,
        role=come_from.role,
        platform_id=platform_id or come_from.platform_id,
        action=action,
        object_type=subject._meta.label_lower if subject is not None else "",
        object_id=str(subject.pk) if subject is not None else "",
        ip=come_from.ip,
        request_id=come_from.request_id,
        detail=dict(detail or {}),
    )


@transaction.atomic
def seal_entries(*, now: datetime, at_most: int = 5000) -> int:
    """Add the links of the hash chain that are missing; one sealer at a time, the others pass.

    Entries are sealed in the order in which they are found: one that commits late is sealed late.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEAL_LOCK])
        (mine,) = cursor.fetchone()
    if not mine:
        return 0
    last = Seal.objects.order_by("-pk").first()
    previous = last.hash if last else FIRST_LINK
    seals = []
    for entry in Entry.objects.filter(seal__isnull=True).order_by("pk")[:at_most]:
        link = link_hash(previous, entry.as_fact())
        seals.append(Seal(entry=entry, previous_hash=previous, hash=link, sealed_at=now))
        previous = link
    Seal.objects.bulk_create(seals)
    return len(seals)
