"""What an adviser sends back from the page of a scenario."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StepEdit:
    """`year`: when it is planned."""

    number: int
    title: str
    year: int | None


@dataclass(frozen=True, slots=True)
class LineEdit:
    """A line that stands already. The number after the last step makes a new step; without a price, the usual one."""

    line_id: UUID
    step: int
    quantity: Decimal
    quantity_reason: str = ""
    price_ht: Decimal | None = None
    price_reason: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class NewLine:
    """A work that is added, by its key."""

    key: str
    step: int


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything at once. Lines that it does not name stay as they are."""

    name: str
    note: str
    steps: tuple[StepEdit, ...] = ()
    lines: tuple[LineEdit, ...] = ()
    new: tuple[NewLine, ...] = ()
