"""What the form of a quote offers, and the lines with which it begins."""

from backoffice.contracts.sheet import Offer
from renovation.cases.models import Case
from renovation.contracts.models import Quote
from renovation.contracts.queries import papers_of
from renovation.contracts.rules.edits import LineEdit
from renovation.documents.enums import DocumentKind
from renovation.programmes.queries import current_choice
from renovation.programmes.rules.content import Line, content_from
from renovation.works.rules.catalogue import catalogue


def planned_lines(case: Case) -> list[Line]:
    """Of the programme that was chosen."""
    choice = current_choice(case)
    return content_from(choice.content).lines if choice else []


def offer_for(case: Case, root: Quote | None) -> Offer:
    """`root`: the quote that an amendment changes; while its signature is undone, its lines are still offered."""
    amended = list(root.lines.all()) if root else []
    return Offer(papers_of(case, DocumentKind.QUOTE), planned_lines(case), amended)


def start_from_programme(case: Case) -> list[LineEdit]:
    """Works of the programme with their quantities, without a price: the quote says it."""
    return [_start(line) for line in planned_lines(case)]


def _start(line: Line) -> LineEdit:
    type_ = catalogue().find(line.work_type) if line.work_type else None
    unit = next((one.code for one in type_.units if one.label == line.unit), "") if type_ else ""
    return LineEdit(
        work_type=line.work_type if type_ else "",
        planned_key=line.key,
        label=line.title,
        quantity=line.quantity,
        unit=unit,
        vat_rate=line.vat_rate,
    )
