"""The leaves of each explanation add up to the figure shown."""

import json

import pytest

from renovation.diagnosis.rules.answers import read_answers
from renovation.diagnosis.rules.estimate import estimate
from renovation.quantities.rules.trace import Trace
from tests.renovation.diagnosis.rules.dwellings import BESANCON, HOUSE, TODAY, calculated

STOVE = read_answers({"kind": "house", "generator": "pellets", "hot_water": "thermodynamic", "cooling": "yes"})


def leaves(trace: Trace[float]) -> list[Trace[float]]:
    return [leaf for child in trace.children for leaf in leaves(child)] if trace.children else [trace]


@pytest.mark.parametrize("answers", [HOUSE, STOVE])
def test_the_leaves_add_up_to_what_is_shown(answers: object) -> None:
    found = estimate(answers, BESANCON, TODAY)  # type: ignore[arg-type]

    for trace, shown in (
        (found.trace, found.primary_kwh_m2.likely),
        (found.ghg_trace, found.ghg_kg_m2.likely),
        (found.cost_trace, found.cost_eur.likely),
    ):
        assert sum(leaf.result for leaf in leaves(trace)) == pytest.approx(shown)


def test_the_losses_explained_are_those_of_the_engine() -> None:
    found = estimate(HOUSE, BESANCON, TODAY)

    assert found.loss_trace.result == pytest.approx(calculated(HOUSE).total_w_k)


def test_a_leaf_can_be_worked_out_again_from_its_operands() -> None:
    for leaf in leaves(estimate(STOVE, BESANCON, TODAY).ghg_trace):
        energy, factor, area = (operand.value for operand in leaf.operands)

        assert leaf.result == pytest.approx(energy * factor / area)
        assert TODAY.number(leaf.parameter) == factor
        assert leaf.source


def test_prices_that_no_text_gives_are_marked() -> None:
    found = estimate(HOUSE, BESANCON, TODAY)

    assert found.cost_to_verify
    assert all(leaf.to_verify for leaf in leaves(found.cost_trace))
    assert not any(leaf.to_verify for leaf in leaves(found.trace))


def test_an_estimate_can_be_stored() -> None:
    plain = json.loads(json.dumps(estimate(STOVE, BESANCON, TODAY).to_dict()))

    assert plain["primary_kwh_m2"].keys() == {"low", "likely", "high"}
    assert plain["trace"]["children"][0]["label"] == "Chauffage"
