"""The parameters that financing plans start with."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from renovation.quantities.rules import parameters

FOLDER = Path(__file__).resolve().parents[1] / "parameters"


def seed_entries() -> Sequence[Mapping[str, Any]]:
    """The seeds of financing plans: what they suppose until somebody knows better."""
    return parameters.seed_entries(FOLDER)
