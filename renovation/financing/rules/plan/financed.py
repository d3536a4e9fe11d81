"""A whole plan: the lines and aids of a study, the money that pays what remains, and what it all means each month."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renovation.aids.rules.money import ZERO, cents, percent
from renovation.aids.rules.result import Result
from renovation.aids.rules.situation_data import plain_of, read_as
from renovation.financing.rules.plan.balance import Balance, Nothing, balances, cost_of_nothing, worst_year
from renovation.financing.rules.plan.cash import DELAY, Cash, cash_of, delay_of
from renovation.financing.rules.plan.inputs import PlanInputs
from renovation.financing.rules.plan.loans import Schedule, schedule_of
from renovation.financing.rules.study import Study, title_of
from renovation.quantities.rules.parameters import Value

GROWTH, HORIZON = "financing.energy_growth", "financing.horizon_years"
TERMS = "financing.payment_terms"
CODES = (GROWTH, HORIZON, TERMS, DELAY)
_BASES = ("base_ht_eur", "base_eur")


@dataclass(frozen=True)
class CostLine:
    """A line of works: `ttc` is `ht` and `vat`, to the cent."""

    title: str
    ht_eur: Decimal
    vat_rate: Decimal
    vat_eur: Decimal
    ttc_eur: Decimal


@dataclass(frozen=True)
class AidLine:
    """An aid of the plan. `computed_eur` and `reason`: where a person decided another amount."""

    key: str
    label: str
    paid_eur: Decimal
    cut_eur: Decimal
    why: str
    to_verify: bool
    reason: str
    base_eur: Decimal | None = None
    computed_eur: Decimal | None = None

    @property
    def asked_eur(self) -> Decimal:
        return self.paid_eur + self.cut_eur


@dataclass(frozen=True)
class Assumption:
    """A parameter that the plan supposes, as it was; `value` is JSON."""

    code: str
    label: str
    unit: str
    value: str
    source: str
    to_verify: bool

    @property
    def words(self) -> str:
        """The value as people read it."""
        found = json.loads(self.value)
        if self.code == GROWTH:
            return ", ".join(percent(Decimal(str(one))) for one in found)
        if self.code == TERMS:
            deposit, progress = (percent(Decimal(str(found[name]))) for name in ("deposit", "progress"))
            return f"acompte {deposit}, situation {progress}, solde le reste"
        return ", ".join(str(one) for one in found) if isinstance(found, list) else f"{found} {self.unit}"

    def as_value(self) -> Value:
        return Value(self.code, self.label, self.unit, json.loads(self.value), self.source, self.to_verify)


@dataclass(frozen=True)
class Financed:
    """`missing_eur`: what no resource pays yet; below zero, the resources are more than what remains."""

    lines: tuple[CostLine, ...]
    aids: tuple[AidLine, ...]
    remaining_eur: Decimal
    inputs: PlanInputs
    schedules: tuple[Schedule, ...]
    balances: tuple[Balance, ...]
    nothing: tuple[Nothing, ...]
    cash: Cash
    assumptions: tuple[Assumption, ...]
    bill_eur_year: Decimal | None = None
    saving_eur_year: Decimal | None = None

    @property
    def ht_eur(self) -> Decimal:
        return sum((one.ht_eur for one in self.lines), ZERO)

    @property
    def vat_eur(self) -> Decimal:
        return sum((one.vat_eur for one in self.lines), ZERO)

    @property
    def ttc_eur(self) -> Decimal:
        return sum((one.ttc_eur for one in self.lines), ZERO)

    @property
    def aids_eur(self) -> Decimal:
        return sum((one.paid_eur for one in self.aids), ZERO)

    @property
    def own_eur(self) -> Decimal:
        return sum((one.amount_eur for one in self.inputs.own), ZERO)

    @property
    def loans_eur(self) -> Decimal:
        return sum((one.amount_eur for one in self.inputs.loans), ZERO)

    @property
    def missing_eur(self) -> Decimal:
        return self.remaining_eur - self.own_eur - self.loans_eur

    @property
    def monthly_eur(self) -> Decimal:
        """What all loans ask in a full month."""
        return sum((one.monthly_eur for one in self.schedules), ZERO)

    @property
    def worst_year(self) -> Balance | None:
        """Of all the years of the loans; none while the savings are not known."""
        return None if self.saving_eur_year is None else worst_year(self.schedules, self.saving_eur_year)

    @property
    def loans_cost_eur(self) -> Decimal:
        return sum((one.cost_eur for one in self.schedules), ZERO)

    def to_dict(self) -> dict[str, Any]:
        return dict(plain_of(self))


def financed_from_dict(kept: Mapping[str, Any]) -> Financed:
    """A plan as it was kept."""
    return read_as(Financed, kept)


class NoPlan(ValueError):
    """The study has no result: prices or answers are missing."""


def financed(study: Study, inputs: PlanInputs, values: Mapping[str, Value]) -> Financed:
    """Raises NoPlan without priced works and calculated aids."""
    best = study.best
    if best is None or any(one.cost_ht_eur is None for one in study.scenario.lines):
        raise NoPlan
    aids = aids_of(study)
    schedules = tuple(schedule_of(one) for one in inputs.loans)
    saving = inputs.saving_eur_year if inputs.saving_eur_year is not None else study.scenario.saving_eur_year
    growths, years = _growths(values), _years(values)
    return Financed(
        lines=lines_of(study),
        aids=aids,
        remaining_eur=best.remaining_eur,
        inputs=inputs,
        schedules=schedules,
        balances=balances(schedules, saving, growths, years) if saving is not None else (),
        nothing=_nothing(inputs.bill_eur_year, saving, growths, max(years, default=0)),
        cash=cash_of(best.cost_ttc_eur, [(one.key, one.label, one.paid_eur) for one in aids], inputs, delay_of(values)),
        bill_eur_year=inputs.bill_eur_year,
        saving_eur_year=saving,
        assumptions=tuple(_assumed(values[code]) for code in CODES if code in values),
    )


def lines_of(study: Study) -> tuple[CostLine, ...]:
    """Each line with its own tax, as the plan of aids counts it."""
    found = []
    for line, judged in zip(study.scenario.lines, study.middle.lines, strict=True):
        ht = line.cost_ht_eur or ZERO
        ttc = cents(ht * (1 + judged.vat_rate))
        found.append(CostLine(title_of(line), ht, judged.vat_rate, ttc - ht, ttc))
    return tuple(found)


def aids_of(study: Study) -> tuple[AidLine, ...]:
    """The aids that pay something, in the order in which they are counted."""
    if study.best is None:
        return ()
    results = _counted(study)
    found = []
    for rank, share in enumerate(study.best.shares):
        same = results.get((share.aid, share.label))
        key, result = same.pop(0) if same else (f"{share.aid}:{rank}", None)
        decided = study.overrides.get(key)
        base = next((result.details[name] for name in _BASES if name in result.details), None) if result else None
        found.append(
            AidLine(
                key=key,
                label=share.label,
                paid_eur=share.paid_eur,
                cut_eur=share.cut_eur,
                why=share.why,
                base_eur=base,
                to_verify=bool(result and result.to_verify),
                computed_eur=result.before.amount_eur if result and result.before else None,
                reason=decided.reason if decided else "",
            )
        )
    return tuple(one for one in found if one.paid_eur or one.cut_eur)


def _counted(study: Study) -> dict[tuple[str, str], list[tuple[str, Result]]]:
    """Keys and results by aid and label, in the order of the lines: two lines of the same works share both."""
    premiums = [(one.premium, one.certificates, one.boost) for one in study.middle.lines]
    aside = {id(one) for premium, *both in premiums for one in both if one is not premium}
    found: dict[tuple[str, str], list[tuple[str, Result]]] = {}
    for key, one in study.keyed.items():
        if one.granted and id(one) not in aside:
            found.setdefault((one.aid, one.label), []).append((key, one))
    return found


def print_of_plan(content: Mapping[str, Any]) -> str:
    """The fingerprint of a version."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _assumed(value: Value) -> Assumption:
    told = json.dumps(value.value, default=str)
    return Assumption(value.code, value.label, value.unit, told, value.source, value.to_verify)


def _growths(values: Mapping[str, Value]) -> tuple[Decimal, ...]:
    return tuple(Decimal(str(one)) for one in values[GROWTH].value) if GROWTH in values else ()


def _years(values: Mapping[str, Value]) -> tuple[int, ...]:
    return tuple(int(one) for one in values[HORIZON].value) if HORIZON in values else ()


def _nothing(
    bill: Decimal | None, saving: Decimal | None, growths: tuple[Decimal, ...], years: int
) -> tuple[Nothing, ...]:
    return cost_of_nothing(bill, saving, growths, years) if bill is not None and saving is not None else ()
