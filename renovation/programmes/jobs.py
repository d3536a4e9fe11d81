"""Work done later about programmes."""

from uuid import UUID

from renovation.outbox.registry import Payload, job
from renovation.programmes.operations import file_programme_report
from renovation.programmes.rules.reports import REPORT


@job(REPORT, label="Programme de travaux remis au ménage")
def make_report(payload: Payload) -> None:
    file_programme_report(choice_id=UUID(payload["choice"]), author_id=UUID(payload["author"]))
