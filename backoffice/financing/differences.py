"""Two states of a scenario, answer by answer: what a colleague saved beside what is being saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from renovation.aids.rules.money import euros
from renovation.financing.rules.lever_groups import all_levers
from renovation.financing.rules.plain import plain_at
from renovation.financing.rules.scenario import Scenario, scenario_from_dict
from renovation.financing.rules.study import title_of

NOTHING = "–"


@dataclass(frozen=True)
class Difference:
    label: str
    theirs: str
    yours: str


def differences(theirs: Mapping[str, Any], yours: Mapping[str, Any]) -> list[Difference]:
    """Levers that differ, then the lines when they do."""
    found = [
        Difference(lever.label, lever.words(left), lever.words(right))
        for lever in all_levers()
        if (left := plain_at(theirs, lever.path)) != (right := plain_at(yours, lever.path))
    ]
    one, other = scenario_from_dict(theirs), scenario_from_dict(yours)
    for label, left_lines, right_lines in (
        ("Travaux", _lines(one), _lines(other)),
        ("Autres aides", _others(one), _others(other)),
    ):
        if left_lines != right_lines:
            found.append(Difference(label, left_lines or NOTHING, right_lines or NOTHING))
    return found


def _lines(scenario: Scenario) -> str:
    return "\n".join(
        f"{title_of(line)}, {euros(line.cost_ht_eur) if line.cost_ht_eur is not None else 'sans prix'} HT"
        for line in scenario.lines
    )


def _others(scenario: Scenario) -> str:
    return "\n".join(f"{one.label}, {euros(one.amount_eur)}" for one in scenario.others)
