"""How a figure was found: a tree whose leaves add up to what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

# Physics counts in floats, money in decimals; one tree never mixes them.
Number = TypeVar("Number", float, Decimal)


@dataclass(frozen=True)
class Operand(Generic[Number]):
    """One quantity that enters a formula."""

    label: str
    value: Number
    unit: str


@dataclass(frozen=True)
class Trace(Generic[Number]):
    """One figure: what it is, how it was found, from what. The results of the children add up to `result`."""

    label: str
    formula: str
    result: Number
    unit: str
    source: str = ""
    to_verify: bool = False
    children: Sequence["Trace[Number]"] = ()
    operands: Sequence[Operand[Number]] = ()
    parameter: str = ""
