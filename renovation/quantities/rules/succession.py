"""How a new value takes its place among the values that hold already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


class PeriodRefused(ValueError):
    """The new period cannot take its place; the message is for the person, about the field named."""

    def __init__(self, text: str, field: str) -> None:
        super().__init__(text)
        self.text = text
        self.field = field


@dataclass(frozen=True)
class Span:
    """A period: from its first day to the day before `end`, or without end."""

    first: date
    end: date | None = None
    key: Any = None

    def overlaps(self, other: "Span") -> bool:
        return (self.end is None or other.first < self.end) and (other.end is None or self.first < other.end)

    @property
    def last_day(self) -> date | None:
        return self.end - timedelta(days=1) if self.end else None


@dataclass(frozen=True)
class Succession:
    """What happens to the present values: `closed` end on the eve of the new one, `replaced` no longer count.

    `nothing_from` is the day from which no value is known any more, where one was before.
    """

    closed: tuple[Any, ...] = ()
    replaced: tuple[Any, ...] = ()
    nothing_from: date | None = None


def succession(new: Span, present: Sequence[Span], *, noun: str = "valeur") -> Succession:
    """The place of a new period. Raises PeriodRefused where it would run over a later one, a `noun` for the person."""
    if new.end is not None and new.end <= new.first:
        raise PeriodRefused("La période finit avant de commencer.", "valid_to")
    touched = [one for one in present if one.overlaps(new)]
    for one in touched:
        if one.first > new.first:
            raise PeriodRefused(
                f"Une {noun} publiée commence le {day(one.first)}\u00a0: indiquez une fin de validité au "
                f"{day(one.first - timedelta(days=1))} au plus tard.",
                "valid_to",
            )
    return Succession(
        closed=tuple(one.key for one in touched if one.first < new.first),
        replaced=tuple(one.key for one in touched if one.first == new.first),
        nothing_from=_gap(new, touched, present),
    )


def placed(new: Span, present: Sequence[Span]) -> list[Span]:
    """The periods once the new one has taken its place."""
    found = succession(new, present)
    kept = [one for one in present if one.key not in found.replaced]
    closed = [Span(one.first, new.first, one.key) if one.key in found.closed else one for one in kept]
    return [*closed, new]


def day(value: date) -> str:
    """A day as figures."""
    return f"{value:%d/%m/%Y}"


def _gap(new: Span, touched: Sequence[Span], present: Sequence[Span]) -> date | None:
    if new.end is None:
        return None
    longer = any(one.end is None or one.end > new.end for one in touched)
    followed = any(one.first == new.end for one in present)
    return new.end if longer and not followed else None
