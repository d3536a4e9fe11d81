"""Scenarios side by side: one column each, and their picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from string import ascii_uppercase

from renovation.edge.pictures import Point, ScenarioPath, ScenarioPaths
from renovation.programmes.models import ProgrammeChoice, WorksScenario
from renovation.programmes.queries import content_of, outdated_of
from renovation.programmes.rules.content import Content


@dataclass(frozen=True)
class Compared:
    """A scenario as a column of the comparison."""

    mark: str
    scenario: WorksScenario
    content: Content
    is_chosen: bool
    is_outdated: bool

    @property
    def euros_per_saved(self) -> Decimal | None:
        """Years of savings at today's prices that the works cost: a figure to compare, not a promise."""
        saving = self.content.saving_eur
        return self.content.cost.ttc / saving if saving and saving > 0 and self.content.cost.ttc else None


def compared(scenarios: Sequence[WorksScenario], choice: ProgrammeChoice | None, *, today: date) -> list[Compared]:
    chosen, outdated = choice.scenario_id if choice else None, outdated_of(scenarios, on=today)
    return [
        Compared(mark, one, content_of(one), one.pk == chosen, one.pk in outdated)
        for mark, one in zip(ascii_uppercase, scenarios, strict=False)
    ]


def picture_of(columns: Sequence[Compared]) -> ScenarioPaths | None:
    """The first four that are calculated: more lines would not be told apart."""
    paths = [ScenarioPath(one.mark, one.content.name, points_of(one.content)) for one in columns if one.content.result]
    drawn = [path for path in paths if len(path.points) > 1][:4]
    return ScenarioPaths("Énergie qui reste, selon ce qui est dépensé", drawn) if drawn else None


def points_of(content: Content) -> list[Point]:
    """From today to the end of each step."""
    result = content.result
    if result is None:
        return []
    spent, points = Decimal(0), [_point(Decimal(0), result["before"])]
    for step in content.steps:
        spent += step.cost.ttc
        if step.result is not None:
            points.append(_point(spent, step.result["after"]))
    return points


def _point(spent: Decimal, standing: dict[str, object]) -> Point:
    return Point(spent, Decimal(str(standing["primary_kwh_m2"])), str(standing["energy_class"]))
