"""Where a qualification stands on a day: both days of its bounds count."""

from datetime import date, timedelta

from renovation.professionals.enums import Validity

SOON = timedelta(days=60)


def validity(valid_from: date, valid_to: date, *, on: date) -> Validity:
    if on < valid_from:
        return Validity.FUTURE
    if on > valid_to:
        return Validity.EXPIRED
    return Validity.EXPIRING if valid_to - on < SOON else Validity.VALID
