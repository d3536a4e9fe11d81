"""When a territory lacks firms: a household is advised to compare three quotes."""

from dataclasses import dataclass

ENOUGH_TO_COMPARE = 3


@dataclass(frozen=True)
class Cell:
    """A number of firms and what it means: none, few, enough."""

    number: int
    kind: str

    @property
    def words(self) -> str:
        """Said beside the number, so that the colour is never the only sign."""
        return {"none": "aucune", "few": "peu", "enough": ""}[self.kind]


def cell_of(number: int) -> Cell:
    if number == 0:
        return Cell(0, "none")
    return Cell(number, "few" if number < ENOUGH_TO_COMPARE else "enough")
