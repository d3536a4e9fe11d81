"""A second person reads a proposal; it is published, and the former value ends on its eve."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from psycopg.types.range import Range

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue, Parameter
from renovation.quantities.operations.proposing import locked_proposal, place_among
from renovation.quantities.refusals import ParameterRefused, SamePerson
from renovation.quantities.rules.succession import Span


@transaction.atomic
def review_value(*, value_id: UUID, revision: int, reviewer_id: UUID) -> DatedValue:
    """A second person found the value right against its source."""
    value = locked_proposal(value_id, revision)
    if value.author_id == reviewer_id:
        raise SamePerson
    value.state = ValueState.REVIEWED
    value.reviewer_id = reviewer_id
    value.revision += 1
    value.save()
    record(Action.PARAMETER_REVIEWED, subject=value, detail={"parameter": value.parameter_id})
    return value


@transaction.atomic
def publish_value(*, value_id: UUID, revision: int, now: datetime) -> DatedValue:
    """Publish what was read by a second person."""
    value = locked_proposal(value_id, revision)
    if value.state != ValueState.REVIEWED:
        raise ParameterRefused("Une deuxième personne doit d’abord relire cette valeur.")
    put_in_force(value, now=now)
    return value


def put_in_force(value: DatedValue, *, now: datetime) -> None:
    """Publish a value whose author and reviewer are known: the caller holds the transaction.

    The lock on the parameter makes two publications wait for each other; the database refuses any overlap.
    """
    Parameter.objects.select_for_update().get(pk=value.parameter_id)
    found, present = place_among(value.parameter_id, Span(value.starts_on, value.ends_before))
    for key in found.closed:
        _end(present[key], value)
    for key in found.replaced:
        _replace(present[key], value)
    value.state = ValueState.TO_VERIFY if value.text_not_read else ValueState.PUBLISHED
    value.published_at = now
    value.revision += 1
    value.save()
    detail = {"parameter": value.parameter_id, "from": str(value.starts_on)}
    record(Action.PARAMETER_PUBLISHED, subject=value, detail=detail)


def _end(former: DatedValue, new: DatedValue) -> None:
    former.valid = Range(former.starts_on, new.starts_on)
    former.revision += 1
    former.save()
    detail = {"parameter": former.parameter_id, "until": str(new.starts_on), "by": str(new.pk)}
    record(Action.PARAMETER_CLOSED, subject=former, detail=detail)


def _replace(former: DatedValue, new: DatedValue) -> None:
    former.state = ValueState.REPLACED
    former.revision += 1
    former.save()
    detail = {"parameter": former.parameter_id, "replaced_by": str(new.pk)}
    record(Action.PARAMETER_CLOSED, subject=former, detail=detail)
