"""« Mes aides » as a PDF, to bring to an appointment."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from renovation.documents.models import Printout
from renovation.documents.operations import order_printout
from renovation.documents.printing import print_document
from renovation.documents.printing.makers import SourceGone, printed_by
from renovation.financing.models import AidsInquiry
from renovation.financing.queries import inquiry_to_print, outlook_of
from selfservice.aids_page import aids_context

REPORT = "selfservice.aids_report"
TITLE = "Estimation de vos aides à la rénovation"


def order_report(inquiry: AidsInquiry, *, on: date) -> Printout:
    """Ask for the report of the answers as they stand, with the rules of a day."""
    return order_printout(
        platform=inquiry.platform,
        maker=REPORT,
        source_id=inquiry.pk,
        version=f"{inquiry.changed_at.isoformat()}/{on.isoformat()}",
        title=TITLE,
    )


@printed_by(REPORT)
def print_report(source_id: UUID) -> bytes:
    """Made in a job, from the answers that are stored."""
    inquiry = inquiry_to_print(source_id)
    if inquiry is None:
        raise SourceGone("Le calcul d’aides à imprimer n’existe plus.")
    context = aids_context(inquiry, outlook_of(inquiry, on=timezone.localdate()))
    return print_document("documents/aids_report.html", context, platform=inquiry.platform)
