"""Opening a quote or an invoice: what is not the reader's does not exist (D2), the right is asked each time (D9)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backoffice.access import demand
from renovation.cases.models import Case
from renovation.cases.permissions import can
from renovation.cases.queries import case_for
from renovation.contracts.models import Invoice, Quote
from renovation.contracts.queries import invoice_for, payment_for, quote_for
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@dataclass(frozen=True)
class OpenedInvoice:
    """An invoice with its lines and payments, the quote that it is of, and the case."""

    invoice: Invoice
    quote: Quote
    case: Case


def opened_case(request: LoggedInRequest, case_id: UUID, right: Right) -> Case:
    case = case_for(request.reader, case_id)
    demand(request, right, case)
    return case


def opened_quote(request: LoggedInRequest, quote_id: UUID, right: Right) -> tuple[Quote, Case]:
    quote = quote_for(quote_id)
    return quote, opened_case(request, quote.case_id, right)


def opened_invoice(request: LoggedInRequest, invoice_id: UUID, right: Right) -> OpenedInvoice:
    found = invoice_for(invoice_id)
    case = opened_case(request, found.quote.case_id, right)
    quote = quote_for(found.quote_id)
    return OpenedInvoice(next(one for one in quote.invoices.all() if one.pk == invoice_id), quote, case)


def opened_payment(request: LoggedInRequest, payment_id: UUID, right: Right) -> UUID:
    """Its identifier, once its case may be worked on."""
    payment = payment_for(payment_id)
    opened_case(request, payment.invoice.quote.case_id, right)
    return payment.pk


def works_on(request: LoggedInRequest, case: Case) -> bool:
    return can(request.reader, Right.WORK_CONTRACTS, case)


def frame(case: Case, **more: Any) -> dict[str, Any]:
    """What every page about quotes shows around its subject."""
    return {"case": case, **more}
