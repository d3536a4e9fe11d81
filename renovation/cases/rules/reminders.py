"""Reminders of a stage, as jobs of the outbox."""

from uuid import UUID

REMINDER = "cases.stage_reminder"


def reminder_key(change_id: UUID, rank: int) -> str:
    """One reminder of one entry into a stage, however often it is asked."""
    return f"{REMINDER}:{change_id}:{rank}"


# Documents asked for, whose day is past.
LATE = "cases.documents_late"
MOST_LATE = 3


def late_key(key: UUID, rank: int) -> str:
    """One reminder of what was asked in one go, and of its rank."""
    return f"{LATE}:{key}:{rank}"
