"""A new barème: imported, submitted, published by a second person in one transaction, or given up."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.quantities.enums import BatchState, ValueState
from renovation.quantities.models import Batch, DatedValue
from renovation.quantities.operations.measuring import ask_effect
from renovation.quantities.operations.proposing import Proposal, fill
from renovation.quantities.operations.publishing import put_in_force
from renovation.quantities.queries.batches import comparison_of, known_parameters
from renovation.quantities.refusals import Outdated, ParameterRefused, SamePerson
from renovation.quantities.rules.batch_checking import check_batch
from renovation.quantities.rules.batch_file import Proposed


@transaction.atomic
def import_batch(
    *, key: UUID, title: str, file_name: str, proposed: Sequence[Proposed], author_id: UUID, now: datetime
) -> Batch:
    """Keep the values of a file as drafts, and ask for their effect. Raises BatchRefused: then nothing is kept.

    Sent twice with one key, it is imported once.
    """
    known = Batch.objects.filter(pk=key).first()
    if known is not None:
        return known
    changing = check_batch(proposed, known_parameters({one.code for one in proposed}))
    batch = Batch(pk=key, title=title, file_name=file_name[:200], author_id=author_id, created_at=now)
    batch.save(force_insert=True)
    rows = [fill(_draft(batch, one), _proposal(one)) for one in changing]
    DatedValue.objects.bulk_create(rows)
    record(Action.BATCH_IMPORTED, subject=batch, detail={"values": len(rows)})
    return ask_effect(batch_id=batch.pk, on=min(one.valid_from for one in changing))


@transaction.atomic
def submit_batch(*, batch_id: UUID, now: datetime) -> Batch:
    """Ask a second person to read a batch. Asked twice, it is once."""
    batch = _locked(batch_id)
    if batch.state == BatchState.SUBMITTED:
        return batch
    if batch.state != BatchState.DRAFT:
        raise Outdated
    batch.state = BatchState.SUBMITTED
    batch.submitted_at = now
    batch.save()
    record(Action.BATCH_SUBMITTED, subject=batch)
    return batch


@transaction.atomic
def publish_batch(*, batch_id: UUID, seen: str, reviewer_id: UUID, now: datetime) -> Batch:
    """Publish every value of a batch, or none. `seen` is the print of the differences that the reviewer read."""
    batch = _locked(batch_id)
    if batch.state != BatchState.SUBMITTED:
        raise ParameterRefused("Ce barème n’attend pas de relecture.")
    if batch.author_id == reviewer_id:
        raise SamePerson
    if comparison_of(batch).seen != seen:
        raise Outdated
    values = list(batch.values.order_by("parameter_id", "valid"))
    for value in values:
        value.reviewer_id = reviewer_id
        put_in_force(value, now=now)
    batch.state = BatchState.PUBLISHED
    batch.reviewer_id = reviewer_id
    batch.closed_at = now
    batch.save()
    record(Action.BATCH_PUBLISHED, subject=batch, detail={"values": len(values)})
    return batch


@transaction.atomic
def drop_batch(*, batch_id: UUID, now: datetime) -> Batch:
    """Give a batch up: its values go, the batch stays in the list."""
    batch = _locked(batch_id)
    if not batch.is_open:
        raise Outdated
    number, _ = batch.values.all().delete()
    batch.state = BatchState.DROPPED
    batch.closed_at = now
    batch.save()
    record(Action.BATCH_DROPPED, subject=batch, detail={"values": number})
    return batch


def _draft(batch: Batch, one: Proposed) -> DatedValue:
    return DatedValue(parameter_id=one.code, batch=batch, author_id=batch.author_id, state=ValueState.DRAFT)


def _proposal(one: Proposed) -> Proposal:
    return Proposal(
        value=one.value,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        source_text=one.source_text,
        source_article=one.source_article,
        source_address=one.source_address,
        source_read_on=one.source_read_on,
        text_not_read=one.text_not_read,
    )


def _locked(batch_id: UUID) -> Batch:
    return Batch.objects.select_for_update().get(pk=batch_id)
