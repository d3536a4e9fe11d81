"""Work done later about the follow-up."""

from uuid import UUID

from renovation.funding.operations.statements import file_statement_report
from renovation.funding.rules.reports import REPORT
from renovation.outbox.registry import Payload, job


@job(REPORT, label="Bilan financier remis au ménage")
def make_statement_report(payload: Payload) -> None:
    file_statement_report(statement_id=UUID(payload["statement"]), author_id=UUID(payload["author"]))
