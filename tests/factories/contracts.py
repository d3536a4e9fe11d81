"""Quotes as an adviser types them, signed, invoiced, paid."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.contracts.models import Invoice, Quote
from renovation.contracts.operations import note_dates, record_payment, save_invoice, start_quote
from renovation.contracts.queries import quote_for
from renovation.contracts.rules.edits import DatesEdit, InvoiceEdit, LineEdit, PaymentEdit, QuoteEdit
from renovation.contracts.rules.mentions import CODES
from renovation.contracts.rules.seeds import seed_entries
from renovation.quantities.operations import load_parameters
from tests.factories.cases import NOVEMBER

SIRET = "73282932000074"
ATTIC = "isolation_combles_non_amenages"


def line_edit(**changes: Any) -> LineEdit:
    """Attics, 80 m² at 40 € each."""
    given: dict[str, Any] = {
        "work_type": ATTIC,
        "label": "Combles soufflés",
        "quantity": Decimal(80),
        "unit": "m2",
        "ht": Decimal(3200),
        "vat_rate": Decimal("0.055"),
        "characteristics": {"resistance_isolant": Decimal(7)},
    }
    return LineEdit(**{**given, **changes})


def quote_edit(*lines: LineEdit, **changes: Any) -> QuoteEdit:
    """A quote with nothing wrong."""
    given: dict[str, Any] = {
        "siret": SIRET,
        "company": "Toits du Doubs",
        "number": "D-12",
        "dated_on": date(2026, 10, 1),
        "valid_until": date(2026, 12, 31),
        "visit_on": date(2026, 9, 20),
        "mentions": CODES,
        "overrides": "Certificat vu le 2 octobre",
        "lines": lines or (line_edit(),),
    }
    return QuoteEdit(**{**given, **changes})


def load_delays() -> None:
    load_parameters(entries=seed_entries(), at=NOVEMBER)


def quote_of(case: Case, author: User, *lines: LineEdit, amends: Quote | None = None, **changes: Any) -> Quote:
    """A draft."""
    made = start_quote(
        case=case,
        edit=quote_edit(*lines, **changes),
        author=author,
        now=NOVEMBER,
        key=uuid.uuid4(),
        amends=amends,
    )
    return quote_for(made.pk)


def signed(quote: Quote, author: User, *, on: date = date(2026, 10, 20), **changes: Any) -> Quote:
    edit = DatesEdit(**{"signed_on": on, "starts_on": date(2026, 11, 10), **changes})
    note_dates(quote_id=quote.pk, revision=quote.revision, edit=edit, author=author, now=NOVEMBER)
    return quote_for(quote.pk)


def invoice_of(quote: Quote, author: User, **changes: Any) -> Invoice:
    """30 % of every line."""
    given: dict[str, Any] = {
        "kind": "deposit",
        "number": "F-1",
        "dated_on": date(2026, 11, 12),
        "due_on": date(2026, 11, 30),
        "progress": Decimal(30),
    }
    edit = InvoiceEdit(**{**given, **changes})
    made = save_invoice(quote_id=quote.pk, edit=edit, author=author, now=NOVEMBER, key=uuid.uuid4())
    return Invoice.objects.get(pk=made.pk)


def payment_edit(amount: str, **changes: Any) -> PaymentEdit:
    given = {"paid_on": date(2026, 11, 20), "payer": "household", "means": "transfer"}
    return PaymentEdit(**{**given, "amount": Decimal(amount), **changes})


def contract_content(case: Case, author: User) -> dict[str, object]:
    """A signed quote, an invoice and a payment, by the names that addresses give them."""
    quote = signed(quote_of(case, author), author)
    invoice = invoice_of(quote, author, number=f"F-{quote.pk.hex[:8]}")
    payment, _ = record_payment(
        invoice_id=invoice.pk, edit=payment_edit("100"), author=author, now=NOVEMBER, key=uuid.uuid4()
    )
    return {"quote_id": quote.pk, "invoice_id": invoice.pk, "payment_id": payment.pk}
