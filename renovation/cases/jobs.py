"""Work done for cases."""

from uuid import UUID

from django.utils import timezone

from renovation.cases.operations import file_diagnostic_report, remind, remind_of_late
from renovation.cases.rules.reminders import LATE, REMINDER
from renovation.cases.rules.reports import REPORT
from renovation.outbox.registry import Payload, job


@job(REPORT, label="Rapport de diagnostic remis au ménage")
def make_report(payload: Payload) -> None:
    file_diagnostic_report(
        case_id=UUID(payload["case"]), version_id=UUID(payload["version"]), author_id=UUID(payload["author"])
    )


@job(REMINDER, label="Relance prévue par une étape")
def stage_reminder(payload: Payload) -> None:
    remind(
        case_id=UUID(payload["case"]),
        change_id=UUID(payload["change"]),
        rank=int(payload["rank"]),
        now=timezone.now(),
    )


@job(LATE, label="Relance des documents demandés")
def documents_late(payload: Payload) -> None:
    remind_of_late(
        case_id=UUID(payload["case"]),
        request_ids=[UUID(one) for one in payload["requests"]],
        rank=int(payload["rank"]),
        key=UUID(payload["key"]),
        now=timezone.now(),
    )
