"""How a scenario is printed for the household."""

from uuid import UUID

from backoffice.financing.result_page import study_context
from renovation.documents.printing import print_document
from renovation.documents.printing.makers import SourceGone, printed_by
from renovation.financing.queries import calculation_to_print
from renovation.financing.rules.reports import MAKER
from renovation.financing.rules.steps import papers_for, to_do, warning

TEMPLATE = "documents/financing.html"


@printed_by(MAKER)
def print_study(calculation_id: UUID) -> bytes:
    """The PDF of a result, as it was kept."""
    calculation = calculation_to_print(calculation_id)
    if calculation is None:
        raise SourceGone("Ce calcul n’existe plus.")
    variant = calculation.variant
    context = study_context(variant, calculation)
    study = context["study"]
    context |= {
        "calculation": calculation,
        "variant": variant,
        "warning": warning(study),
        "steps": to_do(study),
        "bring": papers_for(study.scenario.situation),
    }
    return print_document(TEMPLATE, context, platform=variant.case.platform)
