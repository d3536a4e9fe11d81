"""A scenario of eight steps, each calculated again, then financed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils import timezone

from config.bench.aids import ON
from config.bench.aids import situation as aids_situation
from config.bench.registry import Figure, benchmark, median_ms
from renovation.aids.rules.financing import book_of
from renovation.aids.rules.seeds import seed_entries as aid_seed_entries
from renovation.diagnosis.rules.advice.from_dwelling import subject_of
from renovation.diagnosis.rules.answers import read_answers
from renovation.diagnosis.rules.climate import climate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.place import Place
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.financing.rules.plan.financed import financed
from renovation.financing.rules.plan.inputs import Own, PlanInputs, Timing
from renovation.financing.rules.plan.loans import Loan, LoanKind
from renovation.financing.rules.scenario import Scenario, WorkLine
from renovation.financing.rules.seeds import seed_entries as plan_seed_entries
from renovation.financing.rules.study import calculate
from renovation.programmes.rules.proposals import proposals
from renovation.programmes.rules.simulating import simulate
from renovation.quantities.rules.parameters import Value, parameters_on

LIMIT_MS = 30
STEPS = 8
MONTHS = 180
BOOK = book_of(aid_seed_entries())
HOUSE = {
    "department": "25",
    "kind": "house",
    "period": "1948_1974",
    "area_m2": "110",
    "levels": "2",
    "sides": "4",
    "wall_material": "block",
    "wall_insulation": "none",
    "roof": "lost_attic",
    "roof_insulation": "none",
    "floor": "cellar",
    "floor_insulation": "no",
    "glazing": "single",
    "ventilation": "windows",
    "generator": "oil",
    "generator_age": "old",
    "hot_water": "electric_tank",
    "control": "none",
}


@benchmark("programme")
def works_programme() -> Iterator[Figure]:
    """Nothing is remembered from one measure to the next: the engine runs at every step."""
    parameters = parameters_on(seed_entries(), timezone.localdate())
    dwelling = from_answers(read_answers(HOUSE), climate("h1c", "low"))
    here = Place("25", 250)
    codes = [one.code for one in proposals(subject_of(dwelling, here, parameters)) if one.code != "ventilation_double"]
    steps = [[code] for code in codes[:STEPS]]

    def scenario() -> None:
        simulate(subject_of(dwelling, here, parameters), steps, parameters)

    yield Figure(f"programme de {len(steps)} étapes, calculé de nouveau", median_ms(scenario), LIMIT_MS)
    study, inputs, values = _aids_and_plan()

    def financed_too() -> None:
        scenario()
        financed(calculate(study, BOOK, ON), inputs, values)

    yield Figure(f"le même, financé (aides, prêts, {MONTHS} mois)", median_ms(financed_too), LIMIT_MS)


def _aids_and_plan() -> tuple[Scenario, PlanInputs, Mapping[str, Value]]:
    """Eight lines, the aids of a modest household, two loans."""
    situation = aids_situation()
    lines = tuple(
        WorkLine(one.work, quantity=one.quantity or Decimal(1), unit_cost_ht_eur=one.cost_ht_eur)
        for one in (*situation.project.lines, situation.project.lines[0])
    )
    bare = replace(situation, project=replace(situation.project, lines=()))
    timing = Timing(date(2027, 1, 4), date(2027, 3, 1), date(2027, 9, 30), Decimal(30), Decimal(40))
    loans = (
        Loan(LoanKind.ECO_PTZ, "", Decimal(30000), MONTHS),
        Loan(LoanKind.BANK, "", Decimal(20000), 120, Decimal(4), Decimal("0.3")),
    )
    inputs = PlanInputs(timing, (Own("Épargne", Decimal(5000)),), loans, bill_eur_year=Decimal(3600))
    values = parameters_on(plan_seed_entries(), ON).values
    return Scenario(bare, lines, (), Decimal(2100)), inputs, values
