"""The graph of a lead's states. `converted` is reached only by opening the case."""

from collections.abc import Mapping

from renovation.cases.enums import LeadState

MOVES: Mapping[LeadState, tuple[LeadState, ...]] = {
    LeadState.NEW: (LeadState.CONTACTED, LeadState.QUALIFIED, LeadState.CLOSED),
    LeadState.CONTACTED: (LeadState.QUALIFIED, LeadState.CLOSED),
    LeadState.QUALIFIED: (LeadState.CONTACTED, LeadState.CLOSED),
    LeadState.CLOSED: (LeadState.CONTACTED, LeadState.QUALIFIED),
    LeadState.CONVERTED: (),
}


def allowed_states(state: str) -> tuple[LeadState, ...]:
    """The states that may be chosen for a lead, the present one first."""
    if state not in LeadState.values:
        return ()
    present = LeadState(state)
    return (present, *MOVES[present])
