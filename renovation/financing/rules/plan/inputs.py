"""What an adviser says of a plan beside its aids: own money, loans, dates, what the home spends on energy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.rules.money import HUNDRED, ZERO
from renovation.aids.rules.situation_data import plain_of, read_as
from renovation.financing.rules.plan.loans import Loan, complaints

MOST_EUR = Decimal(1_000_000)
MOST_DELAY = 60
MOST_RESOURCES = 8


@dataclass(frozen=True)
class Own:
    """Money that is not given back."""

    label: str
    amount_eur: Decimal
    gift: bool = False


@dataclass(frozen=True)
class AidTerm:
    """When an aid is paid: a part before the works, the rest so many months after their end."""

    aid: str
    advance_percent: Decimal
    delay_months: int


@dataclass(frozen=True)
class Timing:
    """The works on a calendar, and how companies are paid."""

    signed_on: date
    begins_on: date
    ends_on: date
    deposit_percent: Decimal
    progress_percent: Decimal

    @property
    def balance_percent(self) -> Decimal:
        return HUNDRED - self.deposit_percent - self.progress_percent


@dataclass(frozen=True)
class PlanInputs:
    """Everything that is typed. `saving_eur_year`: instead of the one that the scenario of aids knows."""

    timing: Timing
    own: tuple[Own, ...] = ()
    loans: tuple[Loan, ...] = ()
    terms: tuple[AidTerm, ...] = field(default_factory=tuple)
    bill_eur_year: Decimal | None = None
    saving_eur_year: Decimal | None = None

    def to_dict(self) -> dict[str, Any]:
        return dict(plain_of(self))


def inputs_from_dict(kept: Mapping[str, Any]) -> PlanInputs:
    return read_as(PlanInputs, kept)


def _savings(inputs: PlanInputs) -> list[str]:
    """Works may cost more energy, within reason; they never save more than what is spent."""
    bill, saving = inputs.bill_eur_year, inputs.saving_eur_year
    if saving is not None and saving < -MOST_EUR:
        return ["Des économies négatives dépassent un million d’euros. Relisez-les."]
    if saving is not None and bill is not None and saving > bill:
        return ["Les économies d’énergie dépassent les dépenses avant travaux. Relisez les deux."]
    return []


def refusals(inputs: PlanInputs) -> list[str]:
    """What cannot be calculated, in words; an empty list when all is well."""
    said = [one for loan in inputs.loans for one in complaints(loan)]
    amounts = [*(one.amount_eur for one in inputs.own), *(one.amount_eur for one in inputs.loans)]
    amounts += [one for one in (inputs.bill_eur_year, inputs.saving_eur_year) if one is not None]
    if any(one > MOST_EUR for one in amounts):
        said.append("Un montant dépasse un million d’euros. Relisez-le.")
    if any(one.amount_eur <= 0 for one in inputs.own):
        said.append("Une ressource est plus grande que zéro.")
    if inputs.bill_eur_year is not None and inputs.bill_eur_year < 0:
        said.append("Les dépenses d’énergie ne sont pas négatives.")
    said += _savings(inputs)
    timing = inputs.timing
    if not timing.signed_on <= timing.begins_on <= timing.ends_on:
        said.append("La signature vient avant le début des travaux, le début avant la fin.")
    parts = (timing.deposit_percent, timing.progress_percent, timing.balance_percent)
    if any(not ZERO <= one <= HUNDRED for one in parts):
        said.append("Acompte et situation vont de 0 à 100 %, et ne dépassent pas 100 % ensemble.")
    advances = all(ZERO <= one.advance_percent <= HUNDRED for one in inputs.terms)
    if not advances or not all(0 <= one.delay_months <= MOST_DELAY for one in inputs.terms):
        said.append("Une avance va de 0 à 100 %, un délai de 0 à 60 mois.")
    return list(dict.fromkeys(said))
