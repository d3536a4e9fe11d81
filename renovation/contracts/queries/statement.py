"""Where the money of a case stands: planned by the chosen programme, engaged, invoiced, paid."""

from collections.abc import Iterable
from uuid import UUID

from renovation.cases.models import Case
from renovation.contracts.enums import InvoiceState
from renovation.contracts.models import Invoice, Quote
from renovation.contracts.queries.agreed import agreed_of, key_of
from renovation.contracts.queries.quotes import quotes_of
from renovation.contracts.rules.statement import (
    Billed,
    Claim,
    Engaged,
    Movement,
    MovementKind,
    Planned,
    Statement,
    awaited,
    statement_from,
)
from renovation.programmes.queries import current_choice
from renovation.programmes.rules.content import content_from

CONTESTED = " (contestée)"


def statement_of(case: Case, quotes: list[Quote] | None = None) -> Statement:
    """By line and in all. Only signed quotes engage; drafts of invoices and of payments are not counted."""
    engaged, keys = list[Engaged](), dict[UUID, str]()
    signed = _signed(quotes_of(case) if quotes is None else quotes)
    for quote in signed:
        for one in agreed_of(quote):
            keys[one.line.pk] = key_of(one.line)
            engaged.append(Engaged(keys[one.line.pk], str(one.line), one.amounts.ttc))
    billed = [
        Billed(tuple((keys[line.quote_line_id], line.ttc) for line in invoice.lines.all()), invoice.paid)
        for quote in signed
        for invoice in counted(quote)
    ]
    return statement_from(planned_of(case), engaged, billed)


def movements_of(case: Case, quotes: list[Quote] | None = None) -> tuple[Movement, ...]:
    """What was paid and what is left to pay of the invoices, by day."""
    found: list[Movement] = []
    for quote in _signed(quotes_of(case) if quotes is None else quotes):
        for invoice in counted(quote):
            label = f"{invoice}, {quote.company}{CONTESTED if invoice.state == InvoiceState.CONTESTED else ''}"
            found += [
                Movement(one.paid_on, label, one.amount, MovementKind.PAYMENT, one.payer)
                for one in invoice.payments.all()
                if not one.is_draft
            ]
            found += awaited(_claim(invoice, label))
    return tuple(sorted(found, key=lambda one: (one.on, one.kind, one.label)))


def planned_of(case: Case) -> list[Planned]:
    """The lines of the programme that was chosen last; nothing before."""
    choice = current_choice(case)
    if choice is None:
        return []
    return [
        Planned(line.key, line.title, line.cost.ttc if line.cost is not None else None)
        for line in content_from(choice.content).lines
    ]


def counted(quote: Quote) -> list[Invoice]:
    return [one for one in quote.invoices.all() if not one.is_draft]


def _signed(quotes: Iterable[Quote]) -> list[Quote]:
    return [one for one in quotes if one.is_signed]


def _claim(invoice: Invoice, label: str) -> Claim:
    on = invoice.dated_on or invoice.created_at.date()
    return Claim(label, on, invoice.due_on, invoice.ttc, invoice.paid, invoice.retention, invoice.retention_until)
