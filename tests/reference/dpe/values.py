"""Values of a record, whatever stands there: a line that is missing, null or of another kind is as good as unsaid."""

import math
from collections.abc import Mapping
from typing import Any


class NotPredictable(ValueError):
    """A record that lacks what no calculation can do without; the text says what."""


def number(one: Mapping[str, Any], name: str, least: float = -math.inf, most: float = math.inf) -> float | None:
    """A finite number within bounds of sense, also when it is written as text."""
    value = one.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        found = float(value)
    except (OverflowError, ValueError):
        return None
    return found if math.isfinite(found) and least <= found <= most else None


def text(one: Mapping[str, Any], name: str) -> str:
    """The words of an enumeration, in lower case like those of the corpus; "" when nothing is said."""
    value = one.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip().lower() if isinstance(value, str | int | float) else ""


def flag(one: Mapping[str, Any], name: str) -> bool | None:
    """Yes, no or nothing, as 1, "1", true…"""
    return {"1": True, "true": True, "oui": True, "0": False, "false": False, "non": False}.get(text(one, name))


def block(one: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = one.get(name)
    return value if isinstance(value, Mapping) else {}


def lines(one: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The lines of a table; what is no line is left out."""
    value = one.get(name)
    return [line for line in value if isinstance(line, Mapping)] if isinstance(value, list) else []
