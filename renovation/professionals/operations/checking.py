"""The checks between what was read and what is shown."""

from datetime import datetime

from django.db.models import Count, Q

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.professionals.enums import Dataset, ImportState
from renovation.professionals.models import DirectoryImport
from renovation.professionals.operations.alerting import alert_administrators
from renovation.professionals.operations.releasing import apply_staged, apply_staged_history, rows_before
from renovation.professionals.rules.checks import WATCHED, drop_refusal, foreign_refusal, rates


def check_and_apply(*, directory_import: DirectoryImport, now: datetime) -> None:
    """Apply what passes the checks. A drop waits for an administrator; a foreign file is refused for good."""
    found = directory_import
    found.ended_at = now
    found.null_rates = _null_rates(found)
    foreign = foreign_refusal(read=found.rows_read, quarantined=found.rows_quarantined)
    drop = drop_refusal(rows=found.rows_read - found.rows_quarantined, before=rows_before(found))
    if foreign:
        found.staged.all()._raw_delete(found._state.db)
        found.state, found.message = ImportState.REFUSED, foreign
    elif drop and found.drop_accepted_by_id is None:
        found.state, found.message = ImportState.STOPPED, drop
    else:
        _apply(found)
    if found.message or found.unknown_labels:
        alert_administrators(directory_import=found)


def _apply(found: DirectoryImport) -> None:
    if found.dataset == Dataset.LIST:
        apply_staged(directory_import=found)
    else:
        apply_staged_history(directory_import=found)
    found.state = ImportState.APPLIED if found.changed_anything else ImportState.UNCHANGED
    if found.content:
        # All that it told is in the tables; it holds addresses of persons.
        found.content.delete(save=False)
    record(Action.CONFIGURATION_CHANGED, subject=found, detail={"dataset": found.dataset, **found.changes})


def _null_rates(found: DirectoryImport) -> dict[str, float]:
    empty = {
        column: Count(
            "pk", filter=Q(is_approximate=True) | Q(latitude=None) if column == "latitude" else Q(**{column: ""})
        )
        for column in WATCHED
    }
    numbers = found.staged.aggregate(rows=Count("pk"), **empty)
    return rates({column: numbers[column] for column in WATCHED}, of=numbers["rows"])
