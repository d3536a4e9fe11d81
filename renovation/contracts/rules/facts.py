"""A quote and what is known of its company, as the rules read them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class LineFacts:
    """One line as it was typed."""

    position: int
    label: str = ""
    work_type: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    ht: Decimal | None = None
    vat_rate: Decimal | None = None
    ttc: Decimal | None = None
    characteristics: Mapping[str, Decimal] = field(default_factory=dict)
    # The line of the signed quote that an amendment changes.
    changes: str = ""


@dataclass(frozen=True)
class QuoteFacts:
    """A quote as it was typed."""

    siret: str = ""
    company: str = ""
    number: str = ""
    dated_on: date | None = None
    valid_until: date | None = None
    stated_ttc: Decimal | None = None
    mentions: tuple[str, ...] = ()
    overrides: str = ""
    is_amendment: bool = False
    lines: tuple[LineFacts, ...] = ()


@dataclass(frozen=True)
class Qualified:
    """What the RGE directory says of a line: `state` in a word, and the sentence."""

    is_covered: bool
    said: str


@dataclass(frozen=True)
class Known:
    """What is known beside the paper: usual rates of tax, whether the number is in the directory, qualifications."""

    today: date
    rates: tuple[Decimal, ...] = ()
    # None: there is no directory to look in.
    is_listed: bool | None = None
    qualified: Mapping[int, Qualified] = field(default_factory=dict)
    key_is_wrong: bool = False
    # What is signed beside an amendment, with tax, by line of the quote that it changes, and in all.
    agreed: Mapping[str, Decimal] = field(default_factory=dict)
    agreed_total: Decimal | None = None
