"""What a local aid gives to typical households, alone and in their whole plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from renovation.aids.rules.financing import Book, evaluate
from renovation.aids.rules.local_aids import local_aid
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.result import Result
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.typical import Spot, Typical, typical_situations


@dataclass(frozen=True)
class Trial:
    """One household: the answer of the aid, and what remains to pay without it and with it."""

    typical: Typical
    result: Result
    without_eur: Decimal | None
    with_eur: Decimal | None

    @property
    def gain_eur(self) -> Decimal | None:
        """What the household really wins once the other aids are capped."""
        if self.without_eur is None or self.with_eur is None:
            return None
        return self.without_eur - self.with_eur


def try_local_aid(one: LocalAid, spot: Spot, book: Book, on: date) -> Sequence[Trial]:
    """The aid on each typical household whose home stands on its territory."""
    parameters = book(on)
    return tuple(_trial(one, typical, book, on) for typical in typical_situations(spot, parameters, on))


def _trial(one: LocalAid, typical: Typical, book: Book, on: date) -> Trial:
    situation = typical.situation
    return Trial(
        typical,
        local_aid(one, situation, book(on), on),
        _remaining(situation, book, on, ()),
        _remaining(situation, book, on, (one,)),
    )


def _remaining(situation: Situation, book: Book, on: date, aids: Sequence[LocalAid]) -> Decimal | None:
    best = evaluate(situation, book, on, aids).best_plan
    return None if best is None else best.remaining_eur
