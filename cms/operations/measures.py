"""Which server counts the visits of a site. The journal learns who named it."""

from django.db import transaction

from cms.models import AudienceMeasure
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def keep_measure(*, measure: AudienceMeasure, fields: list[str]) -> AudienceMeasure:
    """Store a measure found in order; the fields that changed are told, by name."""
    measure.save()
    record(Action.CONFIGURATION_CHANGED, subject=measure, platform_id=measure.platform_id, detail={"measure": fields})
    return measure


@transaction.atomic
def forget_measure(*, measure: AudienceMeasure) -> None:
    """Nothing is counted any more."""
    record(Action.CONFIGURATION_CHANGED, subject=measure, platform_id=measure.platform_id, detail={"measure": []})
    measure.delete()
