"""How a chosen programme is printed for the household."""

from uuid import UUID

from renovation.documents.printing import print_document
from renovation.documents.printing.makers import SourceGone, printed_by
from renovation.edge.programmes import programme_in_words
from renovation.programmes.queries import choice_to_print
from renovation.programmes.rules.reports import MAKER

TEMPLATE = "documents/programme.html"


@printed_by(MAKER)
def print_programme(choice_id: UUID) -> bytes:
    """The PDF of a decision, as it was kept."""
    choice = choice_to_print(choice_id)
    if choice is None:
        raise SourceGone("Cette décision n’existe plus.")
    context = {"choice": choice, "case": choice.case, **programme_in_words(choice.content)}
    return print_document(TEMPLATE, context, platform=choice.case.platform)
