"""Proposing a value: a draft, which counts for nothing before a second person has read it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from psycopg.types.range import Range

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue, Parameter
from renovation.quantities.refusals import Outdated, ParameterRefused
from renovation.quantities.rules.shapes import shape_faults
from renovation.quantities.rules.succession import PeriodRefused, Span, Succession, succession


@dataclass(frozen=True)
class Proposal:
    """A value with its period and its source."""

    value: Any
    valid_from: date
    valid_to: date | None
    source_text: str
    source_article: str = ""
    source_address: str = ""
    source_read_on: date | None = None
    text_not_read: bool = False


@transaction.atomic
def propose_value(*, key: UUID, code: str, proposal: Proposal, author_id: UUID) -> DatedValue:
    """A new draft. Sent twice with one key, there is one; raises ParameterRefused where it could have no place."""
    parameter = Parameter.objects.select_for_update().get(pk=code)
    known = DatedValue.objects.filter(pk=key, parameter=parameter).first()
    if known is not None:
        return known
    _demand_place(parameter, proposal)
    value = DatedValue(pk=key, parameter=parameter, author_id=author_id, state=ValueState.DRAFT)
    fill(value, proposal).save(force_insert=True)
    record(Action.PARAMETER_DRAFTED, subject=value, detail={"parameter": code, "from": str(proposal.valid_from)})
    return value


@transaction.atomic
def change_value(*, value_id: UUID, revision: int, proposal: Proposal, author_id: UUID) -> DatedValue:
    """Correct one's own proposal; what had been read is to be read again."""
    value = locked_proposal(value_id, revision)
    if value.author_id != author_id:
        raise ParameterRefused("Seule la personne qui a proposé cette valeur peut la corriger.")
    _demand_place(value.parameter, proposal)
    value.state = ValueState.DRAFT
    value.reviewer_id = None
    value.revision += 1
    fill(value, proposal).save()
    record(Action.PARAMETER_CHANGED, subject=value, detail={"parameter": value.parameter_id})
    return value


@transaction.atomic
def drop_value(*, value_id: UUID, revision: int) -> str:
    """Give a proposal up; gives the code of its parameter. The journal keeps that it was made."""
    value = locked_proposal(value_id, revision)
    code = value.parameter_id
    record(Action.PARAMETER_DROPPED, subject=value, detail={"parameter": code, "from": str(value.starts_on)})
    value.delete()
    return code


def fill(value: DatedValue, proposal: Proposal) -> DatedValue:
    """Put a proposal into its row."""
    value.value = proposal.value
    value.valid = Range(proposal.valid_from, proposal.valid_to)
    value.source_text = proposal.source_text
    value.source_article = proposal.source_article
    value.source_address = proposal.source_address
    value.source_read_on = proposal.source_read_on
    value.text_not_read = proposal.text_not_read
    return value


def locked_proposal(value_id: UUID, revision: int) -> DatedValue:
    """A proposal that belongs to no batch, as the person read it; Outdated when it moved on since."""
    rows = DatedValue.objects.alone().select_for_update(of=("self", "parameter")).select_related("parameter")
    value = rows.get(pk=value_id)
    if not value.is_proposed or value.revision != revision:
        raise Outdated
    return value


def place_among(code: str, span: Span) -> tuple[Succession, dict[UUID, DatedValue]]:
    """How a period takes its place among the values published, which are given with it."""
    present = {value.pk: value for value in DatedValue.objects.usable().filter(parameter_id=code)}
    spans = [Span(value.starts_on, value.ends_before, key) for key, value in present.items()]
    try:
        return succession(span, spans), present
    except PeriodRefused as refused:
        raise ParameterRefused(refused.text, field=refused.field) from refused


def _demand_place(parameter: Parameter, proposal: Proposal) -> None:
    _, present = place_among(parameter.pk, Span(proposal.valid_from, proposal.valid_to))
    newest = max(present.values(), key=lambda value: value.starts_on, default=None)
    faults = shape_faults(newest.value, proposal.value) if newest else []
    if faults:
        raise ParameterRefused(" ".join(faults))
