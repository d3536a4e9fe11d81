"""A priced line of works as it is told to us, before it becomes a reference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

CENT = Decimal("0.01")


class Document(StrEnum):
    """Where the price was read. The later the document, the surer the price."""

    QUOTE = "devis"
    SIGNED_QUOTE = "devis_signe"
    INVOICE = "facture"


class Nature(StrEnum):
    """What is paid: the works, what they bring about (making good, electricity), or a wish of the household."""

    DIRECT = "direct"
    INDUCED = "induit"
    USE = "usage"


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong, and on which line; line 0 is the whole file."""

    line: int
    reason: str


class LinesRefused(Exception):
    """Nothing is recorded, for all these reasons."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{one.line}: {one.reason}" for one in faults))
        self.faults = tuple(sorted(faults))


@dataclass(frozen=True)
class Line:
    """One line. `insee` or `epci` says where; `company` is a SIRET or a name that stands for the firm."""

    work_type: str
    unit: str
    quantity: Decimal
    amount_ht: Decimal
    on: date
    company: str
    insee: str = ""
    epci: str = ""
    vat_rate: Decimal | None = None
    amount_ttc: Decimal | None = None
    document: Document = Document.QUOTE
    nature: Nature = Nature.DIRECT
    # Only the quarter is known: lines that come from another base.
    is_quarter: bool = False
    characteristics: Mapping[str, Decimal] = field(default_factory=dict)
    # Its name where it comes from: the same line is never taken twice.
    reference: str = ""

    @property
    def unit_price_ht(self) -> Decimal:
        return (self.amount_ht / self.quantity).quantize(CENT)
