"""What the tags and the numbers of a DPE file mean, from the tables `dpe_file` and `dpe_file_choices`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from renovation.diagnosis.rules.detail import terms
from renovation.diagnosis.rules.tables import table

UNBOUNDED = 1e12


@dataclass(frozen=True, slots=True)
class Label:
    """How a tag is called, its unit, the bounds within which it makes sense, what happens without it."""

    text: str
    unit: str = ""
    low: float = 0.0
    high: float = UNBOUNDED
    expected: bool = False
    without: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Our code for a number of an enumeration, its label, and a remark when the two do not say quite the same."""

    code: str
    label: str
    remark: str = ""


@cache
def label_of(tag: str) -> Label:
    """The words of a tag; a tag that the table does not know is called by its own name."""
    row = table("dpe_file")["fields"].get(tag)
    if row is None:
        return Label(text=tag.removeprefix("enum_").removesuffix("_id").replace("_", " "))
    return Label(
        text=row["label"],
        unit=row.get("unit", ""),
        low=float(row.get("low", 0)),
        high=float(row.get("high", UNBOUNDED)),
        expected=bool(row.get("expected", False)),
        without=row.get("without", "La valeur par défaut de la méthode sera prise."),
    )


@cache
def choices_of(tag: str) -> Mapping[int, Choice]:
    """What each number of an enumeration means for us; a number without equivalent is absent."""
    row = table("dpe_file_choices")[tag]
    labels, remarks = row.get("labels", {}), row.get("remarks", {})
    return {
        number: Choice(str(code), _label(row.get("term"), labels, str(code)), remarks.get(number, ""))
        for number, code in row["values"].items()
    }


@cache
def rows_by_identifier(name: str, key: str) -> Mapping[int, Mapping[str, Any]]:
    """The rows of one of the method's tables (generators, emitters…) by their number in the file's enumeration."""
    found: dict[int, Mapping[str, Any]] = {}
    for row in table(name):
        numbers = row.get(key, [])
        for number in numbers if isinstance(numbers, list) else [numbers]:
            found[number] = row
    return found


@cache
def reasons_to_ignore() -> tuple[tuple[str, str], ...]:
    """Beginnings of tags that are not taken over, and why."""
    return tuple(table("dpe_file")["ignored"].items())


def _label(term: str | None, labels: Mapping[str, str], code: str) -> str:
    if term is None:
        return labels.get(code, code)
    kind: Any = getattr(terms, term)
    return labels.get(code) or str(kind(code).label)
