"""Which works go together, in which order, and how far they lead."""

from collections.abc import Iterator, Sequence

from renovation.diagnosis.rules.advice.catalogue import AIR, CONTROL, ENVELOPE, HEATING, HOT_WATER
from renovation.diagnosis.rules.advice.interactions import TIGHTENING
from renovation.diagnosis.rules.advice.subject import Move, State, Subject
from renovation.diagnosis.rules.energy import CLASSES

TARGET = "B"
# A path keeps at least two insulation works, as the first step of a regulatory audit does (arrêté du 4 mai 2022).
LEAST_INSULATIONS = 2
# What a path may do without, tried in this order: the envelope last, roof and walls at the very end.
_SPARED = ("control", "hot_water", "floor", "windows", "heating", "walls", "roof")
DOUBLE_FLOW = "ventilation_double"


def fitting(subject: Subject[State]) -> list[Move[State]]:
    """The works that apply to the likely dwelling and change something, in the order of works."""
    return [
        move for move in subject.moves if move.proposed(subject.state) and move.done(subject.state) != subject.state
    ]


def helpful(subject: Subject[State], moves: Sequence[Move[State]]) -> list[Move[State]]:
    """Those that lower the primary energy when done alone."""
    before = subject.figures(subject.state).primary_kwh_m2
    return [move for move in moves if subject.figures(move.done(subject.state)).primary_kwh_m2 < before]


def with_air(
    subject: Subject[State], chosen: Sequence[Move[State]], all_moves: Sequence[Move[State]]
) -> list[Move[State]]:
    """The same works, with mechanical ventilation at the end of the envelope when they make the dwelling tight."""
    tight = any(move.code in TIGHTENING for move in chosen)
    if subject.facts.mechanical_air or not tight or any(move.sheet.stage == AIR for move in chosen):
        return list(chosen)
    air = [move for move in all_moves if move.sheet.stage == AIR and move.code != DOUBLE_FLOW][:1]
    envelope = [move for move in chosen if move.sheet.stage == ENVELOPE]
    return [*envelope, *air, *(move for move in chosen if move.sheet.stage != ENVELOPE)]


def path(subject: Subject[State], moves: Sequence[Move[State]]) -> tuple[list[Move[State]], bool]:
    """The shortest order of works to class B or better, else the one that goes furthest; and whether it gets there.

    For a flat, works that the household decides alone are tried before those of the copropriété.
    """
    best: list[Move[State]] = []
    lowest = subject.figures(subject.state).primary_kwh_m2
    useful = set(helpful(subject, moves))
    allowed = [move for move in moves if move in useful or move.sheet.stage == AIR]
    for full in _full_orders(subject, allowed):
        end = subject.figures(subject.after(subject.state, full))
        if _good(end.energy_class):
            return _spare(subject, full, moves), True
        if end.primary_kwh_m2 < lowest:
            best, lowest = full, end.primary_kwh_m2
    return _without_idle(subject, best), False


def _full_orders(subject: Subject[State], moves: Sequence[Move[State]]) -> Iterator[list[Move[State]]]:
    """Everything that can be done, by way of heating and of ventilation."""
    own = [move for move in moves if not subject.is_shared(move)]
    for allowed in (own, moves) if len(own) < len(moves) else (own,):
        heatings: list[list[Move[State]]] = [[move] for move in allowed if move.sheet.stage == HEATING] or [[]]
        for double in (False, True):
            airs = [move for move in allowed if move.sheet.stage == AIR and (move.code == DOUBLE_FLOW) == double][:1]
            if double and not airs:
                continue
            for heating in heatings:
                envelope = [move for move in allowed if move.sheet.stage == ENVELOPE]
                rest = [move for move in allowed if move.sheet.stage in (HOT_WATER, CONTROL)]
                yield _acting(subject, [*envelope, *airs, *heating, *rest])


def _acting(subject: Subject[State], order: Sequence[Move[State]]) -> list[Move[State]]:
    """Without the works that earlier ones make pointless."""
    kept, state = [], subject.state
    for move in order:
        after = move.done(state)
        if after != state:
            kept.append(move)
            state = after
    return kept


def _spare(subject: Subject[State], full: list[Move[State]], moves: Sequence[Move[State]]) -> list[Move[State]]:
    """Drops, one by one, what the class can do without."""
    least = min(LEAST_INSULATIONS, sum(move.sheet.stage == ENVELOPE for move in full))
    kept = full
    for group in ("air", *_SPARED):
        shorter = with_air(subject, [move for move in kept if not _belongs(move, group)], moves)
        if len(shorter) == len(kept) or sum(move.sheet.stage == ENVELOPE for move in shorter) < least:
            continue
        if shorter and _good(subject.figures(subject.after(subject.state, shorter)).energy_class):
            kept = shorter
    return kept


def _without_idle(subject: Subject[State], order: list[Move[State]]) -> list[Move[State]]:
    """Without the last works that do not lower the primary energy (ventilation stays: it is there for health)."""
    state, kept = subject.state, []
    for move in order:
        after = move.done(state)
        lower = subject.figures(after).primary_kwh_m2 < subject.figures(state).primary_kwh_m2
        if lower or move.sheet.stage == AIR:
            kept.append(move)
            state = after
    return kept


def _belongs(move: Move[State], group: str) -> bool:
    return move.sheet.stage == group or move.code.split("_")[0] == group


def _good(energy_class: str) -> bool:
    return CLASSES.index(energy_class) <= CLASSES.index(TARGET)
