"""A person sets a price aside, or keeps one that a count had set aside."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.prices.enums import Aside
from renovation.prices.models import PriceReference
from renovation.prices.operations.keeping import let_go


@transaction.atomic
def set_aside(*, reference_id: UUID, reason: Aside, note: str, by_id: UUID, now: datetime) -> PriceReference:
    """It stays in the base with its reason; statistics no longer count it."""
    reference = PriceReference.objects.select_for_update().get(pk=reference_id)
    reference.set_aside_at, reference.aside_reason, reference.aside_note = now, reason, note
    reference.kept_by_id = None
    reference.save(update_fields=["set_aside_at", "aside_reason", "aside_note", "kept_by_id"])
    _journal(Action.PRICE_SET_ASIDE, reference, by_id, reason)
    return reference


@transaction.atomic
def restore(*, reference_id: UUID, note: str, by_id: UUID) -> PriceReference:
    """It counts again, and no count sets it aside any more."""
    reference = PriceReference.objects.select_for_update().get(pk=reference_id)
    former = reference.aside_reason
    reference.set_aside_at, reference.aside_reason, reference.aside_note = None, "", note
    reference.kept_by_id = by_id
    reference.save(update_fields=["set_aside_at", "aside_reason", "aside_note", "kept_by_id"])
    _journal(Action.PRICE_RESTORED, reference, by_id, former)
    return reference


def _journal(action: Action, reference: PriceReference, by_id: UUID, reason: str) -> None:
    let_go([(reference.region_id, reference.work_type, reference.unit)], now=timezone.now())
    detail = {"type": reference.work_type, "reason": str(reason)}
    record(action, subject=reference, platform_id=reference.platform_id, actor_id=by_id, detail=detail)
