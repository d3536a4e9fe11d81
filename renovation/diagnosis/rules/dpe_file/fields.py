"""Reading the values of one element of the file, each with its line in the report.

The table `dpe_file` says of every tag: its label, its unit, its bounds of sense, whether it is expected; the table
`dpe_file_choices` what each number of an enumeration means in our words. Nothing here raises: what cannot be used is
reported, and the answer is None.
"""

import math
import re
from dataclasses import dataclass
from typing import TypeVar

from renovation.diagnosis.rules.detail.terms import Term
from renovation.diagnosis.rules.dpe_file.document import Element
from renovation.diagnosis.rules.dpe_file.report import ReadingLine, Report, Status, in_words, shortened
from renovation.diagnosis.rules.dpe_file.wording import Choice, Label, choices_of, label_of

_NUMBER = re.compile(r"(?P<number>[-+]?\d{1,15}(?:[.,]\d{0,40})?(?:[eE][-+]?\d{1,3})?)(?P<unit>[^\d]{0,12})", re.ASCII)
T = TypeVar("T", bound=Term)
ENTERED, CALCULATED = "donnee_entree", "donnee_intermediaire"


@dataclass(frozen=True, slots=True)
class Part:
    """One element of the file (a wall, a boiler…) and how the report names it."""

    element: Element
    report: Report
    section: str
    item: str
    path: str

    def number(self, tag: str, *, among: str = ENTERED, expected: bool | None = None) -> float | None:
        """A number within the bounds of its tag, or None."""
        label = label_of(tag)
        raw = self._raw(tag, among)
        if not raw:
            self._missing(tag, among, label, expected)
            return None
        value, remark = _number(raw)
        if value is None:
            self._line(
                tag, among, label.text, raw, Status.ODD, "Ce n’est pas un nombre\u00a0: la valeur n’est pas reprise."
            )
            return None
        if not label.low <= value <= label.high:
            self._line(tag, among, label.text, in_words(value, label.unit), Status.ODD, _out_of_bounds(label))
            return None
        status = Status.ADAPTED if remark else Status.READ
        self._line(tag, among, label.text, in_words(value, label.unit), status, remark)
        return value

    def calculated(self, tag: str, *, expected: bool | None = None) -> float | None:
        """A number that the software of the DPE worked out."""
        return self.number(tag, among=CALCULATED, expected=expected)

    def choice(self, tag: str, *, among: str = ENTERED) -> str | None:
        """The code, in our words, of an enumeration's number, or None when it is absent or unknown."""
        label = label_of(tag)
        raw = self._raw(tag, among)
        if not raw:
            self._missing(tag, among, label, None)
            return None
        number = _identifier(raw)
        found = choices_of(tag).get(number) if number is not None else None
        if found is None:
            explanation = (
                f"Le numéro «\u00a0{shortened(raw)}\u00a0» n’existe pas dans cette liste de l’ADEME\u00a0:"
                " il n’est pas repris."
            )
            self._line(tag, among, label.text, raw, Status.ODD, explanation)
            return None
        self._chosen(tag, among, label, found)
        return found.code

    def term(self, kind: type[T], tag: str, default: T) -> T:
        """The word of ours for an enumeration's number, or the default."""
        found = self.maybe_term(kind, tag)
        return default if found is None else found

    def maybe_term(self, kind: type[T], tag: str) -> T | None:
        """The word of ours for an enumeration's number, or None."""
        code = self.choice(tag)
        return next((one for one in kind if one.value == code), None)

    def flag(self, tag: str, *, among: str = ENTERED) -> bool | None:
        """Yes or no: 1/0, true/false, oui/non."""
        label = label_of(tag)
        raw = self._raw(tag, among).lower()
        if not raw:
            self._missing(tag, among, label, None)
            return None
        yes, no = raw in {"1", "1.0", "true", "oui"}, raw in {"0", "0.0", "false", "non"}
        if not yes and not no:
            self._line(tag, among, label.text, raw, Status.ODD, "Ni oui ni non\u00a0: la valeur n’est pas reprise.")
            return None
        self._line(tag, among, label.text, "oui" if yes else "non", Status.READ, "")
        return yes

    def identifier(self, tag: str, *, among: str = ENTERED) -> int | None:
        """The number of an enumeration, without a line: whoever asks reports what it makes of it."""
        return _identifier(self._raw(tag, among))

    def raw(self, tag: str, *, among: str = ENTERED) -> str:
        """The text itself, without a line."""
        return self._raw(tag, among)

    def say(self, status: Status, label: str, value: str, explanation: str) -> None:
        """A line about this element as a whole."""
        self.report.add(ReadingLine(self.path, label, shortened(value), status, explanation, self.section, self.item))

    def amend(self, tag: str, status: Status, value: str, explanation: str, *, among: str = ENTERED) -> None:
        """What is finally made of a tag: it takes the place of the line that its reading left."""
        self._line(tag, among, label_of(tag).text, value, status, explanation)

    def _raw(self, tag: str, among: str) -> str:
        group = self.element.child(among) if among else self.element
        found = group.child(tag) if group else None
        if found is None:
            return ""
        self.report.seen.add(id(found))
        return found.text

    def _chosen(self, tag: str, among: str, label: Label, found: Choice) -> None:
        status = Status.ADAPTED if found.remark else Status.READ
        self._line(tag, among, label.text, found.label, status, found.remark)

    def _missing(self, tag: str, among: str, label: Label, expected: bool | None) -> None:
        if label.expected if expected is None else expected:
            self._line(tag, among, label.text, "", Status.MISSING, label.without)

    def _line(self, tag: str, among: str, label: str, value: str, status: Status, explanation: str) -> None:
        path = "/".join(step for step in (self.path, among, tag) if step)
        self.report.set(ReadingLine(path, label, shortened(value), status, explanation, self.section, self.item))


def parts_of(root: Element, report: Report, path: str, section: str, item: str) -> list[Part]:
    """The elements at a path, numbered as the report names them: "Mur 1", "Mur 2"…"""
    return [
        Part(one, report, section, f"{item} {number}", f"{path}[{number}]")
        for number, one in enumerate(root.all(path), start=1)
    ]


def plain_number(raw: str) -> float | None:
    """The number in a text, whatever its decimal sign and its unit, or None."""
    return _number(raw)[0]


def _number(raw: str) -> tuple[float | None, str]:
    compact = re.sub(r"[\s\u00a0\u202f]", "", raw)
    match = _NUMBER.fullmatch(compact)
    if match is None:
        return None, ""
    value = float(match["number"].replace(",", "."))
    if not math.isfinite(value):
        return None, ""
    remarks = []
    if "," in match["number"]:
        remarks.append("La virgule a été lue comme un signe décimal.")
    if match["unit"]:
        remarks.append(
            f"L’unité «\u00a0{shortened(match['unit'])}\u00a0» écrite dans le fichier a été laissée de côté."
        )
    return value, " ".join(remarks)


def _identifier(raw: str) -> int | None:
    match = re.fullmatch(r"\s*(\d{1,6})(?:[.,]0*)?\s*", raw, re.ASCII)
    return int(match[1]) if match else None


def _out_of_bounds(label: Label) -> str:
    low, high = in_words(label.low), in_words(label.high, label.unit)
    return f"Valeur impossible ou invraisemblable (attendu\u00a0: de {low} à {high})\u00a0: elle n’est pas reprise."
