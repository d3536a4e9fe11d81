"""What became of each value of a description: given, calculated from what was said, or the method's default."""

from dataclasses import dataclass, field
from enum import StrEnum


class Origin(StrEnum):
    GIVEN = "given"
    CALCULATED = "calculated"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class ResolvedValue:
    """`path` is that of the field, as in "walls.0.u_w_m2k"; `section` is that of the method."""

    path: str
    value: float
    origin: Origin
    section: str


@dataclass(slots=True)
class Ledger:
    """Collects values while a description is resolved."""

    values: list[ResolvedValue] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def note(self, path: str, value: float, origin: Origin, section: str) -> float:
        self.values.append(ResolvedValue(path, value, origin, section))
        return value

    def given_or(self, path: str, given: float | None, found: float, section: str, *, known: bool = True) -> float:
        """The given value wins; `known` tells whether the other was calculated from what was said."""
        if given is not None:
            return self.note(path, given, Origin.GIVEN, section)
        return self.note(path, found, Origin.CALCULATED if known else Origin.DEFAULT, section)
