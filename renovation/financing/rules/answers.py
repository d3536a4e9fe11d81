"""The answers about aids as typed facts, and their plain form for storage."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class AidsAnswers:
    """What was said. None or "" is what nobody said: the rules then ask, they never suppose."""

    occupation: str = ""
    persons: int | None = None
    rfr_eur: Decimal | None = None
    rfr_is_yearly: bool = False
    own_region: str = ""
    age: str = ""
    kind: str = ""
    area_m2: Decimal | None = None
    label: str = ""
    target_label: str = ""
    fossil_boiler: bool | None = None
    # A bundle or a work of the diagnosis ("path", "work:windows"), or works ticked in the list.
    bundle: str = ""
    works: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values, without what was not said."""
        plain = {
            "occupation": self.occupation,
            "persons": self.persons,
            "rfr_eur": None if self.rfr_eur is None else str(self.rfr_eur),
            "rfr_is_yearly": self.rfr_is_yearly or None,
            "own_region": self.own_region,
            "age": self.age,
            "kind": self.kind,
            "area_m2": None if self.area_m2 is None else str(self.area_m2),
            "label": self.label,
            "target_label": self.target_label,
            "fossil_boiler": self.fossil_boiler,
            "bundle": self.bundle,
            "works": list(self.works),
        }
        return {name: value for name, value in plain.items() if value not in (None, "", [])}


def read_aids_answers(plain: Mapping[str, Any]) -> AidsAnswers:
    """The stored form read back."""
    known = {name: value for name, value in plain.items() if name in AidsAnswers.__dataclass_fields__}
    for name in ("rfr_eur", "area_m2"):
        if name in known:
            known[name] = Decimal(known[name])
    return AidsAnswers(**known | {"works": tuple(known.get("works", ()))})
