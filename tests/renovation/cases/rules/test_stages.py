"""The graph of stages (H7)."""

import pytest

from renovation.cases.enums import LeadState, Stage
from renovation.cases.rules.lead_states import allowed_states
from renovation.cases.rules.stages import MOVES, allowed_moves, can_move


def test_h7_each_stage_has_its_moves() -> None:
    assert set(MOVES) == set(Stage)


@pytest.mark.parametrize("stage", list(Stage))
def test_h7_every_stage_can_be_reached_from_the_first(stage: Stage) -> None:
    reached = {Stage.INFORMATION}
    for _ in Stage:
        reached |= {move for known in reached for move in MOVES[known]}

    assert stage in reached


@pytest.mark.parametrize(("from_stage", "to_stage"), [("information", "works"), ("works", "works"), ("", "works")])
def test_h7_a_move_that_is_not_declared_is_refused(from_stage: str, to_stage: str) -> None:
    assert not can_move(from_stage, to_stage)


def test_h7_an_unknown_stage_leads_nowhere() -> None:
    assert allowed_moves("ailleurs") == ()


def test_a_converted_lead_stays_converted() -> None:
    assert allowed_states(LeadState.CONVERTED) == (LeadState.CONVERTED,)


@pytest.mark.parametrize("state", list(LeadState))
def test_conversion_is_never_a_choice_of_the_form(state: LeadState) -> None:
    assert LeadState.CONVERTED not in allowed_states(state)[1:]
