"""A scenario run by the engine of the diagnosis: each step on the dwelling that the steps before have left."""

from collections.abc import Sequence
from dataclasses import dataclass

from renovation.diagnosis.rules.advice.catalogue import AIR
from renovation.diagnosis.rules.advice.choosing import fitting
from renovation.diagnosis.rules.advice.shapes import Gain, Standing, Work
from renovation.diagnosis.rules.advice.subject import Move, State, Subject
from renovation.diagnosis.rules.advice.writing import Writer, insulations, standing
from renovation.programmes.rules.missing import Remark, remarks_on
from renovation.programmes.rules.wanted import moves_wanted
from renovation.quantities.rules.parameters import Parameters

Codes = Sequence[str]


class UnknownWorks(ValueError):
    """A work that does not fit this dwelling, or asked twice of the same part."""

    def __init__(self, codes: Codes) -> None:
        super().__init__(", ".join(codes))
        self.codes = tuple(codes)


@dataclass(frozen=True, slots=True)
class SimulatedStep:
    """`works` in the order of works, each after the ones before; `gain` is that of the step alone.

    `keys` are those by which the works were asked for.
    """

    keys: tuple[str, ...]
    works: tuple[Work, ...]
    before: Standing
    after: Standing
    gain: Gain


@dataclass(frozen=True, slots=True)
class Simulated:
    """The whole scenario. `idle` are the works that earlier ones make pointless."""

    before: Standing
    after: Standing
    gain: Gain
    steps: tuple[SimulatedStep, ...]
    remarks: tuple[Remark, ...]
    idle: tuple[str, ...]


def simulate(subject: Subject[State], steps: Sequence[Codes], parameters: Parameters) -> Simulated:
    """Works of a step are done in the order of works, whatever the order in which they are written.

    Raises UnknownWorks.
    """
    moves = fitting(subject)
    ordered, wrong = moves_wanted(steps, moves, subject.state)
    if wrong:
        raise UnknownWorks(wrong)
    writer = Writer(subject, parameters, insulations(moves))
    found: list[SimulatedStep] = []
    earlier: list[Move[State]] = []
    for step in ordered:
        found.append(_simulated(writer, earlier, step))
        earlier += [move for _, move in step]
    before = standing(subject.figures(subject.state))
    codes = [[move.code for _, move in step] for step in ordered]
    return Simulated(
        before=before,
        after=found[-1].after if found else before,
        gain=writer.gain((), earlier),
        steps=tuple(found),
        remarks=remarks_on(codes, subject.facts, {move.code for move in moves}),
        idle=_idle(subject, [pair for step in ordered for pair in step]),
    )


def _simulated(
    writer: Writer[State], earlier: Sequence[Move[State]], pairs: Sequence[tuple[str, Move[State]]]
) -> SimulatedStep:
    """Ventilation counts from the step that brings it: what is planned for later dries nothing today."""
    step = [move for _, move in pairs]
    aired = any(move.sheet.stage == AIR for move in (*earlier, *step))
    works = tuple(writer.work(move, [*earlier, *step[:rank]], aired=aired) for rank, move in enumerate(step))
    subject = writer.subject
    start = subject.after(subject.state, earlier)
    return SimulatedStep(
        keys=tuple(key for key, _ in pairs),
        works=works,
        before=standing(subject.figures(start)),
        after=standing(subject.figures(subject.after(start, step))),
        gain=writer.gain(earlier, [*earlier, *step]),
    )


def _idle(subject: Subject[State], order: Sequence[tuple[str, Move[State]]]) -> tuple[str, ...]:
    state, found = subject.state, []
    for key, move in order:
        after = move.done(state)
        if after == state:
            found.append(key)
        state = after
    return tuple(found)
