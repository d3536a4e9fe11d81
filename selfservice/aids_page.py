"""Everything that « Mes aides » shows, on the page and in the printed report."""

from renovation.edge.aids import aids_pictured
from renovation.financing.models import AidsInquiry
from renovation.financing.rules.outlook import Outlook
from renovation.financing.rules.steps import to_bring, to_do, warning

BAR = "Qui paie les travaux, au milieu de la fourchette de prix"


def aids_context(inquiry: AidsInquiry, found: Outlook) -> dict[str, object]:
    """Context of the templates."""
    return {
        "inquiry": inquiry,
        "outlook": found,
        "warning": warning(found),
        "steps": to_do(found),
        "bring": to_bring(found.answers.occupation),
        **aids_pictured(found, BAR),
    }
