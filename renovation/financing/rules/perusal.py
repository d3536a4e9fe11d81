"""What every page reads in a financing: the best way to pay, what is not counted, the loan, the savings."""

from decimal import Decimal

from renovation.aids.rules.combination import Plan
from renovation.aids.rules.financing import Financing
from renovation.aids.rules.plans import WHOLE
from renovation.aids.rules.result import Result
from renovation.aids.rules.vocabulary import Nature
from renovation.quantities.rules.parameters import Parameters

MONTHS = 12


class Perusal:
    """Shared by the household's outlook and the adviser's study. `middle` is the financing that is read."""

    middle: Financing

    @property
    def parameters(self) -> Parameters:
        """What the calculation is explained with."""
        raise NotImplementedError

    @property
    def yearly_saving_eur(self) -> Decimal | None:
        """What the works take off the energy bill in a year, where somebody knows it."""
        raise NotImplementedError

    @property
    def best(self) -> Plan | None:
        """The way to pay that leaves least."""
        return self.middle.best_plan

    @property
    def is_whole(self) -> bool:
        """Whether the best way is the rénovation d'ampleur."""
        return self.best is not None and self.best.code == WHOLE

    @property
    def others(self) -> list[Plan]:
        best = self.best
        return [one for one in self.middle.plans if best is None or one.code != best.code]

    @property
    def all_results(self) -> list[Result]:
        """Every aid, those of the lines included."""
        lines = [each for one in self.middle.lines for each in (one.single, one.certificates, one.boost, one.overseas)]
        return [*self.middle.results, *lines]

    @property
    def not_counted(self) -> list[Result]:
        """Aids that the best plan does not count, whatever their status; loans and taxes are told apart."""
        counted = {(one.aid, one.label) for one in self.best.shares} if self.best else set()
        found = [*self.middle.results, *(result for one in self.middle.lines for result in (one.single, one.premium))]
        return [one for one in found if one.nature is Nature.GRANT and (one.aid, one.label) not in counted]

    @property
    def loans(self) -> list[Result]:
        return [one for one in self.middle.results if one.nature is Nature.LOAN]

    @property
    def taxes(self) -> list[Result]:
        return [one for one in self.middle.results if one.nature is Nature.TAX]

    @property
    def loan_years(self) -> int | None:
        """How long the zero-rate loan of the plan is repaid."""
        loan = self.middle.result("zero_loan")
        if loan is None or not loan.granted or self.best is None or not self.best.loan_eur:
            return None
        years = loan.details.get("years")
        return None if years is None else int(years)

    @property
    def own_eur(self) -> Decimal:
        """What neither aids nor the loan pay."""
        return self.best.remaining_eur - self.best.loan_eur if self.best else Decimal(0)

    @property
    def monthly_saving_eur(self) -> Decimal | None:
        """What the works take off the bill each month, likely."""
        yearly = self.yearly_saving_eur
        return None if yearly is None else (yearly / MONTHS).quantize(Decimal(1))

    @property
    def balance_eur(self) -> Decimal | None:
        """What the savings leave each month once the loan is paid; None where one of the two is not known."""
        saving, best = self.monthly_saving_eur, self.best
        if best is None or best.monthly_eur is None or saving is None:
            return None
        return saving - best.monthly_eur
