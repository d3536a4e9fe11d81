"""Work done for cases."""

from uuid import UUID

from renovation.cases.operations import file_diagnostic_report
from renovation.cases.rules.reports import REPORT
from renovation.outbox.registry import Payload, job


@job(REPORT, label="Rapport de diagnostic remis au ménage")
def make_report(payload: Payload) -> None:
    file_diagnostic_report(
        case_id=UUID(payload["case"]), version_id=UUID(payload["version"]), author_id=UUID(payload["author"])
    )
