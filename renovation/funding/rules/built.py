"""The statement as built: what was planned, what was done, to the cent."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from renovation.aids.rules.money import ZERO
from renovation.aids.rules.situation_data import plain_of, read_as


@dataclass(frozen=True)
class BuiltWork:
    """A line of works with its tax."""

    label: str
    planned_eur: Decimal
    engaged_eur: Decimal
    invoiced_eur: Decimal
    paid_eur: Decimal

    @property
    def expected_eur(self) -> Decimal:
        """What it will cost: its invoices once they make what was signed, else the most that is planned or signed."""
        if self.engaged_eur > 0 and self.invoiced_eur >= self.engaged_eur:
            return self.invoiced_eur
        return max(self.planned_eur, self.engaged_eur)


@dataclass(frozen=True)
class BuiltAid:
    """`paid_eur`: what was received, less what was given back. `awaited_eur`: granted and not received."""

    label: str
    state: str
    planned_eur: Decimal
    granted_eur: Decimal
    paid_eur: Decimal
    awaited_eur: Decimal

    @property
    def gap_eur(self) -> Decimal:
        return self.paid_eur + self.awaited_eur - self.planned_eur


@dataclass(frozen=True)
class BuiltLoan:
    label: str
    state: str
    planned_eur: Decimal
    agreed_eur: Decimal
    released_eur: Decimal


@dataclass(frozen=True)
class Built:
    """Sums are those of the lines."""

    works: tuple[BuiltWork, ...]
    aids: tuple[BuiltAid, ...]
    loans: tuple[BuiltLoan, ...]

    def _works(self, of: Callable[[BuiltWork], Decimal]) -> Decimal:
        return _sum(of(one) for one in self.works)

    @property
    def planned_eur(self) -> Decimal:
        return self._works(lambda one: one.planned_eur)

    @property
    def engaged_eur(self) -> Decimal:
        return self._works(lambda one: one.engaged_eur)

    @property
    def invoiced_eur(self) -> Decimal:
        return self._works(lambda one: one.invoiced_eur)

    @property
    def paid_eur(self) -> Decimal:
        return self._works(lambda one: one.paid_eur)

    @property
    def aids_planned_eur(self) -> Decimal:
        return _sum(one.planned_eur for one in self.aids)

    @property
    def aids_granted_eur(self) -> Decimal:
        return _sum(one.granted_eur for one in self.aids)

    @property
    def aids_paid_eur(self) -> Decimal:
        return _sum(one.paid_eur for one in self.aids)

    @property
    def aids_awaited_eur(self) -> Decimal:
        return _sum(one.awaited_eur for one in self.aids)

    @property
    def loans_planned_eur(self) -> Decimal:
        return _sum(one.planned_eur for one in self.loans)

    @property
    def loans_agreed_eur(self) -> Decimal:
        return _sum(one.agreed_eur for one in self.loans)

    @property
    def loans_released_eur(self) -> Decimal:
        return _sum(one.released_eur for one in self.loans)

    @property
    def remaining_planned_eur(self) -> Decimal:
        """The cost that the plan left to the household."""
        return self.planned_eur - self.aids_planned_eur

    @property
    def remaining_eur(self) -> Decimal:
        """What the household has to bear today: invoices less aids received."""
        return self.invoiced_eur - self.aids_paid_eur

    @property
    def remaining_after_eur(self) -> Decimal:
        """The same once the aids that were granted have come."""
        return self.remaining_eur - self.aids_awaited_eur

    @property
    def unbilled_eur(self) -> Decimal:
        """Lines that are planned or signed and not invoiced yet: until then, what remains is provisional."""
        return self._works(lambda one: max(ZERO, one.expected_eur - one.invoiced_eur))

    @property
    def gap_eur(self) -> Decimal:
        """Above zero: it costs more than planned."""
        return self.remaining_after_eur - self.remaining_planned_eur

    def to_dict(self) -> dict[str, Any]:
        return dict(plain_of(self))


def joined(planned: Sequence[tuple[str, Decimal]], done: Sequence[BuiltWork]) -> tuple[BuiltWork, ...]:
    """Works of the plan with what was done of the same name, then what was done besides: every sum stays."""
    left, found = list(done), list[BuiltWork]()
    for label, amount in planned:
        same = _same(label, left)
        if same is not None:
            left.remove(same)
        found.append(replace(same or BuiltWork(label, ZERO, ZERO, ZERO, ZERO), label=label, planned_eur=amount))
    return (*found, *left)


def _same(label: str, works: Sequence[BuiltWork]) -> BuiltWork | None:
    """The same words, else the same words but for the parts of the dwelling, between brackets at the end."""
    exact = (one for one in works if one.label.casefold() == label.casefold())
    near = (one for one in works if _bare(one.label) == _bare(label))
    return next(exact, None) or next(near, None)


def _bare(label: str) -> str:
    return label.casefold().partition(" (")[0].strip()


def built_from_dict(kept: Mapping[str, Any]) -> Built:
    return read_as(Built, kept)


def print_of_built(content: Mapping[str, Any]) -> str:
    """The fingerprint of a statement."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
