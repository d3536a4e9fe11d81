"""Works that may enter a programme, with the quantity that the description gives."""

from dataclasses import dataclass
from decimal import Decimal

from renovation.diagnosis.rules.advice.choosing import fitting
from renovation.diagnosis.rules.advice.subject import Facts, Move, State, Subject
from renovation.programmes.rules.wanted import TENTH, Part, moves_wanted, parts_of
from renovation.works.rules.catalogue import Unit, WorkType, work_type

SURFACE = "m2"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One work on the elements of this dwelling that need it. No type where the catalogue has none (a programmer)."""

    code: str
    stage: str
    title: str
    type: WorkType | None
    unit: Unit | None
    quantity: Decimal
    shared: bool
    parts: tuple[Part, ...] = ()


def proposals(subject: Subject[State]) -> tuple[Proposal, ...]:
    """What this dwelling needs, in the order of works."""
    return tuple(_proposal(move, subject) for move in fitting(subject))


def proposal_of(subject: Subject[State], key: str) -> Proposal | None:
    """The work that this key asks for, on its parts only; none where the dwelling does not need it."""
    found, wrong = moves_wanted([[key]], fitting(subject), subject.state)
    return None if wrong else _proposal(found[0][0][1], subject)


def _proposal(move: Move[State], subject: Subject[State]) -> Proposal:
    sheet = move.sheet
    found = work_type(sheet.work_types[0]) if sheet.work_types else None
    measured = sheet.quantity.endswith("_m2")
    surface = found.unit_named(SURFACE) if found and measured else None
    unit = surface or (found.unit if found else None)
    return Proposal(
        code=move.code,
        stage=sheet.stage,
        title=sheet.title,
        type=found,
        unit=unit,
        quantity=_area(move, subject.facts) if measured else Decimal(1),
        shared=subject.is_shared(move),
        parts=parts_of(move, subject.state),
    )


def _area(move: Move[State], facts: Facts) -> Decimal:
    """Of the parts that the work touches: a wall that is warm already is not paid for."""
    area_m2 = getattr(facts, move.sheet.quantity) if move.area_m2 is None else move.area_m2
    return Decimal(str(area_m2)).quantize(TENTH)
