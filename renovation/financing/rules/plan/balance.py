"""Payments against savings, with several prices of energy, and what doing nothing costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from renovation.aids.rules.money import ZERO, cents
from renovation.financing.rules.plan.loans import MONTHS_A_YEAR, Schedule, paid_each_year


@dataclass(frozen=True)
class Balance:
    """A month of a year: what the loans ask, what the works save. Positive: the savings pay the loans."""

    growth: Decimal
    year: int
    payment_eur: Decimal
    saving_eur: Decimal

    @property
    def left_eur(self) -> Decimal:
        return self.saving_eur - self.payment_eur


@dataclass(frozen=True)
class Nothing:
    """Energy over years, without works and with them. `yearly` are the bills year by year, without then with."""

    growth: Decimal
    years: int
    yearly: tuple[tuple[Decimal, Decimal], ...]

    @property
    def without_eur(self) -> Decimal:
        return sum((one for one, _ in self.yearly), ZERO)

    @property
    def with_eur(self) -> Decimal:
        return sum((one for _, one in self.yearly), ZERO)

    @property
    def saved_eur(self) -> Decimal:
        return self.without_eur - self.with_eur


def grown(amount: Decimal, growth: Decimal, year: int) -> Decimal:
    """An amount of the first year, in a later one."""
    return amount * (1 + growth) ** (year - 1)


def worst_year(schedules: Sequence[Schedule], saving_eur_year: Decimal) -> Balance:
    """The year in which the loans ask most, at the prices of today: a deferral hides nothing.

    The first one within a euro: the last payment takes what rounding left.
    """
    years = range(1, max((len(one.years) for one in schedules), default=1) + 1)
    found = [balances(schedules, saving_eur_year, [ZERO], [year])[0] for year in years]
    least = min(one.left_eur for one in found)
    return next(one for one in found if one.left_eur < least + 1)


def balances(
    schedules: Sequence[Schedule], saving_eur_year: Decimal, growths: Sequence[Decimal], years: Sequence[int]
) -> tuple[Balance, ...]:
    """Each year with each price of energy."""
    return tuple(
        Balance(
            growth,
            year,
            cents(paid_each_year(schedules, year) / MONTHS_A_YEAR),
            cents(grown(saving_eur_year, growth, year) / MONTHS_A_YEAR),
        )
        for growth in growths
        for year in years
    )


def cost_of_nothing(bill: Decimal, saving: Decimal, growths: Sequence[Decimal], years: int) -> tuple[Nothing, ...]:
    """Bills of each year to the cent, then their sum."""
    return tuple(
        Nothing(
            growth,
            years,
            tuple(
                (cents(grown(bill, growth, year)), cents(grown(max(ZERO, bill - saving), growth, year)))
                for year in range(1, years + 1)
            ),
        )
        for growth in growths
    )
