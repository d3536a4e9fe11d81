"""The published tables, read once from the YAML beside this package."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from renovation.quantities.rules.yaml_files import content_of

FOLDER = Path(__file__).resolve().parents[1] / "tables"


@cache
def table(name: str) -> Any:
    return content_of(FOLDER / f"{name}.yaml")


@cache
def rows(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a table that is a list, by their code."""
    return {row["code"]: row for row in table(name)}
