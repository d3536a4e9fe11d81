"""What works come to: the aids at the ends and in the middle of the price range, the loan, what is supposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from renovation.aids.rules.combination import Plan
from renovation.aids.rules.financing import Financing, evaluate
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.situation import Situation
from renovation.financing.rules.answers import AidsAnswers
from renovation.financing.rules.perusal import Perusal
from renovation.financing.rules.situation import Place, situation_without_works, with_works
from renovation.financing.rules.works import PlannedWork, supposed
from renovation.quantities.rules.parameters import Parameters

LOW, MIDDLE, HIGH = Decimal(0), Decimal("0.5"), Decimal(1)


@dataclass(frozen=True)
class Chosen:
    """The works that somebody chose, priced, with what the diagnosis says that they bring in a year."""

    title: str
    works: tuple[PlannedWork, ...]
    # Of the home when these works begin, where others come before them; empty: that of today.
    before_label: str = ""
    after_label: str = ""
    saving_low_eur: int | None = None
    saving_likely_eur: int | None = None
    label_estimated: bool = False
    area_supposed: bool = False
    prices_to_verify: bool = False

    @property
    def unpriced(self) -> list[str]:
        return [one.title for one in self.works if not one.priced]

    @property
    def costs_to_verify(self) -> bool:
        return any(one.to_verify for one in self.works)


@dataclass(frozen=True)
class Outlook(Perusal):
    """The same works at the low end, in the middle and at the high end of their price."""

    on: date
    answers: AidsAnswers
    chosen: Chosen
    rules: Parameters
    low: Financing
    middle: Financing
    high: Financing

    @property
    def ends(self) -> tuple[Plan, Plan] | None:
        """The best way at both ends of the range."""
        best = self.best
        if best is None:
            return None
        found = [_named(one, best.code) for one in (self.low, self.high)]
        return (found[0], found[1]) if found[0] and found[1] else None

    @property
    def parameters(self) -> Parameters:
        return self.rules

    @property
    def yearly_saving_eur(self) -> Decimal | None:
        yearly = self.chosen.saving_likely_eur
        return None if yearly is None else Decimal(yearly)

    @property
    def suppositions(self) -> list[str]:
        """Everything that was not said and that the amounts rest on."""
        said = ["Les prix des travaux sont des fourchettes courantes, pas des devis."]
        if self.chosen.area_supposed:
            said.append(
                "La surface habitable n’est pas connue : une surface courante a été prise.".replace(" :", "\u00a0:")
            )
        if self.chosen.label_estimated:
            said.append(
                "Les classes énergie avant et après travaux viennent de l’autodiagnostic. "
                "Les aides demandent un DPE ou un audit."
            )
        return [*said, *supposed(self.chosen.works)]


def outlook(
    answers: AidsAnswers,
    place: Place,
    chosen: Chosen,
    parameters: Parameters,
    on: date,
    local_aids: Sequence[LocalAid] = (),
) -> Outlook:
    """Three evaluations: prices are ranges, and the aids do not follow them in a straight line."""
    base = situation_without_works(answers, place)

    def at(share: Decimal) -> Financing:
        situation: Situation = with_works(base, chosen.works, answers, parameters, share)
        return evaluate(situation, parameters, on, local_aids)

    return Outlook(on, answers, chosen, parameters, at(LOW), at(MIDDLE), at(HIGH))


def _named(financing: Financing, code: str) -> Plan | None:
    return next((one for one in financing.plans if one.code == code), None)
