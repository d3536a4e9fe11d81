"""The end of the withdrawal of a contract signed away from the premises (Code de la consommation, L. 221-19)."""

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def withdrawal_end(signed_on: date, days: int, days_off: Collection[date] = ()) -> date:
    """The last day on which the household may withdraw: the day of the signature is not counted.

    A delay that ends on a Saturday, a Sunday or a public holiday goes on to the next working day.
    """
    end = signed_on + timedelta(days=days)
    while end.weekday() >= SATURDAY or end in days_off:
        end += timedelta(days=1)
    return end


def first_start(signed_on: date, clear_days: int) -> date:
    """The first day after so many clear days: neither the first day nor the last is counted."""
    return signed_on + timedelta(days=clear_days + 1)
