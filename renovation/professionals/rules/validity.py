"""Where a qualification stands on a day: both days of its bounds count."""

from datetime import date, timedelta

from renovation.professionals.enums import Validity

SOON = timedelta(days=60)
KEPT_YEARS = 5


def validity(valid_from: date, valid_to: date, *, on: date) -> Validity:
    if on < valid_from:
        return Validity.FUTURE
    if on > valid_to:
        return Validity.EXPIRED
    return Validity.EXPIRING if valid_to - on < SOON else Validity.VALID


def expiring_before(on: date) -> date:
    """A valid qualification that ends before this day ends soon."""
    return on + SOON


def oldest_kept(on: date) -> date:
    """A quote of five years ago can still be checked."""
    return on - timedelta(days=KEPT_YEARS * 365 + 2)
