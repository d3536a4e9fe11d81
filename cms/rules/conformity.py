"""Which mention an accessibility statement gives (X13).

Source: arrêté du 20 septembre 2019 (RGAA), déclaration d'accessibilité: totally when all criteria are met, partially
from half of them, not conform otherwise or when no audit was made.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

NONE, PARTIAL, FULL = "none", "partial", "full"


@dataclass(frozen=True)
class Audit:
    """What an audit found: criteria that apply to the site, and those that are met."""

    audited_on: date | None
    applicable_criteria: int
    met_criteria: int


def conformity(audit: Audit) -> str:
    """`none`, `partial` or `full`; without an audit, always `none`."""
    if audit.audited_on is None or audit.applicable_criteria <= 0:
        return NONE
    if audit.met_criteria >= audit.applicable_criteria:
        return FULL
    return PARTIAL if Fraction(audit.met_criteria, audit.applicable_criteria) >= Fraction(1, 2) else NONE


def rate_percent(audit: Audit) -> int | None:
    """Share of the criteria that are met, rounded down: a rate is never embellished."""
    if audit.audited_on is None or audit.applicable_criteria <= 0:
        return None
    return min(100, audit.met_criteria * 100 // audit.applicable_criteria)
