"""A plan calculated with the last result of its scenario, and what it starts from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from renovation.aids.rules import accompanied
from renovation.aids.rules.money import HUNDRED, ZERO
from renovation.aids.rules.vocabulary import IncomeClass
from renovation.cases.models import Case
from renovation.financing.calculating import kept_study
from renovation.financing.models import Calculation, FinancingPlan, FinancingVariant, PlanVersion
from renovation.financing.queries.plans import plans_of
from renovation.financing.queries.variants import calculation_numbered, variants_of
from renovation.financing.rules.plan.cash import delay_of, month_after
from renovation.financing.rules.plan.financed import (
    CODES,
    TERMS,
    Assumption,
    Financed,
    NoPlan,
    aids_of,
    financed,
    print_of_plan,
)
from renovation.financing.rules.plan.inputs import AidTerm, Own, PlanInputs, Timing, inputs_from_dict
from renovation.financing.rules.plan.loans import Loan, LoanKind
from renovation.financing.rules.plan.warnings import warnings_of
from renovation.financing.rules.study import Study
from renovation.programmes.queries import current_choice
from renovation.quantities.queries import values_on
from renovation.quantities.rules.parameters import Value

ADVANCE = "aids.accompanied.advance"
# A quote is signed once the aids are asked for, and works begin later: months from today.
_SIGNED, _BEGUN, _ENDED = 2, 4, 6


@dataclass(frozen=True)
class Planned:
    """A plan with what it rests on; no `financed` where the scenario has no result yet."""

    calculation: Calculation
    study: Study
    financed: Financed | None
    warnings: list[str]
    # Supposed for an aid whose payment nobody typed.
    delay: int


def planned(plan: FinancingPlan, *, on: date) -> Planned:
    """With the last result of the scenario and the suppositions of the day."""
    calculation = _last(plan.variant)
    study = kept_study(calculation)
    values = values_on(CODES, on)
    found = _financed(study, inputs_from_dict(plan.inputs), values)
    warnings = warnings_of(found, study, on=on) if found else []
    return Planned(calculation, study, found, warnings, delay_of(values))


def plans_planned(case: Case, *, on: date) -> list[tuple[FinancingPlan, Financed | None]]:
    """Every plan of a case, the results and suppositions read once for all."""
    values = values_on(CODES, on)
    last = {row.variant.pk: row.last for row in variants_of(case)}
    found = []
    for plan in plans_of(case):
        calculation = last.get(plan.variant_id)
        made = _financed(kept_study(calculation), inputs_from_dict(plan.inputs), values) if calculation else None
        found.append((plan, made))
    return found


def recomputed(version: PlanVersion) -> bool:
    """Whether the kept aids, inputs and suppositions still give the same plan."""
    kept = version.content
    values = {one["code"]: _value(one) for one in kept["assumptions"]}
    found = _financed(kept_study(version.calculation), inputs_from_dict(version.inputs), values)
    return found is not None and print_of_plan(found.to_dict()) == version.fingerprint


def first_inputs(variant: FinancingVariant, *, on: date) -> PlanInputs:
    """The zero-rate loan that the aids open, own money for the rest, usual dates and payments."""
    study = kept_study(_last(variant))
    values = values_on([*CODES, ADVANCE], on)
    parts = values[TERMS].value if TERMS in values else {"deposit": 0, "progress": 0}
    timing = Timing(
        month_after(on, _SIGNED),
        month_after(on, _BEGUN),
        month_after(on, _ENDED),
        _percent(parts["deposit"]),
        _percent(parts["progress"]),
    )
    loans = _zero_loan(study)
    return PlanInputs(
        timing, _own_rest(study, loans), loans, _terms(study, values), bill_eur_year=_bill_of(variant.case)
    )


def _own_rest(study: Study, loans: tuple[Loan, ...]) -> tuple[Own, ...]:
    """What the loans leave."""
    lent = sum((one.amount_eur for one in loans), ZERO)
    rest = study.best.remaining_eur - lent if study.best is not None else ZERO
    return (Own("Épargne du ménage", rest),) if rest > 0 else ()


def _zero_loan(study: Study) -> tuple[Loan, ...]:
    best, years = study.best, study.loan_years
    if best is None or not years or not best.loan_eur:
        return ()
    return (Loan(LoanKind.ECO_PTZ, "", best.loan_eur, years * 12),)


def _terms(study: Study, values: Mapping[str, Value]) -> tuple[AidTerm, ...]:
    return tuple(AidTerm(one.key, _advance(one.key, study, values), delay_of(values)) for one in aids_of(study))


def _advance(key: str, study: Study, values: Mapping[str, Value]) -> Decimal:
    """Only the rénovation d'ampleur has an advance that we know, by class of incomes."""
    income = study.middle.income.income_class
    if key != accompanied.CODE or income is None or ADVANCE not in values:
        return ZERO
    return _percent(values[ADVANCE].value[list(IncomeClass).index(income)])


def _bill_of(case: Case) -> Decimal | None:
    """What the home spends on energy today, as the chosen programme has calculated it."""
    choice = current_choice(case)
    result = choice.content["result"] if choice is not None else None
    return Decimal(result["before"]["cost_eur"]) if result else None


def _financed(study: Study, inputs: PlanInputs, values: Mapping[str, Value]) -> Financed | None:
    try:
        return financed(study, inputs, values)
    except NoPlan:
        return None


def _value(kept: Mapping[str, object]) -> Value:
    from_kept = {name: kept[name] for name in ("code", "label", "unit", "value", "source", "to_verify")}
    return Assumption(**from_kept).as_value()  # type: ignore[arg-type]


def _last(variant: FinancingVariant) -> Calculation:
    found = calculation_numbered(variant, None)
    if found is None:
        raise Calculation.DoesNotExist
    return found


def _percent(fraction: object) -> Decimal:
    return Decimal(str(fraction)) * HUNDRED
