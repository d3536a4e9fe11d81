"""A dwelling to advise, whoever described it: a household's answers or an adviser's parts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Self, TypeVar

from renovation.diagnosis.rules.advice.catalogue import Sheet, sheets
from renovation.diagnosis.rules.engine import Run

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run of the engine says. Losses in W/K."""

    final_kwh: float
    primary_kwh_m2: float
    ghg_kg_m2: float
    cost_eur: float
    energy_class: str
    loss_w_k: float

    @classmethod
    def of(cls, result: Run) -> Self:
        balance = result.balance
        return cls(
            final_kwh=balance.final_kwh,
            primary_kwh_m2=balance.primary_kwh_m2,
            ghg_kg_m2=balance.ghg_kg_m2,
            cost_eur=balance.cost_eur,
            energy_class=balance.energy_class,
            loss_w_k=result.total_w_k,
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What warnings, costs and the order of works depend on. `unknown` names the answers that nobody could give."""

    flat: bool
    before_1948: bool
    before_1997: bool
    breathing_walls: bool
    mechanical_air: bool
    oil: bool
    worn_generator: bool
    collective_heating: bool
    soil_floor: bool
    area_m2: float
    walls_m2: float
    roof_m2: float
    floor_m2: float
    windows_m2: float
    outside_base_c: float
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Move(Generic[State]):
    """A change of elements. `done` leaves alone what is as good already, so that it fits any drawn dwelling.

    `area_m2`: of the parts that it touches, where they are known one by one; `parts` are their paths ("walls.0").
    """

    code: str
    proposed: Callable[[State], bool]
    done: Callable[[State], State]
    area_m2: float | None = None
    parts: tuple[str, ...] = ()

    @property
    def sheet(self) -> Sheet:
        return sheets()[self.code]


@dataclass
class Subject(Generic[State]):
    """The likely state, drawn states around it, and the engine, which never runs the same state twice."""

    state: State
    drawn: Sequence[State]
    facts: Facts
    moves: Sequence[Move[State]]
    run: Callable[[State], Figures]
    _known: dict[State, Figures] = field(default_factory=dict)

    def figures(self, state: State) -> Figures:
        found = self._known.get(state)
        if found is None:
            found = self._known[state] = self.run(state)
        return found

    def after(self, state: State, moves: Sequence[Move[State]]) -> State:
        for move in moves:
            state = move.done(state)
        return state

    def is_shared(self, move: Move[State]) -> bool:
        """A flat's façade, roof and cellar belong to the copropriété."""
        return self.facts.flat and move.sheet.shared_in_flat
