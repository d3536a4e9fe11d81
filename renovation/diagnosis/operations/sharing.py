"""A link to show one's result to somebody else: to read only, and taken back at any time."""

from datetime import datetime

from django.db import transaction

from renovation.diagnosis.models import SelfDiagnosis
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.tokens import new_token, token_hash


@transaction.atomic
def share(*, diagnosis: SelfDiagnosis, now: datetime) -> str:
    """Make the read-only link, and give its secret: only the hash of it is kept. A former link stops working."""
    token = new_token()
    current = SelfDiagnosis.objects.select_for_update(of=("self",)).get(pk=diagnosis.pk)
    current.share_hash, current.shared_at = token_hash(token), now
    current.save(update_fields=["share_hash", "shared_at"])
    record(Action.DIAGNOSIS_SHARED, subject=current, platform_id=current.platform_id)
    return token


@transaction.atomic
def stop_sharing(*, diagnosis: SelfDiagnosis) -> None:
    """Take the read-only link back, whoever has it."""
    current = SelfDiagnosis.objects.select_for_update(of=("self",)).get(pk=diagnosis.pk)
    if current.share_hash is None:
        return
    current.share_hash, current.shared_at = None, None
    current.save(update_fields=["share_hash", "shared_at"])
    record(Action.DIAGNOSIS_UNSHARED, subject=current, platform_id=current.platform_id)
