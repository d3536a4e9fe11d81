"""The graph of the states of a lead (H7); that of a case is the pathway of its platform: see tests of pathways."""

import pytest

from renovation.cases.enums import LeadState
from renovation.cases.rules.lead_states import allowed_states


def test_a_converted_lead_stays_converted() -> None:
    assert allowed_states(LeadState.CONVERTED) == (LeadState.CONVERTED,)


@pytest.mark.parametrize("state", list(LeadState))
def test_conversion_is_never_a_choice_of_the_form(state: LeadState) -> None:
    assert LeadState.CONVERTED not in allowed_states(state)[1:]
