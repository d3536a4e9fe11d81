"""Taking running cases to another version of their pathway, or a case to another pathway: stage by stage, by hand."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.enums import Stage as SeededStage
from renovation.cases.models import Case, CaseMove, StageChange
from renovation.cases.operations.stages import plan_reminders
from renovation.cases.refusals import MoveRefused, Refused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.pathways.models import PathwayVersion
from renovation.pathways.refusals import PathwayRefused

# From which version and stage to which stage of the new version.
Mapped = Mapping[tuple[UUID, str], str]


@transaction.atomic
def move_cases(*, version: PathwayVersion, mapped: Mapped, author: User, now: datetime) -> CaseMove:
    """Every running case of the pathway follows this version, at the stage that stands for its own.

    Tasks, documents, acts and messages stay. When a stage at which a case stands has no successor, nothing at all
    is moved. Nothing is created by the stage either: the case has not progressed.
    """
    if not version.is_in_force:
        raise PathwayRefused("Les dossiers se déplacent vers la version en vigueur.")
    cases = list(
        Case.objects.select_for_update(of=("self",))
        .running()
        .filter(pathway_version__pathway=version.pathway_id)
        .exclude(pathway_version=version)
        .select_related("pathway_version")
        .order_by("number")
    )
    if not cases:
        raise Refused("Il n’y a plus aucun dossier à déplacer.")
    _refuse_gaps(cases, version, mapped)
    move = CaseMove.objects.create(to_version=version, author_id=author.pk, at=now, number=len(cases))
    for case in cases:
        _follow(case, version, mapped[case.pathway_version_id, case.stage], move=move, author=author, now=now)
    detail = {"move": str(move.pk), "cases": len(cases), "version": version.number}
    record(Action.PATHWAY_CASES_MOVED, subject=version, platform_id=version.pathway.platform_id, detail=detail)
    return move


@transaction.atomic
def change_pathway(*, case_id: UUID, version: PathwayVersion, to_stage: str, author: User, now: datetime) -> Case:
    """One case follows another pathway of its platform (or its newest version), at a stage that somebody chose."""
    case = Case.objects.select_for_update(of=("self",)).select_related("pathway_version").get(pk=case_id)
    if version.pathway.platform_id != case.platform_id or not version.is_in_force:
        raise Refused("Ce parcours n’est pas en vigueur sur la plateforme du dossier.")
    if case.stage == SeededStage.CLOSED:
        raise MoveRefused("Ce dossier est clos. Reprenez-le d’abord.")
    if version.shape.stage(to_stage) is None:
        raise Refused("Choisissez une étape du parcours.")
    if case.pathway_version_id == version.pk:
        return case
    _follow(case, version, to_stage, move=None, author=author, now=now)
    detail = {"fields": ["pathway_version"], "by": str(author.pk), "version": str(version.pk)}
    record(Action.CASE_CHANGED, subject=case, platform_id=case.platform_id, detail=detail)
    return case


def _refuse_gaps(cases: Iterable[Case], version: PathwayVersion, mapped: Mapped) -> None:
    known = set(version.shape.codes)
    gaps = {case.stage_name for case in cases if mapped.get((case.pathway_version_id, case.stage)) not in known}
    if gaps:
        named = ", ".join(f"«\u00a0{name}\u00a0»" for name in sorted(gaps))
        raise Refused(f"Dites à quelle étape vont les dossiers de {named}. Rien n’a été déplacé.")


def _follow(
    case: Case, version: PathwayVersion, to_stage: str, *, move: CaseMove | None, author: User, now: datetime
) -> None:
    """Same stage since the same day when its code is kept; the reminders still to come are planned anew."""
    stage = version.shape.stage(to_stage)
    if stage is None:
        raise Refused("Choisissez une étape du parcours.")
    change = StageChange.objects.create(
        case=case,
        from_stage=case.stage,
        from_name=case.stage_name,
        to_stage=stage.code,
        to_name=stage.name,
        author_id=author.pk,
        at=now,
        move=move,
    )
    if stage.code != case.stage:
        case.stage_since = now
    case.pathway_version, case.stage, case.stage_name = version, stage.code, stage.name
    case.revision += 1
    case.save(update_fields=["pathway_version", "stage", "stage_name", "stage_since", "revision"])
    plan_reminders(case, change, stage, now=now)
