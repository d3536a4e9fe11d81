"""The rules with which every platform begins."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).parents[1] / "tables" / "rules.yaml"


@dataclass(frozen=True)
class RuleSeed:
    """One rule of the house, as the table writes it; an unknown word is an error."""

    seed: str
    name: str
    watch: str
    days: int
    severity: str


@cache
def rule_seeds() -> tuple[RuleSeed, ...]:
    rows: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tuple(RuleSeed(**row) for row in rows)
