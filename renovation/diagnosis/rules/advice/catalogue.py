"""The words and codes of each work, from the table `works`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from renovation.diagnosis.rules.tables import table
from renovation.works.rules.mapping import domains_of

# The order of works: the envelope first, so that the generator is sized for an insulated dwelling.
ENVELOPE, AIR, HEATING, HOT_WATER, CONTROL = STAGES = ("envelope", "air", "heating", "hot_water", "control")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One work in words. `shared_in_flat`: in a flat it belongs to the copropriété."""

    code: str
    stage: str
    title: str
    advice: str
    why: str
    depends_on: tuple[str, ...]
    rge_domains: tuple[str, ...]
    work_types: tuple[str, ...]
    cost: str
    quantity: str
    shared_in_flat: bool


@cache
def sheets() -> dict[str, Sheet]:
    """All sheets by code, in the order of works."""
    found = [_sheet(code, entry) for code, entry in table("works").items()]
    return {sheet.code: sheet for sheet in sorted(found, key=lambda one: STAGES.index(one.stage))}


def _sheet(code: str, entry: dict[str, Any]) -> Sheet:
    return Sheet(
        code=code,
        stage=entry["stage"],
        title=entry["title"],
        advice=entry["advice"],
        why=entry["why"],
        depends_on=tuple(entry["depends_on"]),
        # A work that is no type of the catalogue names its domains itself.
        rge_domains=tuple(entry["domains"]) if "domains" in entry else domains_of(entry["types"]),
        work_types=tuple(entry["types"]),
        cost=entry.get("cost", ""),
        quantity=entry.get("quantity", ""),
        shared_in_flat=entry.get("shared_in_flat", False),
    )
