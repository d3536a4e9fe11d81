"""The adviser's scenarios as rules: lines and their costs, what was used, two days. No database."""

import json
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

from renovation.aids.rules.override import Override
from renovation.aids.rules.situation import Dates, Line, Situation
from renovation.aids.rules.works import Work
from renovation.financing.rules.lever_groups import all_levers
from renovation.financing.rules.plain import leaves, plain_at, with_plain
from renovation.financing.rules.recording import changes, fingerprint_of
from renovation.financing.rules.scenario import OtherAid, Scenario, WorkLine, print_of, scenario_from_dict
from renovation.financing.rules.study import calculate, days_ahead, moved_days
from renovation.financing.rules.two_days import compared, reads
from tests.renovation.aids.rules.cast import BOOK, household

ON = date(2026, 11, 26)
ROOF = WorkLine(Work.ROOF, quantity=Decimal(80), unit_cost_ht_eur=Decimal(75))
PUMP = WorkLine(
    Work.AIR_WATER_PUMP,
    unit_cost_ht_eur=Decimal(15000),
    seasonal_efficiency_pct=Decimal(150),
    heats_water=True,
)


def scenario(*lines: WorkLine, **more: object) -> Scenario:
    one = household()
    bare = replace(one, project=replace(one.project, lines=()))
    return Scenario(bare, lines or (ROOF, PUMP), **more)  # type: ignore[arg-type]


def test_a_scenario_comes_back_as_it_was_kept() -> None:
    given = scenario(others=(OtherAid("Caisse", Decimal(500), subject_to_capping=False),), saving_eur_year=Decimal(900))

    assert scenario_from_dict(json.loads(json.dumps(given.to_dict()))) == given
    assert print_of(given.to_dict()) != print_of(scenario().to_dict())


def test_a_line_by_the_square_metre_has_no_cost_without_its_quantity() -> None:
    assert ROOF.cost_ht_eur == 6000
    assert replace(ROOF, quantity=None).cost_ht_eur is None
    assert PUMP.cost_ht_eur == 15000


def test_an_aid_of_this_household_is_combined_with_the_others() -> None:
    before, after = (
        calculate(one, BOOK, ON) for one in (scenario(), scenario(others=(OtherAid("Caisse", Decimal(500)),)))
    )

    assert before.best is not None
    assert after.best is not None
    assert before.best.remaining_eur - after.best.remaining_eur == 500


def test_an_amount_decided_for_a_line_that_left_is_told_when_it_counts_for_another() -> None:
    north, south = (replace(ROOF, title=f"Toit {side}") for side in ("nord", "sud"))
    key = "certificates:roof"
    decided = {key: Override(Decimal(900), "Offre", calculate(scenario(north, south), BOOK, ON).named(key))}

    kept, moved = (calculate(scenario(*lines), BOOK, ON, overrides=decided) for lines in ((north, south), (south,)))

    assert kept.warnings == []
    assert any("(Toit nord)" in one and "(Toit sud)" in one for one in moved.warnings)


def test_a_result_keeps_what_it_used_and_nothing_else() -> None:
    used = calculate(scenario(ROOF), BOOK, ON).used[ON.isoformat()]

    assert "aids.single.sums.roof" in used
    assert "aids.single.sums.windows" not in used


def test_each_aid_reads_the_rules_of_its_own_day() -> None:
    signed = date(2025, 6, 1)
    given = scenario()
    dated = replace(given, situation=replace(given.situation, dates=Dates(quote_signed=signed)))

    assert set(calculate(dated, BOOK, ON).used) == {signed.isoformat(), ON.isoformat()}
    assert moved_days(dated, ON, date(2027, 1, 15)) == {ON.isoformat(): date(2027, 1, 15)}
    assert moved_days(dated, signed, date(2027, 1, 15)) == {}


def test_only_a_parameter_that_was_used_makes_a_result_outdated() -> None:
    study = calculate(scenario(), BOOK, date(2025, 6, 1))
    kept = json.loads(json.dumps(study.used))

    assert fingerprint_of(kept) == study.fingerprint
    assert changes(kept, BOOK, {}) == []
    changed = changes(kept, BOOK, {"2025-06-01": date(2025, 10, 15)})
    assert "aids.accompanied.ceilings" in {one.code for one in changed}


def test_two_days_tell_which_rule_moved_which_aid() -> None:
    found = compared(scenario(), BOOK, (date(2025, 6, 1), date(2025, 10, 15)))

    rows = {row.label: row for row in found.changed}
    whole = rows["MaPrimeRénov’ parcours accompagné"]
    assert whole.difference_eur is not None
    assert whole.difference_eur < 0
    assert any("plafond de dépense" in cause.label for cause in whole.causes)
    boost = rows["Coup de pouce CEE\u00a0: Pompe à chaleur air/eau"]
    assert {cause.before for cause in boost.causes} & {"aucune valeur"}


def test_a_rule_that_one_day_did_not_come_to_read_is_not_said_to_be_gone() -> None:
    walls = WorkLine(Work.OUTER_WALLS, quantity=Decimal(100), unit_cost_ht_eur=Decimal(180))

    found = compared(scenario(walls), BOOK, (date(2025, 6, 1), date(2026, 3, 1)))

    row = next(row for row in found.changed if row.label.startswith("MaPrimeRénov’ par geste"))
    causes = {cause.label: cause for cause in row.causes}
    assert "Par geste, part maximale des aides" not in causes
    assert "Murs, isolation par l’extérieur" in causes["Par geste, travaux aidés"].before
    assert not any("_" in cause.before + cause.after for cause in row.causes)


def test_an_aid_is_explained_by_its_own_parameters_only() -> None:
    assert reads("mpr_single:roof", "aids.single.sums.roof")
    assert not reads("mpr_single:roof", "aids.single.sums.windows")
    assert not reads("certificates:roof", "aids.sheet.BAR-TH-171")
    assert reads("mpr_single:roof", "aids.window.mpr_single")
    assert not reads("zero_loan", "aids.single.capping")


def test_days_that_come_too_late_are_told() -> None:
    given = scenario()
    late = replace(given, situation=replace(given.situation, dates=Dates(filing=date(2029, 1, 1))))

    assert days_ahead(late, ON) == [date(2029, 1, 1)]
    assert days_ahead(given, ON) == []


def test_every_lever_is_a_place_of_a_scenario_and_has_its_own_name() -> None:
    levers = list(all_levers())

    assert len({lever.name for lever in levers}) == len(levers)
    known = {path for path, _ in leaves(scenario().to_dict())}
    assert {lever.path for lever in levers} & known
    for lever in levers:
        kept = {"date": "2026-01-01", "choice": None, "yes_no": True}.get(lever.kind.value, "3")
        value = lever.choices[0][0] if lever.choices else 3 if lever.kind.value == "whole" else kept
        plain = with_plain({}, {lever.path: value})
        assert plain_at(scenario_from_dict(plain).to_dict(), lever.path) is not None
        assert lever.words(value)


def test_every_answer_on_which_an_aid_depends_has_its_lever() -> None:
    places, yearly = ("commune", "epci", "department", "region"), "situation.household.rfr_is_yearly"
    aside = {f"situation.home.{name}" for name in places} | {yearly, "situation.project.lines"}

    assert {f"situation.{path}" for path in _paths(Situation)} - {lever.path for lever in all_levers()} == aside


def _paths(kind: Any) -> Iterator[str]:
    """The place of every answer of a dataclass of facts."""
    for name, hint in get_type_hints(kind).items():
        inner = next((one for one in (hint, *get_args(hint)) if is_dataclass(one) and one is not Line), None)
        yield from (f"{name}.{path}" for path in _paths(inner)) if inner else (name,)


def test_what_is_not_said_any_more_is_taken_out() -> None:
    plain = with_plain({"situation": {"letting": {"years": 6}}}, {"situation.letting.years": None})

    assert plain == {}
