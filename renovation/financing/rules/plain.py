"""Values of plain data by their place ("situation.home.label"), as forms change them and pages tell them."""

from collections.abc import Iterator, Mapping
from typing import Any


def plain_at(plain: Mapping[str, Any], path: str) -> Any:
    """The value at a place of plain data; nothing where nothing was said."""
    found: Any = plain
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def with_plain(plain: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The same plain data with these values; what is not said any more is taken out, empty tables too."""
    result = dict(plain)
    for path, value in values.items():
        result = _put(result, path.split("."), value)
    return result


def leaves(plain: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its place; lists stay whole."""
    for name, value in plain.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{start}{name}.")
        else:
            yield f"{start}{name}", value


def _put(plain: Mapping[str, Any], parts: list[str], value: Any) -> dict[str, Any]:
    result, name = dict(plain), parts[0]
    new = value if len(parts) == 1 else _put(result.get(name) or {}, parts[1:], value)
    if new in (None, "", {}):
        result.pop(name, None)
    else:
        result[name] = new
    return result
