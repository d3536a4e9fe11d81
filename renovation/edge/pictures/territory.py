"""Dots per commune of a territory: the larger, the more; the table stands beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import ClassVar

SIZE = 440
MARGIN = 34
LARGEST, SMALLEST = 26.0, 5.0
NAMED = 6


@dataclass(frozen=True)
class Place:
    """A commune with its number; nothing is counted in a landmark."""

    name: str
    latitude: float
    longitude: float
    number: int = 0


@dataclass(frozen=True)
class Dot:
    place: Place
    x: float
    y: float
    radius: float

    @property
    def word_y(self) -> float:
        return round(self.y - self.radius - 5, 1)

    @property
    def word_x(self) -> float:
        """Within the picture, also at its edge."""
        half = 3.8 * len(self.place.name)
        return round(min(max(self.x, half), SIZE - half), 1)


@dataclass(frozen=True)
class TerritoryDots:
    """`places` are counted; `landmarks` are the other communes of the territory."""

    title: str
    places: Sequence[Place]
    landmarks: Sequence[Place] = ()
    template: ClassVar[str] = "pictures/territory.html"
    size: ClassVar[int] = SIZE

    @property
    def dots(self) -> list[Dot]:
        """The largest first, so that a small one stands upon it and stays seen."""
        most = max((place.number for place in self.places), default=1) or 1
        ordered = sorted(self.places, key=lambda place: -place.number)
        return [Dot(one, *self._at(one), _radius(one.number, most)) for one in ordered if one.number]

    @property
    def names(self) -> list[Dot]:
        """The largest, where their names do not meet."""
        kept: list[Dot] = []
        for dot in self.dots:
            wide = 4.2 * len(dot.place.name)
            if len(kept) < NAMED and all(
                abs(dot.word_x - one.word_x) > wide + 4.2 * len(one.place.name) or abs(dot.word_y - one.word_y) > 16
                for one in kept
            ):
                kept.append(dot)
        return kept

    @property
    def ground(self) -> str:
        """All landmarks in one path."""
        return "".join(f"M{x} {y}h0" for x, y in map(self._at, self.landmarks))

    def _at(self, place: Place) -> tuple[float, float]:
        everything = [*self.places, *self.landmarks]
        south, north = _ends([one.latitude for one in everything])
        west, east = _ends([one.longitude for one in everything])
        narrow = cos(radians((south + north) / 2))
        scale = (SIZE - 2 * MARGIN) / max(north - south, (east - west) * narrow, 0.02)
        x = SIZE / 2 + (place.longitude - (west + east) / 2) * narrow * scale
        y = SIZE / 2 - (place.latitude - (south + north) / 2) * scale
        return round(x, 1), round(y, 1)


def _radius(number: int, most: int) -> float:
    """The area tells the number."""
    return round(max(SMALLEST, LARGEST * sqrt(number / most)), 1)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)
