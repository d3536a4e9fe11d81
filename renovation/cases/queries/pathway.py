"""Where a case stands on its pathway: how long it has stood there, where it may go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from renovation.cases.enums import Stage
from renovation.cases.models import Act, Case, StageChange
from renovation.pathways.rules.graph import moves


@dataclass(frozen=True)
class Standing:
    """The present stage with its delay, and the acts that it counts."""

    days: int
    limit_days: int | None
    acts: int
    minutes: int

    @property
    def is_late(self) -> bool:
        return self.limit_days is not None and self.days > self.limit_days


def possible_moves(case: Case) -> list[tuple[str, str]]:
    """Code and name of the stages that may follow."""
    shape = case.pathway_version.shape
    return [(code, shape.name_of(code)) for code in moves(shape, case.stage, closed_from=closed_from(case))]


def closed_from(case: Case) -> str:
    """The stage from which a closed case was closed; nothing for a running one."""
    if case.stage != Stage.CLOSED:
        return ""
    closing = StageChange.objects.filter(case=case, to_stage=Stage.CLOSED).order_by("-at").first()
    return closing.from_stage if closing else ""


def standing_of(case: Case, acts: Iterable[Act], *, now: datetime) -> Standing | None:
    """None for a closed case."""
    stage = case.pathway_version.shape.stage(case.stage)
    if stage is None:
        return None
    counted = [act for act in acts if act.stage == case.stage and act.kind in stage.acts]
    return Standing(
        days=max(0, (now - case.stage_since).days),
        limit_days=stage.limit_days,
        acts=len(counted),
        minutes=sum(act.duration_min for act in counted),
    )


def acts_of_case(case: Case) -> list[Act]:
    """The acts that count, newest first."""
    return list(Act.objects.counted().filter(case=case).order_by("-done_at"))
