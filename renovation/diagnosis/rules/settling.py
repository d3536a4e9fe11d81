"""What an answered screen settles: fields of Answers, and what is kept beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from renovation.diagnosis.rules.answers import AnswersError, read_answers
from renovation.diagnosis.rules.bills import read_bills
from renovation.diagnosis.rules.choices import Period
from renovation.diagnosis.rules.screens import ENGINE_FIELDS, UNKNOWN, Part, Style

LONGEST_NOTE = 1000
FIRST_YEAR = 1000
# First year of each construction period of the method.
_PERIOD_STARTS = (
    (2022, Period.SINCE_2022),
    (2013, Period.FROM_2013),
    (2006, Period.FROM_2006),
    (2001, Period.FROM_2001),
    (1989, Period.FROM_1989),
    (1983, Period.FROM_1983),
    (1978, Period.FROM_1978),
    (1975, Period.FROM_1975),
    (1948, Period.FROM_1948),
    (0, Period.BEFORE_1948),
)


@dataclass(frozen=True)
class Settled:
    """Values by field; None takes a field away, since what was said no longer speaks of it."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    situation: Mapping[str, Any] = field(default_factory=dict)


def settle(parts: Sequence[Part], given: Mapping[str, Any], *, current_year: int) -> Settled:
    """What the answers to some parts settle. Raises AnswersError, whose field is the part's name.

    A part without an answer is unknown: the household may pass any question.
    """
    answers: dict[str, Any] = {}
    situation: dict[str, Any] = {}
    for part in parts:
        into = answers if part.is_engine else situation
        into.update(_values(part, given.get(part.name), current_year))
    year = situation.get("year")
    if year:
        answers["period"] = str(_period_agreeing(int(year), str(answers.get("period", UNKNOWN))))
    return Settled(_read(answers, parts), situation)


def period_of(year: int) -> Period:
    return next(period for start, period in _PERIOD_STARTS if year >= start)


def _values(part: Part, given: Any, current_year: int) -> dict[str, Any]:
    if part.style.is_choice:
        return _choice(part, str(given or UNKNOWN))
    if part.style is Style.SEVERAL:
        return _several(part, given)
    if part.style is Style.YEAR:
        return {part.name: _year(part, given, current_year)}
    if part.style is Style.BILLS:
        return {part.name: read_bills(given or {})}
    if part.style is Style.TEXT:
        return {part.name: str(given or "").strip()[:LONGEST_NOTE]}
    return {part.name: given or UNKNOWN}


def _choice(part: Part, code: str) -> dict[str, Any]:
    found = next((choice for choice in part.choices if choice.code == code), None)
    if found is not None:
        return {name: found.values.get(name) for name in part.fields}
    if code == UNKNOWN:
        return dict.fromkeys(part.fields, UNKNOWN)
    raise AnswersError(part.name, "Choisissez une des réponses proposées.")


def _several(part: Part, given: Any) -> dict[str, Any]:
    """Ticked boxes: yes or no for each field of the engine, a list of codes beside it."""
    if part.is_engine and given is None:
        return dict.fromkeys(part.fields, UNKNOWN)
    ticked = set(given or ())
    if ticked - {choice.code for choice in part.choices}:
        raise AnswersError(part.name, "Choisissez parmi les réponses proposées.")
    if part.is_engine:
        return {name: "yes" if name in ticked else "no" for name in part.fields}
    return {part.name: [choice.code for choice in part.choices if choice.code in ticked]}


def _year(part: Part, given: Any, current_year: int) -> int | None:
    typed = str(given or "").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal()) or not FIRST_YEAR <= int(typed) <= 9999:
        raise AnswersError(part.name, "Écrivez l’année en quatre chiffres, par exemple 1965.")
    if int(typed) > current_year:
        raise AnswersError(part.name, f"Cette année est à venir. Écrivez une année jusqu’à {current_year}.")
    return int(typed)


def _period_agreeing(year: int, period: str) -> Period:
    found = period_of(year)
    if period not in (UNKNOWN, str(found)):
        raise AnswersError(
            "year", f"{year} n’est pas dans l’époque choisie au-dessus. Corrigez l’année, ou choisissez l’autre époque."
        )
    return found


def _read(answers: Mapping[str, Any], parts: Sequence[Part]) -> dict[str, Any]:
    """The plain values that the engine understands; a mistake is told beside the part that made it."""
    part_of = {name: part.name for part in parts for name in part.fields if name in ENGINE_FIELDS}
    try:
        understood = read_answers({name: value for name, value in answers.items() if value is not None}).to_dict()
    except AnswersError as error:
        raise AnswersError(part_of.get(error.field, error.field), str(error)) from error
    return {name: None if value is None else understood.get(name, UNKNOWN) for name, value in answers.items()}
