"""What makes a lead urgent or ripe: points that the staff sets, and the sum explained line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Priority(StrEnum):
    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"

    @property
    def label(self) -> str:
        return {"high": "Haute", "middle": "Moyenne", "low": "Basse"}[self.value]


@dataclass(frozen=True)
class Criterion:
    """Something that counts; `usual` are the points with which a platform begins."""

    code: str
    label: str
    usual: int


CRITERIA: tuple[Criterion, ...] = (
    Criterion("class_fg", "Logement estimé en classe F ou G", 30),
    Criterion("class_e", "Logement estimé en classe E", 15),
    Criterion("quotes", "A déjà des devis", 25),
    Criterion("soon", "Travaux dans les trois mois", 20),
    Criterion("within_year", "Travaux dans l’année", 10),
    Criterion("works", "Travaux envisagés", 10),
    Criterion("owner", "Propriétaire du logement", 10),
    Criterion("territory", "Logement sur le territoire", 10),
    Criterion("callback", "Attend un appel", 5),
    Criterion("late", "Sans réponse depuis plus de 48\N{NO-BREAK SPACE}heures", 15),
)
MOST_POINTS = 100
# When the household wants its works, as the self-diagnosis asks it.
_READINESS = {"soon": "within_year", "later": "thinking", "curious": "thinking"}


@dataclass(frozen=True)
class Scale:
    """The points of a platform, and from how many a priority is middle or high."""

    points: Mapping[str, int] = field(default_factory=dict)
    high: int = 50
    middle: int = 25

    def of(self, criterion: Criterion) -> int:
        return self.points.get(criterion.code, criterion.usual)


@dataclass(frozen=True)
class Facts:
    """What is known of a lead. None or an empty text is what nobody said."""

    energy_class: str = ""
    readiness: str = ""
    horizon: str = ""
    works: bool | None = None
    who: str = ""
    in_territory: bool | None = None
    callback: bool = False
    late: bool = False


@dataclass(frozen=True)
class Line:
    """A criterion as it was counted: met, not met, or not known."""

    label: str
    points: int
    most: int
    is_known: bool


@dataclass(frozen=True)
class Score:
    points: int
    priority: Priority
    lines: tuple[Line, ...]

    @property
    def counted(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.points)

    @property
    def unknown(self) -> tuple[Line, ...]:
        """What would count, and that nobody asked yet."""
        return tuple(line for line in self.lines if not line.is_known and line.most)


def score(facts: Facts, scale: Scale) -> Score:
    """The sum of the points of what is known. What is not known counts for nothing, and is said."""
    met = _met(facts)
    lines = tuple(
        Line(one.label, scale.of(one) if met[one.code] else 0, scale.of(one), met[one.code] is not None)
        for one in CRITERIA
    )
    points = sum(line.points for line in lines)
    high, middle = points >= scale.high, points >= scale.middle
    return Score(points, Priority.HIGH if high else Priority.MIDDLE if middle else Priority.LOW, lines)


def points(facts: Facts, scale: Scale) -> int:
    """The sum alone, to put many leads in order."""
    met = _met(facts)
    return sum(scale.of(one) for one in CRITERIA if met[one.code])


def _met(facts: Facts) -> dict[str, bool | None]:
    """Whether each criterion is met; None when nobody knows."""
    letter = facts.energy_class.upper()
    # What the adviser understood counts more than what the household ticked.
    ready = facts.readiness or _READINESS.get(facts.horizon, "")
    return {
        "class_fg": letter in ("F", "G") if letter else None,
        "class_e": letter == "E" if letter else None,
        "quotes": ready == "quotes" if ready else None,
        "soon": ready == "soon" if ready else None,
        "within_year": ready == "within_year" if ready else None,
        "works": facts.works,
        "owner": facts.who in ("owner", "landlord", "copro") if facts.who else None,
        "territory": facts.in_territory,
        "callback": facts.callback,
        "late": facts.late,
    }
