"""What a lever is: one answer on which an aid depends, as forms ask for it and pages tell it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from renovation.aids.rules.money import euros

NBSP = "\N{NO-BREAK SPACE}"
HUNDRED = Decimal(100)
Choices = tuple[tuple[str, str], ...]


class LeverKind(StrEnum):
    WHOLE = "whole"
    NUMBER = "number"
    EUROS = "euros"
    # Typed in percent; kept as a fraction when the rules count in fractions.
    PERCENT = "percent"
    FRACTION = "fraction"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"


@dataclass(frozen=True)
class Lever:
    """One answer. `path` is its place in a scenario."""

    path: str
    label: str
    kind: LeverKind = LeverKind.YES_NO
    choices: Choices = ()
    low: int = 0
    high: int = 10_000_000
    unit: str = ""
    hint: str = ""

    @property
    def name(self) -> str:
        """Its name in a form."""
        return self.path.removeprefix("situation.").replace(".", "-")

    def words(self, plain: Any) -> str:
        """A kept value as people read it."""
        if plain is None:
            return "non précisé"
        return _WORDS[self.kind](self, plain)


@dataclass(frozen=True)
class LeverGroup:
    """Answers that are asked together; `rare` ones are folded until something is said there."""

    code: str
    title: str
    levers: tuple[Lever, ...]
    rare: bool = False


def _number(lever: Lever, plain: Any) -> str:
    text = f"{Decimal(str(plain)).normalize():,f}".replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")
    return f"{text}{NBSP}{lever.unit}" if lever.unit else text


def _percent(lever: Lever, plain: Any) -> str:
    share = Decimal(str(plain)) * (HUNDRED if lever.kind is LeverKind.FRACTION else 1)
    return f"{share.normalize():f}".replace(".", ",") + f"{NBSP}%"


_WORDS: Mapping[LeverKind, Callable[[Lever, Any], str]] = {
    LeverKind.WHOLE: _number,
    LeverKind.NUMBER: _number,
    LeverKind.EUROS: lambda _lever, plain: euros(Decimal(str(plain))),
    LeverKind.PERCENT: _percent,
    LeverKind.FRACTION: _percent,
    LeverKind.CHOICE: lambda lever, plain: dict(lever.choices).get(str(plain), str(plain)),
    LeverKind.YES_NO: lambda _lever, plain: "oui" if plain else "non",
    LeverKind.DATE: lambda _lever, plain: f"{date.fromisoformat(str(plain)):%d/%m/%Y}",
}
