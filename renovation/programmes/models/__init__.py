"""Tables of the works programmes."""

from renovation.programmes.models.choice import ProgrammeChoice
from renovation.programmes.models.scenario import WorkLine, WorksScenario, WorksStep

__all__ = ["ProgrammeChoice", "WorkLine", "WorksScenario", "WorksStep"]
