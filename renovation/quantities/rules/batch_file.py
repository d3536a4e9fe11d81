"""A new barème as a file: what it proposes, with the line of each value, or every reason why it is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

MAX_BYTES = 1_000_000
MAX_VALUES = 2_000
STATES = ("published", "to_verify")


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong, and on which line; line 0 is the whole file."""

    line: int
    reason: str


class BatchRefused(Exception):
    """The file is refused whole, for all these reasons."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{one.line}: {one.reason}" for one in faults))
        self.faults = tuple(sorted(faults))


@dataclass(frozen=True)
class Proposed:
    """One value that a file proposes. `label` and `unit` are empty where the file does not say them."""

    line: int
    code: str
    label: str
    unit: str
    valid_from: date
    valid_to: date | None
    value: Any
    text_not_read: bool
    source_text: str
    source_article: str
    source_address: str
    source_read_on: date | None


@dataclass(frozen=True)
class Written:
    """A value as the file writes it, before it is understood."""

    line: int
    code: str
    label: str
    unit: str
    value: Any
    state: str
    valid_from: Any
    valid_to: Any
    text: str
    article: str
    address: str
    read_on: Any


def decoded(content: bytes) -> str:
    """The text of a file, whether or not it begins with the mark of UTF-8."""
    if len(content) > MAX_BYTES:
        raise BatchRefused([Fault(0, "Ce fichier dépasse 1\u00a0Mo.")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BatchRefused([Fault(line, "Le fichier n’est pas en UTF-8. Enregistrez-le dans cet encodage.")]) from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise BatchRefused([Fault(line, "Ce n’est pas un fichier de texte\u00a0: il contient un caractère nul.")])
    if not text.strip():
        raise BatchRefused([Fault(0, "Le fichier est vide.")])
    return text


def understood(written: Sequence[Written], *, today: date) -> tuple[Proposed, ...]:
    """Every value understood, or BatchRefused with all that is wrong."""
    if not written:
        raise BatchRefused([Fault(0, "Le fichier ne contient aucune valeur.")])
    if len(written) > MAX_VALUES:
        raise BatchRefused([Fault(0, f"Le fichier contient plus de {MAX_VALUES} valeurs.")])
    faults: list[Fault] = []
    found = [one for each in written if (one := _one(each, today, faults)) is not None]
    if faults:
        raise BatchRefused(faults)
    return tuple(found)


def _one(each: Written, today: date, faults: list[Fault]) -> Proposed | None:
    reasons: list[str] = []
    first = _day(each.valid_from, "le premier jour (valid_from)", reasons)
    end = _day(each.valid_to, "la fin (valid_to)", reasons)
    read_on = _day(each.read_on, "la date de lecture (read_on)", reasons)
    reasons += _missing(each)
    if first is None and not _said(each.valid_from):
        reasons.append("il manque le premier jour (valid_from).")
    if first and end and end <= first:
        reasons.append("la période finit avant de commencer.")
    if read_on and read_on > today:
        reasons.append("la date de lecture est dans l’avenir.")
    faults += [Fault(each.line, f"{each.code or 'paramètre sans code'}\u00a0: {reason}") for reason in reasons]
    if reasons or first is None:
        return None
    return Proposed(
        line=each.line,
        code=each.code,
        label=each.label,
        unit=each.unit,
        valid_from=first,
        valid_to=end,
        value=each.value,
        text_not_read=each.state == "to_verify",
        source_text=each.text,
        source_article=each.article,
        source_address=each.address,
        source_read_on=read_on,
    )


def _missing(each: Written) -> list[str]:
    reasons = []
    if not each.code:
        reasons.append("il manque le code.")
    if each.value is None:
        reasons.append("il manque la valeur.")
    if each.state not in STATES:
        reasons.append(f"l’état «\u00a0{each.state}\u00a0» est inconnu\u00a0: écrivez published ou to_verify.")
    if not each.text:
        reasons.append("il manque le texte de la source.")
    for words, content, longest in (("texte", each.text, 300), ("article", each.article, 100)):
        if len(content) > longest:
            reasons.append(f"le {words} de la source dépasse {longest} caractères.")
    if each.address and not is_address(each.address):
        reasons.append("l’adresse de la source doit commencer par https:// et tenir en 300 caractères.")
    return reasons


def is_address(text: str) -> bool:
    """Whether this may be shown as the link to a text."""
    return text.startswith(("https://", "http://")) and len(text) <= 300 and not any(one.isspace() for one in text)


def _said(value: Any) -> bool:
    return value is not None and str(value).strip() != ""


def _day(value: Any, what: str, reasons: list[str]) -> date | None:
    if not _said(value):
        return None
    if type(value) is date:
        return value
    text = str(value).strip()
    try:
        if text.count("/") == 2:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        reasons.append(f"{what} n’est pas une date\u00a0: «\u00a0{text[:40]}\u00a0». Écrivez par exemple 2027-01-01.")
        return None


def words_of(entry: Mapping[str, Any], name: str) -> str:
    """A text of an entry; absent is empty."""
    value = entry.get(name)
    return "" if value is None else str(value).strip()
