"""Scenarios of works side by side: what is spent step by step, and the energy that is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from renovation.edge.pictures.plot import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, graduations, height_of


@dataclass(frozen=True)
class Point:
    """The dwelling once so much is spent."""

    spent_eur: Decimal
    energy: Decimal
    letter: str


@dataclass(frozen=True)
class ScenarioPath:
    """A scenario from today to its end; `mark` is its letter on the drawing."""

    mark: str
    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class DrawnPath:
    path: ScenarioPath
    line: str
    places: list[tuple[float, float]]
    dashes: str

    @property
    def end(self) -> tuple[float, float]:
        return self.places[-1]


@dataclass(frozen=True)
class ScenarioPaths:
    """Lines over the money spent; dashes and letters tell them apart, not the colour alone."""

    title: str
    paths: Sequence[ScenarioPath]
    unit: str = "kWh/m² par an"
    template: ClassVar[str] = "pictures/paths.html"
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    bottom: ClassVar[int] = BOTTOM

    @property
    def marks(self) -> list[tuple[Decimal, float]]:
        marks = graduations(point.energy for path in self.paths for point in path.points)
        return [(mark, height_of(mark, marks[-1])) for mark in marks]

    @property
    def labels(self) -> list[tuple[float, Decimal]]:
        """Money under the axis, in thousands of euros."""
        return [(self._x(mark), mark / 1000) for mark in self._money]

    @property
    def rows(self) -> list[DrawnPath]:
        top = self.marks[-1][0]
        found = []
        for rank, path in enumerate(self.paths):
            places = [(self._x(point.spent_eur), height_of(point.energy, top)) for point in path.points]
            line = " ".join(f"{x},{y}" for x, y in places)
            found.append(DrawnPath(path, line, places, _DASHES[rank % len(_DASHES)]))
        return found

    @property
    def alternative(self) -> str:
        told = [
            f"{path.mark}, {path.name}, mène de {round(path.points[0].energy)} à {round(path.points[-1].energy)} "
            f"{self.unit}, classe {path.points[-1].letter}"
            for path in self.paths
        ]
        return self.title + "\u00a0: " + "\u00a0; ".join(told) + "."

    @property
    def _money(self) -> list[Decimal]:
        return graduations(point.spent_eur for path in self.paths for point in path.points)

    def _x(self, spent: Decimal) -> float:
        return round(LEFT + 8 + float(spent / self._money[-1]) * (RIGHT - LEFT - 30), 1)


_DASHES = ("line-1", "line-2", "line-3", "line-4")
