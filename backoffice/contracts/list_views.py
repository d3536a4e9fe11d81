"""The quotes and invoices of a case, and one quote with all that is said of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.contracts.forms import DatesForm
from backoffice.contracts.opening import frame, opened_case, opened_quote, works_on
from backoffice.contracts.words import RemarksAt, rows_of, totals_of
from renovation.cases.models import Case
from renovation.contracts.models import Quote
from renovation.contracts.operations import note_quote_read
from renovation.contracts.queries import (
    comparison_of,
    movements_of,
    order_of,
    positions_of,
    quotes_of,
    remarks_of,
    root_of,
    statement_of,
)
from renovation.contracts.queries.billing import over_of
from renovation.contracts.queries.qualified import qualified_of
from renovation.contracts.rules.mentions import missing
from renovation.contracts.rules.states import moves_of
from renovation.edge.contracts import days_off_around, withdrawal_of
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_WORKERS)
def contracts(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Planned, engaged, invoiced, paid, line by line; every quote; those on the same works side by side."""
    case = opened_case(request, case_id, Right.READ_CONTRACTS)
    quotes, today = quotes_of(case), timezone.localdate()
    standing = [one for one in quotes if one.state != "abandoned"]
    context = frame(
        case,
        quotes=[(one, totals_of(one)) for one in quotes],
        statement=statement_of(case, quotes),
        awaited=[one for one in movements_of(case, quotes) if one.kind != "payment"],
        compared=comparison_of(standing, positions_of(case, standing, today=today)),
        today=today,
        works=works_on(request, case),
    )
    return render(request, "backoffice/contracts/list.html", context)


@require_GET
@for_roles(*CASE_WORKERS)
def quote(request: LoggedInRequest, quote_id: UUID) -> HttpResponse:
    """One quote: its lines with what is said of them, its dates, its amendments and invoices."""
    found, case = opened_quote(request, quote_id, Right.READ_CONTRACTS)
    note_quote_read(quote=found, reader_id=request.user.pk, now=timezone.now())
    return quote_page(request, found, case)


def quote_page(
    request: LoggedInRequest, found: Quote, case: Case, *, dates_form: DatesForm | None = None, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    said, positions = RemarksAt(remarks_of(found, today=today)), positions_of(case, [found], today=today)
    root = root_of(found)
    # A signature on which something rests is not undone.
    rests = bool(root.invoices.all()) or any(one.is_signed for one in found.amendments.all())
    if dates_form is not None:
        dates_form.renew(found)
    context = frame(
        case,
        quote=found,
        root=root,
        said=said,
        rows=rows_of(found, said, qualified_of(found, today=today), positions),
        totals=totals_of(found),
        missing=missing(found.mentions),
        order=order_of(found, today=today, days_off=days_off_around(found.signed_on, case)),
        withdrawal=withdrawal_of(found, case),
        moves=[] if found.is_signed and rests else moves_of(found.state),
        dates_form=dates_form or DatesForm(quote=found),
        amendments=[(one, totals_of(one)) for one in root.amendments.all()],
        invoices=list(root.invoices.all()),
        over=over_of(root),
        given=sum(1 for line in found.lines.all() if line.price_id),
        today=today,
        works=works_on(request, case),
    )
    return render(request, "backoffice/contracts/quote.html", context, status=status)
