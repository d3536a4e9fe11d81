"""Works that a diagnosis advises, as its stored result holds them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from renovation.diagnosis.rules.advice.shapes import stored_works
from renovation.financing.rules.works import PlannedWork

Stored = Mapping[str, Any]


def stored_bundles(result: Stored) -> list[Stored]:
    """The path in steps, then the bundles."""
    works = result.get("works") or {}
    return [one for one in (works.get("path"), *works.get("bundles", ())) if one]


def bundles_and_works(result: Stored) -> list[Stored]:
    """The bundles, then each work alone, in one form."""
    return [*stored_bundles(result), *({**one, "steps": [one]} for one in stored_works(result))]


def planned_work(code: str, title: str, cost: Stored | None) -> PlannedWork:
    """A work with its indicative cost, where the diagnosis knows one."""
    if cost is None:
        return PlannedWork(code, title, low_eur=None, high_eur=None, quantity=None, unit="", to_verify=True, source="")
    return PlannedWork(
        code=code,
        title=title,
        low_eur=Decimal(str(cost["low_eur"])),
        high_eur=Decimal(str(cost["high_eur"])),
        quantity=Decimal(str(cost["quantity"])) if cost["unit"] == "m²" else None,
        unit=cost["unit"],
        to_verify=cost["to_verify"],
        source=cost["source"],
    )
