"""Work done for cases."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from renovation.cases.operations import file_diagnostic_report, remind, remind_of_late
from renovation.cases.operations.exports import STEP, purge_exports, write_part
from renovation.cases.operations.proofs import forget_checked_proofs
from renovation.cases.rules.reminders import LATE, REMINDER
from renovation.cases.rules.reports import REPORT
from renovation.outbox.registry import Payload, job, periodic

FORGET_PROOFS = "cases.forget_proofs"
PURGE_EXPORTS = "cases.purge_exports"


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


@job(FORGET_PROOFS, label="Effacer les avis d’impôt vérifiés")
def forget_proofs(payload: Payload) -> None:
    forget_checked_proofs(now=timezone.now())


periodic(FORGET_PROOFS, every=timedelta(days=1), offset=timedelta(hours=3, minutes=10), catch_up=True)


@job(LATE, label="Relance des documents demandés")
def documents_late(payload: Payload) -> None:
    remind_of_late(
        case_id=UUID(payload["case"]),
        request_ids=[UUID(one) for one in payload["requests"]],
        rank=int(payload["rank"]),
        key=UUID(payload["key"]),
        now=timezone.now(),
    )


@job(STEP, label="Export d’une liste de dossiers")
def export_step(payload: Payload) -> None:
    write_part(export_id=UUID(payload["export"]), number=int(payload["number"]), now=timezone.now())


@job(PURGE_EXPORTS, label="Oubli des exports de dossiers")
def forget_exports(payload: Payload) -> None:
    purge_exports(now=timezone.now())


periodic(PURGE_EXPORTS, every=timedelta(days=1), offset=timedelta(hours=3), catch_up=True)
