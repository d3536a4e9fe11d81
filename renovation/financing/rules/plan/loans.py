"""Loans: the payment of each month to the cent, and a schedule whose sums hold exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from renovation.aids.rules.money import HUNDRED, ZERO, cents

MONTHS_A_YEAR = 12
MOST_MONTHS = 480
LEAST_PERCENT, MOST_PERCENT = Decimal("0.001"), Decimal(30)


class LoanKind(StrEnum):
    ECO_PTZ = "eco_ptz"
    BANK = "bank"
    ADVANCE = "advance"
    THIRD_PARTY = "third_party"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    LoanKind.ECO_PTZ: "Éco-prêt à taux zéro",
    LoanKind.BANK: "Prêt bancaire",
    LoanKind.ADVANCE: "Prêt avance rénovation",
    LoanKind.THIRD_PARTY: "Tiers-financement",
}


class Deferral(StrEnum):
    """What is paid before the first full payment: everything, interest alone, or nothing (it is then added)."""

    NONE = "none"
    INTEREST = "interest"
    TOTAL = "total"

    @property
    def label(self) -> str:
        return _DEFERRALS[self]


_DEFERRALS = {
    Deferral.NONE: "aucun",
    Deferral.INTEREST: "partiel\u00a0: intérêts payés",
    Deferral.TOTAL: "total\u00a0: intérêts ajoutés",
}


@dataclass(frozen=True)
class Loan:
    """Rates are yearly, in percent. `months` full payments follow those of the deferral.

    `at_end`: the capital is given back at once, at the sale or the succession; only interest is paid until then.
    """

    kind: LoanKind
    label: str
    amount_eur: Decimal
    months: int
    rate_percent: Decimal = ZERO
    insurance_percent: Decimal = ZERO
    deferral_months: int = 0
    deferral: Deferral = Deferral.NONE
    at_end: bool = False

    @property
    def title(self) -> str:
        return self.label or self.kind.label


@dataclass(frozen=True)
class Due:
    """One month. `capitalised`: interest of a total deferral, added to the capital. `left_eur`: capital after it."""

    number: int
    interest_eur: Decimal
    capitalised_eur: Decimal
    capital_eur: Decimal
    insurance_eur: Decimal
    left_eur: Decimal

    @property
    def paid_eur(self) -> Decimal:
        return self.interest_eur + self.capital_eur + self.insurance_eur


class Sums:
    """What some months ask together."""

    dues: tuple[Due, ...]

    @property
    def capital_eur(self) -> Decimal:
        return sum((due.capital_eur for due in self.dues), ZERO)

    @property
    def interest_eur(self) -> Decimal:
        """What was added to the capital included."""
        return sum((due.interest_eur + due.capitalised_eur for due in self.dues), ZERO)

    @property
    def insurance_eur(self) -> Decimal:
        return sum((due.insurance_eur for due in self.dues), ZERO)

    @property
    def paid_eur(self) -> Decimal:
        return sum((due.paid_eur for due in self.dues), ZERO)


@dataclass(frozen=True)
class YearOfLoan(Sums):
    """A year of a schedule."""

    number: int
    dues: tuple[Due, ...]

    @property
    def left_eur(self) -> Decimal:
        return self.dues[-1].left_eur


@dataclass(frozen=True)
class Schedule(Sums):
    """Every month of a loan."""

    loan: Loan
    dues: tuple[Due, ...]

    @property
    def monthly_eur(self) -> Decimal:
        """The usual payment, insurance included: that of the first full month."""
        first = self.loan.deferral_months
        return self.dues[first].paid_eur if first < len(self.dues) else ZERO

    @property
    def cost_eur(self) -> Decimal:
        """What the loan costs beyond what it lends, as long as its schedule goes."""
        return self.interest_eur + self.insurance_eur

    @property
    def left_eur(self) -> Decimal:
        """What is still owed at the end: nothing, but for a loan given back at the sale."""
        return self.dues[-1].left_eur if self.dues else self.loan.amount_eur

    @property
    def years(self) -> list["YearOfLoan"]:
        """The schedule by year: twelve months each, the last one shorter."""
        starts = range(0, len(self.dues), MONTHS_A_YEAR)
        return [YearOfLoan(rank, self.dues[at : at + MONTHS_A_YEAR]) for rank, at in enumerate(starts, start=1)]

    def paid_in_year(self, year: int) -> Decimal:
        """The payments of the first, second… year."""
        first = (year - 1) * MONTHS_A_YEAR
        return sum((due.paid_eur for due in self.dues[first : first + MONTHS_A_YEAR]), ZERO)


def schedule_of(loan: Loan) -> Schedule:
    """Interest of a month is that of a twelfth of the yearly rate; the last payment takes what rounding left."""
    rate = loan.rate_percent / HUNDRED / MONTHS_A_YEAR
    insurance = cents(loan.amount_eur * loan.insurance_percent / HUNDRED / MONTHS_A_YEAR)
    dues: list[Due] = []
    left = loan.amount_eur
    for _ in range(loan.deferral_months if loan.deferral is not Deferral.NONE else 0):
        interest = cents(left * rate)
        added = interest if loan.deferral is Deferral.TOTAL else ZERO
        left += added
        dues.append(Due(len(dues) + 1, interest - added, added, ZERO, insurance, left))
    payment = ZERO if loan.at_end else payment_of(left, rate, loan.months)
    for rank in range(1, loan.months + 1):
        interest = cents(left * rate)
        capital = _capital(left, payment - interest, last=rank == loan.months, at_end=loan.at_end)
        left -= capital
        dues.append(Due(len(dues) + 1, interest, ZERO, capital, insurance, left))
    return Schedule(loan, tuple(dues))


def payment_of(amount_eur: Decimal, monthly_rate: Decimal, months: int) -> Decimal:
    """The constant payment without insurance: the capital in equal parts when there is no interest."""
    if months == 0:
        return ZERO
    if not monthly_rate:
        return cents(amount_eur / months)
    return cents(amount_eur * monthly_rate / (1 - (1 + monthly_rate) ** -months))


def complaints(loan: Loan) -> list[str]:
    """What makes no sense in a loan."""
    found = []
    if loan.amount_eur <= 0:
        found.append("Le montant d’un prêt est plus grand que zéro.")
    if not 1 <= loan.months <= MOST_MONTHS:
        found.append("La durée d’un prêt va de 1 à 480 mois.")
    if not 0 <= loan.deferral_months <= MOST_MONTHS // 4:
        found.append("Le différé d’un prêt va de 0 à 120 mois.")
    if not 0 <= loan.rate_percent <= MOST_PERCENT or not 0 <= loan.insurance_percent <= MOST_PERCENT:
        found.append("Un taux va de 0 à 30 %.")
    if any(0 < one < LEAST_PERCENT for one in (loan.rate_percent, loan.insurance_percent)):
        found.append("Un taux est nul, ou d’au moins 0,001 %.")
    if loan.deferral is Deferral.NONE and loan.deferral_months:
        found.append("Dites si le différé est partiel ou total.")
    return found


def paid_each_year(schedules: Sequence[Schedule], year: int) -> Decimal:
    """Every loan together, counted from its own first month."""
    return sum((one.paid_in_year(year) for one in schedules), ZERO)


def _capital(left: Decimal, share: Decimal, *, last: bool, at_end: bool) -> Decimal:
    if at_end:
        return ZERO
    return left if last else min(left, max(ZERO, share))
