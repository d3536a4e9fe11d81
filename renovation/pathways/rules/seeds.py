"""The pathways that every platform begins with: that of the study, and one for copropriétés."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from renovation.pathways.rules.shape import Shape, read_shape
from renovation.quantities.rules.yaml_files import content_of

FILE = Path(__file__).resolve().parents[1] / "tables" / "pathways.yaml"


class Seed(NamedTuple):
    code: str
    name: str
    shape: Shape


@cache
def seeds() -> tuple[Seed, ...]:
    """The first one is the pathway of new cases."""
    raw: list[dict[str, Any]] = content_of(FILE)
    return tuple(Seed(one["code"], one["name"], read_shape(one)) for one in raw)
