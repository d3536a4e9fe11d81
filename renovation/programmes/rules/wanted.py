"""A work as a programme asks for it: on every part that needs it, or on some of them ("walls_outside@walls.0")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self

from renovation.diagnosis.rules.advice.subject import Move, State

TENTH = Decimal("0.1")
_KINDS = {"walls": "Mur", "ceilings": "Plafond ou toit", "floors": "Plancher", "windows": "Fenêtre"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """`parts` are paths in the description of the dwelling; none of them means all that need the work."""

    code: str
    parts: tuple[str, ...] = ()

    @classmethod
    def read(cls, key: str) -> Self:
        code, _, parts = key.partition("@")
        return cls(code, tuple(one for one in parts.split(",") if one))

    @property
    def key(self) -> str:
        return f"{self.code}@{','.join(self.parts)}" if self.parts else self.code


@dataclass(frozen=True, slots=True)
class Part:
    """A wall, a roof, a floor, a window of the dwelling, with its words."""

    path: str
    label: str
    area_m2: Decimal


def part_at(dwelling: Any, path: str) -> Part:
    """The part of a description that stands at this path."""
    field, _, rank = path.partition(".")
    found = getattr(dwelling, field)[int(rank)]
    label = found.label or f"{_KINDS[field]} {int(rank) + 1}"
    return Part(path, label, Decimal(str(found.area_m2)).quantize(TENTH))


def parts_of(move: Move[Any], dwelling: Any) -> tuple[Part, ...]:
    """What a work touches, part by part; nothing for systems."""
    return tuple(part_at(dwelling, path) for path in move.parts)


def wanted_move(move: Move[State], parts: Sequence[str], dwelling: Any) -> Move[State]:
    """The work on these parts only. The links keep the values given for them: the calculation then saves less."""
    if not parts or set(parts) == set(move.parts):
        return move
    field = parts[0].partition(".")[0]
    ranks = {int(path.partition(".")[2]) for path in parts}

    def done(state: Any) -> Any:
        pairs = zip(getattr(state, field), getattr(move.done(state), field), strict=True)
        return replace(state, **{field: tuple(new if at in ranks else old for at, (old, new) in enumerate(pairs))})

    area = sum((part_at(dwelling, path).area_m2 for path in parts), Decimal(0))
    return replace(move, done=done, area_m2=float(area), parts=tuple(parts))


def moves_wanted(
    steps: Sequence[Sequence[str]], moves: Sequence[Move[State]], dwelling: Any
) -> tuple[list[list[tuple[str, Move[State]]]], list[str]]:
    """Steps as moves in the order of works, each with its key; and the keys that fit nothing, or come twice."""
    known = {move.code: (rank, move) for rank, move in enumerate(moves)}
    taken: set[str] = set()
    wrong: list[str] = []
    found = []
    for step in steps:
        ranked = []
        for key in step:
            rank, move = _chosen(key, known, dwelling)
            places = {f"{move.code}:{part}" for part in move.parts or ("",)} if move else set()
            if move is None or places & taken:
                wrong.append(key)
            else:
                taken |= places
                ranked.append((rank, key, move))
        found.append([(key, move) for _, key, move in sorted(ranked, key=lambda one: one[:2])])
    return found, wrong


def _chosen(key: str, known: Mapping[str, tuple[int, Move[State]]], dwelling: Any) -> tuple[int, Move[State] | None]:
    wanted = Wanted.read(key)
    rank, move = known.get(wanted.code, (0, None))
    if move is None or not set(wanted.parts) <= set(move.parts):
        return rank, None
    return rank, wanted_move(move, wanted.parts, dwelling)
