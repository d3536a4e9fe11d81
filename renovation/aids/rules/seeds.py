"""The parameters that the aids start with."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from renovation.quantities.rules import parameters

FOLDER = Path(__file__).resolve().parents[1] / "parameters"


def seed_entries() -> Sequence[Mapping[str, Any]]:
    """The seeds of the aids."""
    return parameters.seed_entries(FOLDER)
