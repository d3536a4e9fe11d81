"""What an adviser sends from the page of a quote or of an invoice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class LineEdit:
    """A line of a quote; without an identifier, a new one."""

    line_id: UUID | None = None
    changes_id: UUID | None = None
    work_type: str = ""
    planned_key: str = ""
    label: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    ht: Decimal | None = None
    vat_rate: Decimal | None = None
    ttc: Decimal | None = None
    characteristics: Mapping[str, Decimal] = field(default_factory=dict)
    removed: bool = False


@dataclass(frozen=True)
class QuoteEdit:
    """The whole paper. Lines that it does not name stay as they are."""

    siret: str = ""
    company: str = ""
    number: str = ""
    dated_on: date | None = None
    valid_until: date | None = None
    visit_on: date | None = None
    starts_on: date | None = None
    stated_ttc: Decimal | None = None
    mentions: tuple[str, ...] = ()
    overrides: str = ""
    document_id: UUID | None = None
    lines: tuple[LineEdit, ...] = ()


@dataclass(frozen=True)
class DatesEdit:
    """What happened around the signature. With `signed_on`, the quote is signed."""

    signed_on: date | None = None
    off_premises: bool = True
    cee_offer_on: date | None = None
    anah_agreement_on: date | None = None
    visit_on: date | None = None
    starts_on: date | None = None


@dataclass(frozen=True)
class BillLineEdit:
    """A cumulative progress in percent, or amounts; both empty, the line is not invoiced."""

    quote_line_id: UUID
    progress: Decimal | None = None
    ht: Decimal | None = None
    ttc: Decimal | None = None


@dataclass(frozen=True)
class InvoiceEdit:
    """The whole paper. `progress` is that of every line that says nothing of its own."""

    kind: str
    number: str = ""
    dated_on: date | None = None
    due_on: date | None = None
    stated_ttc: Decimal | None = None
    retention: Decimal = Decimal(0)
    retention_until: date | None = None
    document_id: UUID | None = None
    progress: Decimal | None = None
    lines: tuple[BillLineEdit, ...] = ()


@dataclass(frozen=True)
class PaymentEdit:
    paid_on: date
    amount: Decimal
    payer: str
    means: str
    payer_name: str = ""
    reference: str = ""
