"""How a version of a plan is printed, for the household and its bank."""

from uuid import UUID

from renovation.documents.printing import print_document
from renovation.documents.printing.makers import SourceGone, printed_by
from renovation.edge.plans import plan_in_words
from renovation.financing.queries.plans import plan_version_to_print
from renovation.financing.rules.plan.financed import financed_from_dict
from renovation.financing.rules.plan.warnings import NOT_CONTRACTUAL
from renovation.financing.rules.reports import PLAN_MAKER

TEMPLATE = "documents/plan.html"


@printed_by(PLAN_MAKER)
def print_plan(version_id: UUID) -> bytes:
    """The PDF of a version, as it was kept."""
    version = plan_version_to_print(version_id)
    if version is None:
        raise SourceGone("Cette version n’existe plus.")
    case = version.plan.variant.case
    context = {
        "version": version,
        "case": case,
        "warnings": version.warnings,
        "notice": NOT_CONTRACTUAL,
        **plan_in_words(financed_from_dict(version.content)),
    }
    return print_document(TEMPLATE, context, platform=case.platform)
