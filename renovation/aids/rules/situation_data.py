"""A situation as plain data, to be kept with its result and calculated again; what is no situation is refused."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from renovation.aids.rules.situation import Situation

Facts = TypeVar("Facts")


class SituationError(ValueError):
    """Data that is no situation; says where."""


def situation_to_dict(situation: Situation) -> dict[str, Any]:
    """Only what was answered."""
    return {key: value for key, value in _plain(situation).items() if value not in ({}, [])}


def situation_from_dict(data: Mapping[str, Any]) -> Situation:
    found = _read(Situation, data, "situation")
    if not isinstance(found, Situation):
        raise SituationError("situation: a table is expected")
    return found


def plain_of(value: Any) -> Any:
    """Any dataclass of facts as plain data, without what was not said."""
    return _plain(value)


def read_as(kind: type[Facts], data: Any) -> Facts:
    """Facts of this kind from plain data; raises SituationError with the place of what is wrong."""
    found: Facts = _read(kind, data, kind.__name__.lower())
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((one.name, getattr(value, one.name)) for one in fields(value))
        return {name: _plain(inner) for name, inner in pairs if inner is not None}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _read(kind: Any, value: Any, place: str) -> Any:
    if isinstance(kind, UnionType):
        return None if value is None else _read(get_args(kind)[0], value, place)
    if get_origin(kind) is tuple:
        if not isinstance(value, list | tuple):
            raise SituationError(f"{place}: a list is expected")
        return tuple(_read(get_args(kind)[0], inner, f"{place}[{rank}]") for rank, inner in enumerate(value))
    if is_dataclass(kind):
        return _read_table(kind, value, place)
    try:
        return _read_one(kind, value)
    except (ValueError, TypeError, InvalidOperation) as error:
        raise SituationError(f"{place}: {value!r} is no {kind.__name__}") from error


def _read_table(kind: Any, value: Any, place: str) -> Any:
    hints = _hints(kind)
    if not isinstance(value, Mapping):
        raise SituationError(f"{place}: a table is expected")
    unknown = set(value) - set(hints)
    if unknown:
        raise SituationError(f"{place}: unknown words {', '.join(sorted(unknown))}")
    found = {name: _read(hints[name], inner, f"{place}.{name}") for name, inner in value.items()}
    try:
        return kind(**found)
    except TypeError as error:
        raise SituationError(f"{place}: {error}") from error


def _read_one(kind: Any, value: Any) -> Any:
    if kind in (bool, int, str):
        if type(value) is not kind:
            raise TypeError(kind.__name__)
        return value
    if kind is Decimal:
        return Decimal(str(value))
    if kind is date:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    return kind(value)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
