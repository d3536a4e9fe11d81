"""The climate zones of energy savings certificates: by department, Corsica in H3 under 2A, 2B and its old 20."""

from functools import cache
from pathlib import Path
from typing import Any

from renovation.quantities.rules.yaml_files import content_of

FILE = Path(__file__).resolve().parents[1] / "tables" / "climate_zones.yaml"


def zone_of(department: str) -> str:
    """H1, H2 or H3."""
    return _zones().get(department, "H1")


@cache
def _zones() -> dict[str, str]:
    content: dict[str, Any] = content_of(FILE)
    return {department: zone for zone, departments in content["zones"].items() for department in departments}
