"""The household's report: its result as a PDF."""

from uuid import UUID

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import diagnosis_to_print
from renovation.documents.models import Printout
from renovation.documents.operations import order_printout
from renovation.documents.printing import print_document
from renovation.documents.printing.makers import SourceGone, printed_by
from selfservice.result_page import result_context

REPORT = "selfservice.household_report"
TITLE = "Estimation énergétique de votre logement"


def order_report(diagnosis: SelfDiagnosis) -> Printout:
    """Ask for the report of the diagnosis as it stands."""
    return order_printout(
        platform=diagnosis.platform,
        maker=REPORT,
        source_id=diagnosis.pk,
        version=diagnosis.changed_at.isoformat(),
        title=TITLE,
    )


@printed_by(REPORT)
def print_report(source_id: UUID) -> bytes:
    """Made in a job, from what is stored."""
    diagnosis = diagnosis_to_print(source_id)
    if diagnosis is None:
        raise SourceGone("L’autodiagnostic à imprimer n’existe plus.")
    context = result_context(diagnosis)
    return print_document("documents/household_report.html", context, platform=diagnosis.platform)
