"""The line-by-line report of a reading: what was found, what was made of it, and why."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

LONGEST_VALUE = 120
FIXED_SPACES = "\u00a0\u202f"


class Status(StrEnum):
    """READ as it is; ADAPTED to our words or units; IGNORED; MISSING: a default stands; ODD: contradictory."""

    READ = "read"
    ADAPTED = "adapted"
    IGNORED = "ignored"
    MISSING = "missing"
    ODD = "odd"

    @property
    def label(self) -> str:
        """How the interface says it."""
        return {
            Status.READ: "Repris tel quel",
            Status.ADAPTED: "Repris et adapté",
            Status.IGNORED: "Non repris",
            Status.MISSING: "Absent du fichier",
            Status.ODD: "À vérifier",
        }[self]


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One value of the file. `section` and `item` group the lines ("Murs", "Mur 2"); `path`: where in the file."""

    path: str
    label_fr: str
    value_in_words: str
    status: Status
    explanation_fr: str = ""
    section: str = ""
    item: str = ""


class Report:
    """Collects the lines while a file is read, and remembers which places of the file were looked at."""

    def __init__(self) -> None:
        self.lines: list[ReadingLine] = []
        self.seen: set[int] = set()
        self.places: dict[str, int] = {}

    def add(self, line: ReadingLine) -> None:
        self.lines.append(line)

    def set(self, line: ReadingLine) -> None:
        """The line of this place of the file: what is understood later takes the place of what was said first."""
        if line.path in self.places:
            self.lines[self.places[line.path]] = line
        else:
            self.places[line.path] = len(self.lines)
            self.add(line)

    def note(
        self, status: Status, label: str, value: str, explanation: str, *, path: str = "", section: str = ""
    ) -> None:
        """A line about the file as a whole, or about several values at once."""
        self.add(ReadingLine(path, label, shortened(value), status, explanation, section))

    @property
    def counts(self) -> Counter[Status]:
        return Counter(line.status for line in self.lines)


def shortened(text: str) -> str:
    """One line of printable text, cut where it becomes too long to show."""
    printable = "".join(letter if letter.isprintable() or letter in FIXED_SPACES else " " for letter in text)
    plain = " ".join(word for word in printable.split(" ") if word)
    return plain if len(plain) <= LONGEST_VALUE else f"{plain[: LONGEST_VALUE - 1]}…"


def in_words(value: float, unit: str = "") -> str:
    """A number as it is written in French: decimal comma, thin thousands, unit after a non-breaking space."""
    rounded = f"{value:.4g}" if abs(value) < 1000 else f"{value:.0f}"
    whole, _, decimals = f"{float(rounded):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u202f") if whole not in {"-0"} else "-0"
    kept = decimals.rstrip("0")
    number = f"{grouped},{kept}" if kept else grouped
    return f"{number}\u00a0{unit}" if unit else number
