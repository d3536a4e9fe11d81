"""The parameters that quotes and invoices start with."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from renovation.quantities.rules import parameters

FOLDER = Path(__file__).resolve().parents[1] / "parameters"


def seed_entries() -> Sequence[Mapping[str, Any]]:
    """The seeds of quotes: delays between an offer, a signature, works and payments."""
    return parameters.seed_entries(FOLDER)
