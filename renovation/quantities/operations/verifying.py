"""A value in force was found in its text."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue
from renovation.quantities.refusals import ParameterRefused


@dataclass(frozen=True)
class Reading:
    """Where the value was found, and when."""

    text: str
    article: str
    address: str
    read_on: date


@transaction.atomic
def verify_value(*, value_id: UUID, reading: Reading, verifier_id: UUID) -> DatedValue:
    """The same value, now with the text in which somebody read it; it is no longer to be verified.

    The value itself does not change: another figure is a new proposal, which a second person reads.
    """
    value = DatedValue.objects.select_for_update(of=("self",)).select_related("parameter").get(pk=value_id)
    if value.state not in ValueState.usable():
        raise ParameterRefused("Cette valeur n’est pas publiée\u00a0: elle ne peut pas être vérifiée.")
    if not reading.text:
        raise ParameterRefused("Écrivez le texte dans lequel vous avez lu cette valeur.", field="source_text")
    was = {"state": value.state, "text": value.source_text, "read_on": str(value.source_read_on or "")}
    value.source_text = reading.text
    value.source_article = reading.article
    value.source_address = reading.address
    value.source_read_on = reading.read_on
    value.state = ValueState.PUBLISHED
    value.text_not_read = False
    value.verifier_id = verifier_id
    value.revision += 1
    value.save()
    record(Action.PARAMETER_VERIFIED, subject=value, detail={"parameter": value.parameter_id, **was})
    return value
