"""The neutral turn: whoever was proposed least comes first, then whoever waits longest, then a draw.

The draw follows from the identifier of the proposal: anybody who has it finds the same order again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

LEAST = 3
MOST = 6


@dataclass(frozen=True)
class Turn:
    """How often a firm was proposed within the period, and when it last was."""

    times: int
    last_at: datetime


def in_turn(sirets: Iterable[str], turns: Mapping[str, Turn], *, draw: str) -> list[str]:
    """All of them, in the order in which they are to be proposed."""

    def key(siret: str) -> tuple[int, float, str]:
        turn = turns.get(siret)
        drawn = hashlib.sha256(f"{draw}:{siret}".encode()).hexdigest()
        return (turn.times, turn.last_at.timestamp(), drawn) if turn else (0, 0.0, drawn)

    return sorted(sirets, key=key)
