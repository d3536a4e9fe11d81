"""Places around a point, numbered as the list beside: a map without tiles, drawn on the server."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, pi, radians, sin, sqrt
from typing import ClassVar

SIZE = 440
MIDDLE = SIZE / 2
# A finger must be able to touch a number on a phone.
RADIUS = 17
APART = 2 * RADIUS + 2
GOLDEN_ANGLE = pi * (3 - sqrt(5))
KM_PER_DEGREE = 111.2
NEAREST_KM = 2.0
MARGIN = 1.12
_RINGS_KM = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True)
class Spot:
    """A place to draw. `number` is that of the list; a landmark has none, and a name when there is room for it."""

    name: str
    latitude: float
    longitude: float
    number: int = 0


@dataclass(frozen=True)
class Mark:
    """A spot on the picture; `at_x` and `at_y` are its true place when a neighbour pushed it aside."""

    spot: Spot
    x: float
    y: float
    at_x: float
    at_y: float

    @property
    def is_moved(self) -> bool:
        return hypot(self.x - self.at_x, self.y - self.at_y) > 1

    @property
    def place(self) -> str:
        """Where to draw it, for SVG."""
        return f"translate({self.x} {self.y})"


@dataclass(frozen=True)
class NearbyMap:
    """`origin` stands in the middle; `spots` are numbered; `landmarks` go from the largest to the smallest."""

    origin: Spot
    spots: Sequence[Spot]
    landmarks: Sequence[Spot]
    template: ClassVar[str] = "pictures/nearby.html"
    size: ClassVar[int] = SIZE
    middle: ClassVar[float] = MIDDLE
    radius: ClassVar[int] = RADIUS

    @cached_property
    def reach_km(self) -> float:
        """From the middle to an edge: as far as the furthest of the list."""
        return max([NEAREST_KM, *(_distance(self.origin, spot) for spot in self.spots)]) * MARGIN

    @property
    def rings(self) -> list[tuple[int, float]]:
        """One or two circles of a round number of kilometres."""
        fitting = [km for km in _RINGS_KM if km < self.reach_km]
        return [(km, round(km / self.reach_km * MIDDLE, 1)) for km in fitting[-2:]]

    @property
    def ring_words(self) -> list[tuple[int, float, float]]:
        """The kilometres of each circle, written on it where no number stands."""
        return [(km, *self._word_place(reach)) for km, reach in self.rings]

    @cached_property
    def marks(self) -> list[Mark]:
        """Each number at its place, or beside it when another stands there already."""
        placed: list[Mark] = []
        for spot in self.spots:
            x, y = self._place(spot)
            placed.append(Mark(spot, *_free(x, y, placed), at_x=x, at_y=y))
        return placed

    @property
    def leashes(self) -> str:
        """From each number that was pushed aside to its true place, in one path."""
        return "".join(f"M{one.at_x} {one.at_y}L{one.x} {one.y}" for one in self.marks if one.is_moved)

    @property
    def dots(self) -> str:
        """All landmarks in one path."""
        places = map(self._place, self.landmarks)
        return "".join(f"M{x} {y}h0" for x, y in places if min(x, y) > 5 and max(x, y) < SIZE - 5)

    @property
    def names(self) -> list[Mark]:
        """The largest landmarks, where their name covers nothing."""
        taken = [(mark.x, mark.y) for mark in self.marks] + [(MIDDLE, MIDDLE)]
        kept: list[Mark] = []
        for spot in self.landmarks:
            x, y = self._place(spot)
            wide = 3.6 * len(spot.name) + RADIUS
            inside = wide / 2 < x < SIZE - wide / 2 and 24 < y < SIZE - 10
            if inside and len(kept) < 7 and all(abs(x - a) > wide or abs(y - 8 - b) > RADIUS + 8 for a, b in taken):
                kept.append(Mark(spot, x, y - 8, x, y))
                taken.append((x, y - 8))
        return kept

    @property
    def alternative(self) -> str:
        return f"Carte autour de {self.origin.name}\N{NO-BREAK SPACE}: les mêmes résultats que la liste"

    def _word_place(self, reach: float) -> tuple[float, float]:
        """Under the middle, else elsewhere on the circle."""
        around = [
            (MIDDLE + reach * cos(turn), MIDDLE + reach * sin(turn))
            for turn in (pi / 2 * (1 + n / 2) for n in range(8))
        ]
        free = (
            place for place in around if all(hypot(place[0] - one.x, place[1] - one.y) > APART for one in self.marks)
        )
        x, y = next(free, around[0])
        return round(x, 1), round(y + 4, 1)

    def _place(self, spot: Spot) -> tuple[float, float]:
        east, north = _offsets_km(self.origin, spot)
        scale = MIDDLE / self.reach_km
        return round(MIDDLE + east * scale, 1), round(MIDDLE - north * scale, 1)


def _free(x: float, y: float, placed: Iterable[Mark]) -> tuple[float, float]:
    """The place itself, else the nearest free one on a spiral around it."""
    marks = list(placed)
    for step in range(400):
        reach, turn = APART / 4 * sqrt(step), GOLDEN_ANGLE * step
        tried = _within(x + reach * cos(turn)), _within(y + reach * sin(turn))
        if all(hypot(tried[0] - mark.x, tried[1] - mark.y) >= APART for mark in marks):
            return tried
    return x, y


def _within(value: float) -> float:
    return round(min(max(value, RADIUS + 2), SIZE - RADIUS - 2), 1)


def _offsets_km(origin: Spot, spot: Spot) -> tuple[float, float]:
    east = (spot.longitude - origin.longitude) * KM_PER_DEGREE * cos(radians(origin.latitude))
    return east, (spot.latitude - origin.latitude) * KM_PER_DEGREE


def _distance(origin: Spot, spot: Spot) -> float:
    return hypot(*_offsets_km(origin, spot))
