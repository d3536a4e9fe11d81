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
    """Works of the plan with what was done of the same name, then what was done besides: every sum stays.

    The same words, else the same words but for the parts of the dwelling, between brackets at the end, of which
    the plan says nothing more exact.
    """
    left, names = list(done), {label.casefold() for label, _ in planned}
    same = [_taken(left, label.casefold(), str.casefold) for label, _ in planned]
    for rank, (label, _) in enumerate(planned):
        if same[rank] is None:
            same[rank] = _taken(left, _bare(label), lambda own: None if own.casefold() in names else _bare(own))
    found = [
        replace(one or BuiltWork(label, ZERO, ZERO, ZERO, ZERO), label=label, planned_eur=amount)
        for (label, amount), one in zip(planned, same, strict=True)
    ]
    return (*found, *left)


def _taken(left: list[BuiltWork], name: str, naming: Callable[[str], str | None]) -> BuiltWork | None:
    found = next((one for one in left if naming(one.label) == name), None)
    if found is not None:
        left.remove(found)
    return found


def _bare(label: str) -> str:
    return label.casefold().partition(" (")[0].strip()


def built_from_dict(kept: Mapping[str, Any]) -> Built:
    return read_as(Built, kept)


def print_of_built(content: Mapping[str, Any]) -> str:
    """The fingerprint of a statement."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
