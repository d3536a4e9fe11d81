"""Where a case stands on its pathway: what is expected of it, how long it has stood there, where it may go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from renovation.cases.enums import Stage
from renovation.cases.models import Act, Case, CaseDocument, StageChange
from renovation.documents.enums import DocumentKind
from renovation.pathways.rules.graph import moves
from renovation.pathways.rules.shape import DocumentLine, Shape


@dataclass(frozen=True)
class Expected:
    """One line of documents that the pathway waits for, and how many came."""

    line: DocumentLine
    stage_name: str
    received: int

    @property
    def is_missing(self) -> bool:
        return self.received < self.line.number

    @property
    def kind_name(self) -> str:
        return str(DocumentKind(self.line.kind).label) if self.line.kind in DocumentKind.values else self.line.kind


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


def expected_documents(
    case: Case, *, documents: Iterable[CaseDocument], changes: Iterable[StageChange]
) -> list[Expected]:
    """What the present stage waits for, and what earlier stages required and did not get.

    The documents of one kind serve the earliest line first: two quotes asked twice are four.
    """
    shape = case.pathway_version.shape
    left: dict[str, int] = {}
    for entry in documents:
        left[entry.document.kind] = left.get(entry.document.kind, 0) + 1
    found = []
    for code in _visited(shape, case, changes):
        stage = shape.stage(code)
        for line in stage.documents if stage else ():
            received = min(left.get(line.kind, 0), line.number)
            left[line.kind] = left.get(line.kind, 0) - received
            expected = Expected(line, stage.name if stage else "", received)
            if code == case.stage or (line.required and expected.is_missing):
                found.append(expected)
    return found


def acts_of_case(case: Case) -> list[Act]:
    """The acts that count, newest first."""
    return list(Act.objects.counted().filter(case=case).order_by("-done_at"))


def _visited(shape: Shape, case: Case, changes: Iterable[StageChange]) -> list[str]:
    """Stages up to the present one through which the case really went; nothing is expected of a closed case."""
    here = shape.place(case.stage)
    if here is None:
        return []
    seen = {change.to_stage for change in changes} | {case.stage}
    return [code for code in shape.codes[: here + 1] if code in seen]
