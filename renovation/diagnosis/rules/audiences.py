"""What matters to a landlord, a tenant or a copropriété beside the estimate, with where it was read."""

from dataclasses import dataclass

from renovation.diagnosis.rules.tables import table


@dataclass(frozen=True)
class Audience:
    """Sentences for one kind of reader."""

    who: str
    title: str
    lines: tuple[str, ...]
    source: str
    to_verify: bool


def audience(who: str) -> Audience | None:
    """Nothing for an owner who lives there: the result already speaks to them."""
    found = next((entry for entry in table("audiences") if entry["who"] == who), None)
    if found is None:
        return None
    return Audience(found["who"], found["title"], tuple(found["lines"]), found["source"], found["to_verify"])
