"""Sizes of a dwelling from what a household says of it: area, levels, sides. Geometry of ours, medians of real DPE."""

from dataclasses import dataclass
from math import sqrt

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Kind, Roof

HEIGHT_M = 2.5
STOREY_M = 0.2
USUAL_AREA_M2 = {Kind.HOUSE: 100.0, Kind.FLAT: 60.0}
WINDOW_SHARE = {Kind.HOUSE: 0.13, Kind.FLAT: 0.17}
DOOR_M2 = {Kind.HOUSE: 3.0, Kind.FLAT: 2.0}
# A plan half again as long as wide.
PERIMETER_OF_ROOT = 2 * (sqrt(1.5) + sqrt(1 / 1.5))
# Part of the perimeter that faces outside, by open sides. Neighbours of a house stand on its short sides, and a house
# has a front and a back; a flat looks out of its long side first.
EXPOSED = {Kind.HOUSE: (0.6, 0.6, 0.8, 1.0), Kind.FLAT: (0.3, 0.5, 0.75, 0.9)}
# Walls under a converted attic are lower.
UNDER_ROOF = 0.75
# A fifth of the perimeter of a flat gives on a landing or a stairwell.
LANDING = 0.2


@dataclass(frozen=True, slots=True)
class Draw:
    """What stays uncertain once every question is answered: factors around 1."""

    wall_area: float = 1.0
    wall_u: float = 1.0
    openings: float = 1.0
    air: float = 1.0
    systems: float = 1.0


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes that follow from area, levels and sides."""

    area_m2: float
    footprint_m2: float
    levels: int
    sides: int
    perimeter_m: float
    wall_m2: float
    window_m2: float

    exposed_m: float

    @property
    def landing_m2(self) -> float:
        return self.perimeter_m * LANDING * HEIGHT_M


def shape_of(answers: Answers, draw: Draw) -> Shape:
    area_m2 = answers.area_m2 or USUAL_AREA_M2[answers.kind]
    levels = (answers.levels or 1) if answers.kind is Kind.HOUSE else 1
    footprint_m2 = area_m2 / levels
    perimeter_m = PERIMETER_OF_ROOT * sqrt(footprint_m2)
    exposed_m = perimeter_m * EXPOSED[answers.kind][int(answers.sides) - 1]
    window_m2 = WINDOW_SHARE[answers.kind] * area_m2 * draw.openings
    top = UNDER_ROOF if answers.roof is Roof.CONVERTED and levels > 1 else 1.0
    height_m = HEIGHT_M * (levels - 1 + top) + STOREY_M * (levels - 1)
    exposed_m2 = exposed_m * height_m
    wall_m2 = max(4.0, exposed_m2 - window_m2 - DOOR_M2[answers.kind]) * draw.wall_area
    return Shape(area_m2, footprint_m2, levels, int(answers.sides), perimeter_m, wall_m2, window_m2, exposed_m)
