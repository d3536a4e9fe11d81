"""Opening a programme: what is not the reader's does not exist (D2), the right is asked each time (D9)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backoffice.access import demand
from renovation.cases.models import Case
from renovation.cases.permissions import can
from renovation.cases.queries import case_for
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.programmes.models import ProgrammeChoice, WorksScenario
from renovation.programmes.queries import choice_for, scenario_for


@dataclass(frozen=True)
class Opened:
    """A scenario, its case, and whether the reader may work on it."""

    scenario: WorksScenario
    case: Case
    works: bool


def opened_case(request: LoggedInRequest, case_id: UUID, right: Right) -> Case:
    case = case_for(request.reader, case_id)
    demand(request, right, case)
    return case


def opened_scenario(request: LoggedInRequest, scenario_id: UUID, right: Right) -> Opened:
    scenario = scenario_for(scenario_id)
    case = opened_case(request, scenario.case_id, right)
    return Opened(scenario, case, works_on(request, case))


def opened_choice(request: LoggedInRequest, choice_id: UUID, right: Right) -> tuple[ProgrammeChoice, Case]:
    choice = choice_for(choice_id)
    return choice, opened_case(request, choice.case_id, right)


def works_on(request: LoggedInRequest, case: Case) -> bool:
    return can(request.reader, Right.WORK_PROGRAMME, case)


def frame(case: Case, **more: Any) -> dict[str, Any]:
    """What every page about a programme shows around its subject."""
    return {"case": case, **more}
