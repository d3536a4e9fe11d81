"""How a statement is printed, for the household."""

from uuid import UUID

from renovation.documents.printing import print_document
from renovation.documents.printing.makers import SourceGone, printed_by
from renovation.funding.queries.built import statement_to_print
from renovation.funding.rules.built import built_from_dict
from renovation.funding.rules.reports import MAKER

TEMPLATE = "documents/statement.html"


@printed_by(MAKER)
def print_statement(statement_id: UUID) -> bytes:
    """The PDF of a statement, as it was kept."""
    statement = statement_to_print(statement_id)
    if statement is None:
        raise SourceGone("Ce bilan n’existe plus.")
    case = statement.case
    context = {"statement": statement, "case": case, "built": built_from_dict(statement.content)}
    return print_document(TEMPLATE, context, platform=case.platform)
