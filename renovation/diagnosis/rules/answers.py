"""The answers of a household, as typed facts, and their plain form for storage."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from renovation.diagnosis.rules.choices import (
    Age,
    Control,
    Emitter,
    Floor,
    Generator,
    Glazing,
    HotWater,
    Insulation,
    Kind,
    Period,
    Position,
    Renovated,
    Roof,
    Sides,
    Ventilation,
    WallInsulation,
    WallMaterial,
    YesNo,
)

SMALLEST_AREA_M2, LARGEST_AREA_M2 = 8.0, 600.0
MOST_LEVELS = 5


class AnswersError(ValueError):
    """An answer that cannot be taken: `field` is the question's code, the text is for the household."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Answers:
    """What the household said. None or "unknown" is always possible; `kind` and `area_m2` have usual values then."""

    kind: Kind = Kind.HOUSE
    position: Position = Position.UNKNOWN
    period: Period = Period.UNKNOWN
    area_m2: float | None = None
    levels: int | None = None
    sides: Sides = Sides.UNKNOWN
    wall_material: WallMaterial = WallMaterial.UNKNOWN
    wall_insulation: WallInsulation = WallInsulation.UNKNOWN
    roof: Roof = Roof.UNKNOWN
    roof_insulation: Insulation = Insulation.UNKNOWN
    floor: Floor = Floor.UNKNOWN
    floor_insulation: YesNo = YesNo.UNKNOWN
    glazing: Glazing = Glazing.UNKNOWN
    ventilation: Ventilation = Ventilation.UNKNOWN
    generator: Generator = Generator.UNKNOWN
    generator_age: Age = Age.UNKNOWN
    condensing: YesNo = YesNo.UNKNOWN
    emitter: Emitter = Emitter.UNKNOWN
    support_stove: YesNo = YesNo.UNKNOWN
    collective: YesNo = YesNo.UNKNOWN
    control: Control = Control.UNKNOWN
    hot_water: HotWater = HotWater.UNKNOWN
    cooling: YesNo = YesNo.UNKNOWN
    solar: YesNo = YesNo.UNKNOWN
    renovated: Renovated = Renovated.UNKNOWN

    def to_dict(self) -> dict[str, Any]:
        """Plain values, without what is unknown."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: str(value) if isinstance(value, StrEnum) else value
            for name, value in values.items()
            if value is not None and value != "unknown"
        }


_CHOICES: Mapping[str, type[StrEnum]] = {
    field.name: type(field.default) for field in fields(Answers) if isinstance(field.default, StrEnum)
}


def read_answers(plain: Mapping[str, Any]) -> Answers:
    """Answers from their plain form. Codes of no question are left aside; raises AnswersError for a wrong value."""
    known: dict[str, Any] = {}
    for name, value in plain.items():
        if value in (None, ""):
            continue
        if name in _CHOICES:
            known[name] = _choice(name, value)
        elif name == "area_m2":
            known[name] = _area(value)
        elif name == "levels":
            known[name] = _levels(value)
    return Answers(**known)


def _choice(name: str, value: object) -> StrEnum:
    try:
        return _CHOICES[name](str(value))
    except ValueError as error:
        raise AnswersError(name, "Choisissez une des réponses proposées.") from error


def _area(value: object) -> float | None:
    if str(value) == "unknown":
        return None
    try:
        area_m2 = float(Decimal(str(value).replace(",", ".").replace("\u202f", "").replace(" ", "")))
    except (InvalidOperation, OverflowError, ValueError) as error:
        raise AnswersError("area_m2", "Écrivez la surface en chiffres, par exemple 95.") from error
    if not SMALLEST_AREA_M2 <= area_m2 <= LARGEST_AREA_M2:
        raise AnswersError(
            "area_m2",
            f"Écrivez une surface entre {SMALLEST_AREA_M2:.0f} et {LARGEST_AREA_M2:.0f}\u00a0m² habitables.",
        )
    return area_m2


def _levels(value: object) -> int | None:
    if str(value) == "unknown":
        return None
    if not str(value).isdecimal() or not 1 <= int(str(value)) <= MOST_LEVELS:
        raise AnswersError("levels", f"Choisissez un nombre de niveaux entre 1 et {MOST_LEVELS}.")
    return int(str(value))
