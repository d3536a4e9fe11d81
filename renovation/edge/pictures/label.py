"""An estimated class on its scale, energy or climate: the range is bright, the rest is faded, and it says "estimation".

It is no copy of the official label: rounded bars, a dashed stamp, a range instead of a letter.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

CLASSES = "ABCDEFG"
WIDTH, TOP, ROW, BAR = 340, 34, 38, 30
SHORTEST, STEP = 84, 18
WHITE, INK = "#ffffff", "#17211f"
# Letters that stand on dark colours.
_LIGHT_LETTERS = {"energy": "G", "ghg": "DEFG"}


@dataclass(frozen=True)
class LabelRow:
    """One bar: where it stands, its colour, whether it is inside the range."""

    letter: str
    y: int
    width: int
    colour: str
    ink: str
    inside: bool
    best: bool

    @property
    def tone(self) -> str:
        """How the letter stands out, by class on screen: bars keep their colours in the dark, faded ones do not."""
        if not self.inside:
            return "soft"
        return "on-dark" if self.ink == WHITE else "on-light"

    @property
    def middle(self) -> int:
        return self.y + BAR // 2 + 6

    @property
    def words_x(self) -> int:
        return self.width + 10

    @property
    def opacity(self) -> str:
        return "1" if self.inside else "0.28"


@dataclass(frozen=True)
class EstimatedLabel:
    """`value` is said beside the likeliest class, for example "268 kWh/m² par an"."""

    title: str
    low: str
    likely: str
    high: str
    value: str
    scale: Literal["energy", "ghg"] = "energy"
    template: ClassVar[str] = "pictures/label.html"
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = TOP + ROW * len(CLASSES)
    bar: ClassVar[int] = BAR

    @property
    def rows(self) -> list[LabelRow]:
        return [self._row(rank, letter) for rank, letter in enumerate(CLASSES)]

    @property
    def alternative(self) -> str:
        if self.low == self.high:
            return f"{self.title}, estimation\u00a0: {self.words}, {self.value}."
        return f"{self.title}, estimation\u00a0: {self.words}. Le plus probable est {self.likely}, {self.value}."

    @property
    def words(self) -> str:
        return f"classe {self.low}" if self.low == self.high else f"entre {self.low} et {self.high}"

    def _row(self, rank: int, letter: str) -> LabelRow:
        prefix = "class" if self.scale == "energy" else "ghg"
        inside = self.low <= letter <= self.high
        light = inside and letter in _LIGHT_LETTERS[self.scale]
        return LabelRow(
            letter=letter,
            y=TOP + ROW * rank,
            width=SHORTEST + STEP * rank,
            colour=f"var(--{prefix}-{letter.lower()})",
            ink=WHITE if light else INK if inside else "var(--ink-2)",
            inside=inside,
            best=letter == self.likely,
        )
