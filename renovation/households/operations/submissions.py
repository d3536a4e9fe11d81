"""A form sent twice has one effect."""

from uuid import UUID

from django.db import connection, transaction

from renovation.households.models import Submission


@transaction.atomic
def outcome_of_earlier(*, key: str) -> UUID | None:
    """What an earlier sending of the same form made, waiting for one that is still under way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 12))", [key])
    earlier = Submission.objects.filter(key=key).first()
    return earlier.outcome_id if earlier else None


@transaction.atomic
def remember_outcome(*, key: str, outcome_id: UUID) -> None:
    """Kept in the transaction of the effect: both stand or fall together."""
    Submission.objects.create(key=key, outcome_id=outcome_id)
