"""Reading is journalled too (J2)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.journal.operations import record

SAME_READING = timedelta(minutes=15)


@transaction.atomic
def note_read(action: Action, *, subject: Model, platform_id: UUID, reader_id: UUID, now: datetime) -> None:
    """Write one fact per reader, object and quarter of an hour.

    A page reloaded, or opened again after a form was sent, is the same reading: more lines would say no more.
    """
    recent = Entry.objects.filter(
        actor_id=reader_id,
        action=action,
        object_type=subject._meta.label_lower,
        object_id=str(subject.pk),
        at__gt=now - SAME_READING,
    )
    if not recent.exists():
        record(action, subject=subject, platform_id=platform_id, actor_id=reader_id)
