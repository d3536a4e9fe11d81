"""Where the heat goes: a house in section, each part as wide and as warm as its share of the losses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

LABELS = {
    "roof": "Toit",
    "walls": "Murs",
    "air": "Air renouvelé",
    "windows": "Fenêtres",
    "doors": "Portes",
    "floor": "Sol",
    "bridges": "Ponts thermiques",
}
# From this share on, a part is drawn in the next colour of the energy scale.
_STEPS = ((25, "var(--class-g)"), (15, "var(--class-f)"), (8, "var(--class-e)"), (0, "var(--class-c)"))


@dataclass(frozen=True)
class HeatHouse:
    """`percents`: share of the losses by part (codes of LABELS), in percent of the whole."""

    percents: Mapping[str, int]
    template: ClassVar[str] = "pictures/house.html"

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Parts that lose something, the largest first."""
        known = [(LABELS[code], percent) for code, percent in self.percents.items() if percent > 0]
        return sorted(known, key=lambda row: -row[1])

    @property
    def alternative(self) -> str:
        shares = ", ".join(f"{label.lower()} {percent}\u00a0%" for label, percent in self.rows)
        return f"Pertes de chaleur\u00a0: {shares}."

    @property
    def roof_colour(self) -> str:
        return self._colour("roof")

    @property
    def wall_colour(self) -> str:
        return self._colour("walls")

    @property
    def floor_colour(self) -> str:
        return self._colour("floor")

    @property
    def window_colour(self) -> str:
        return self._colour("windows")

    @property
    def door_colour(self) -> str:
        return self._colour("doors")

    @property
    def roof_width(self) -> int:
        return self._width("roof")

    @property
    def wall_width(self) -> int:
        return self._width("walls")

    @property
    def floor_width(self) -> int:
        return self._width("floor")

    @property
    def texts(self) -> list[tuple[int, int, str, str]]:
        """x, y, anchor and words of each part drawn."""
        places = {
            "roof": (190, 32, "middle"),
            "walls": (96, 212, "end"),
            "air": (286, 196, "start"),
            "windows": (190, 160, "middle"),
            "floor": (190, 318, "middle"),
            "bridges": (286, 276, "start"),
        }
        short = LABELS | {"air": "Air", "bridges": "Ponts"}
        return [
            (x, y, anchor, f"{short[code]} {self.percents[code]}\u00a0%")
            for code, (x, y, anchor) in places.items()
            if self.percents.get(code, 0) > 0
        ]

    def _colour(self, code: str) -> str:
        share = self.percents.get(code, 0)
        return next(colour for least, colour in _STEPS if share >= least)

    def _width(self, code: str) -> int:
        return 6 + min(10, self.percents.get(code, 0) // 3)
