"""Which cases would be moved to a version of a pathway, and which were."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from renovation.cases.models import Case, CaseMove, StageChange
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.pathways.rules.mapping import proposed
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader

MOST_CASES_TOLD = 500


@dataclass(frozen=True)
class Group:
    """Running cases of one version that stand at one stage; `to` is empty where somebody must be asked."""

    version: PathwayVersion
    code: str
    name: str
    number: int
    to: str
    cases: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[UUID, str]:
        return self.version.pk, self.code


def groups_to_move(version: PathwayVersion) -> list[Group]:
    """Stage by stage, the running cases of the pathway that follow another version; no name of anybody."""
    waiting = (
        Case.objects.running().filter(pathway_version__pathway=version.pathway_id).exclude(pathway_version=version)
    )
    rows = waiting.values_list("pathway_version_id", "stage", "stage_name").annotate(number=Count("pk")).order_by()
    numbers = _numbers(version)
    versions = PathwayVersion.objects.select_related("pathway").in_bulk([row[0] for row in rows])
    mappings: Mapping[UUID, dict[str, str]] = {pk: proposed(one.shape, version.shape) for pk, one in versions.items()}
    groups = [
        Group(versions[pk], code, name, number, mappings[pk].get(code, ""), tuple(numbers.get((pk, code), ())))
        for pk, code, name, number in rows
    ]
    return sorted(groups, key=lambda one: (-one.version.number, one.version.shape.place(one.code) or 0))


def cases_by_version(pathways: list[Pathway]) -> dict[UUID, int]:
    """How many running cases follow each version."""
    rows = Case.objects.running().filter(pathway_version__pathway__in=pathways).values_list("pathway_version_id")
    return dict(rows.annotate(number=Count("pk")).order_by())


def moves_to(pathway: Pathway) -> list[CaseMove]:
    """The displacements made on a pathway, newest first."""
    return list(CaseMove.objects.filter(to_version__pathway=pathway).select_related("to_version").order_by("-at"))


def case_move_for(reader: Reader, move_id: UUID) -> CaseMove:
    """One of them, on a platform whose pathways the reader may read; CaseMove.DoesNotExist otherwise (D2)."""
    seen = CaseMove.objects.filter(to_version__pathway__platform_id__in=platforms_open_to(reader, Right.READ_PATHWAYS))
    return seen.select_related("to_version__pathway__platform").get(pk=move_id)


def lines_of_move(move: CaseMove) -> list[StageChange]:
    """The report, case by case: by its number, without the name of anybody."""
    return list(StageChange.objects.filter(move=move).select_related("case").order_by("case__number"))


def _numbers(version: PathwayVersion) -> dict[tuple[UUID, str], list[str]]:
    waiting = (
        Case.objects.running().filter(pathway_version__pathway=version.pathway_id).exclude(pathway_version=version)
    )
    found: dict[tuple[UUID, str], list[str]] = {}
    rows = waiting.order_by("number").values_list("pathway_version_id", "stage", "number")
    for pk, code, number in rows[:MOST_CASES_TOLD]:
        found.setdefault((pk, code), []).append(number)
    return found
