"""The published tables, read once from the YAML beside this package."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

# The compiled reader is ten times quicker where PyYAML has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = Path(__file__).resolve().parents[1] / "tables"


@cache
def table(name: str) -> Any:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    content: Any = yaml.load(text, Loader=LOADER)  # noqa: S506 (a safe loader)
    return content


@cache
def rows(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a table that is a list, by their code."""
    return {row["code"]: row for row in table(name)}
