"""Taking running cases to another version of their pathway, or a case to another pathway: stage by stage, by hand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.enums import Stage as SeededStage
from renovation.cases.models import Case, CaseMove, StageChange
from renovation.cases.operations.stages import lacking_for, locked_case, plan_reminders
from renovation.cases.queries.facts import facts_of
from renovation.cases.refusals import MoveRefused, Refused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.pathways.models import PathwayVersion
from renovation.pathways.queries import document_words
from renovation.pathways.refusals import PathwayRefused
from renovation.pathways.rules.conditions import Words, act_words, missing
from renovation.pathways.rules.mapping import reachable

# From which version and stage to which stage of the new version.
Mapped = Mapping[tuple[UUID, str], str]
FOLLOWING = ("pathway_version", "stage", "stage_name", "stage_since", "revision", "changed_at")
BATCH = 500


@transaction.atomic
def move_cases(*, version: PathwayVersion, mapped: Mapped, author: User, now: datetime) -> CaseMove:
    """Every running case of the pathway follows this version, at the stage that stands for its own.

    Tasks, documents, acts and messages stay. When a stage at which a case stands has no successor, nothing at all
    is moved. Nothing is created by the stage either: the case has not progressed.
    """
    version = _locked(version)
    if not version.is_in_force:
        raise PathwayRefused("Les dossiers se déplacent vers la version en vigueur.")
    cases = list(
        Case.objects.select_for_update(of=("self",))
        .running()
        .filter(pathway_version__pathway=version.pathway_id)
        .exclude(pathway_version=version)
        .order_by("number")
    )
    if not cases:
        raise Refused("Il n’y a plus aucun dossier à déplacer.")
    _refuse_gaps(cases, version, mapped)
    move = CaseMove.objects.create(to_version=version, author_id=author.pk, at=now, number=len(cases))
    where = {case.pk: mapped[case.pathway_version_id, case.stage] for case in cases}
    _follow(cases, version, where, move=move, author=author, now=now)
    detail = {"move": str(move.pk), "cases": len(cases), "version": version.number}
    record(Action.PATHWAY_CASES_MOVED, subject=version, platform_id=version.pathway.platform_id, detail=detail)
    return move


@transaction.atomic
def change_pathway(
    *,
    case_id: UUID,
    version: PathwayVersion,
    to_stage: str,
    author: User,
    now: datetime,
    override_reason: str = "",
) -> Case:
    """One case follows another pathway of its platform (or its newest version), at a stage that somebody chose.

    No shorter way to a stage: it takes the pathway up where it stands, or before, and what a stage asks is asked
    here too. `override_reason`, given by somebody whose right was asked, lets it pass and is journalled.
    """
    version = _locked(version)
    case = locked_case(case_id)
    if version.pathway.platform_id != case.platform_id or not version.is_in_force:
        raise Refused("Ce parcours n’est pas en vigueur sur la plateforme du dossier.")
    if case.stage == SeededStage.CLOSED:
        raise MoveRefused("Ce dossier est clos. Reprenez-le d’abord.")
    if version.shape.stage(to_stage) is None:
        raise Refused("Choisissez une étape du parcours.")
    if case.pathway_version_id == version.pk:
        return case
    refusal = _refusal(case, version, to_stage)
    if refusal and not override_reason:
        raise MoveRefused(refusal)
    passed = override_reason if refusal else ""
    _follow([case], version, {case.pk: to_stage}, move=None, author=author, now=now, override_reason=passed)
    detail = {"fields": ["pathway_version"], "by": str(author.pk), "version": str(version.pk)}
    record(Action.CASE_CHANGED, subject=case, platform_id=case.platform_id, detail=detail)
    if passed:
        detail = {"to": to_stage, "by": str(author.pk), "reason_length": str(len(passed))}
        record(Action.STAGE_OVERRIDDEN, subject=case, platform_id=case.platform_id, detail=detail)
    return case


def _locked(version: PathwayVersion) -> PathwayVersion:
    """The version as it is now, replaced by nobody before the end of the transaction."""
    locked = PathwayVersion.objects.select_for_update(of=("self",), no_key=True).select_related("pathway")
    return locked.get(pk=version.pk)


def _refusal(case: Case, version: PathwayVersion, to_stage: str) -> str:
    """Why the case may not take the pathway up there; empty when it may."""
    old, new = case.pathway_version, version
    within = reachable(old.shape, new.shape, case.stage)
    stage = new.shape.stage(to_stage)
    if stage is None or to_stage not in within:
        name = new.shape.name_of(within[-1])
        return f"Ce dossier peut reprendre ce parcours jusqu’à l’étape «\u00a0{name}\u00a0», pas plus loin."
    is_same = old.pathway_id == new.pathway_id and to_stage == case.stage
    if to_stage != within[-1] or is_same or not stage.needs:
        return ""
    words = Words(document_words().documents, act_words(new.shape.acts))
    return lacking_for(stage, missing(stage, facts_of(case), words))


def _refuse_gaps(cases: Iterable[Case], version: PathwayVersion, mapped: Mapped) -> None:
    known = set(version.shape.codes)
    gaps = {case.stage_name for case in cases if mapped.get((case.pathway_version_id, case.stage)) not in known}
    if gaps:
        named = ", ".join(f"«\u00a0{name}\u00a0»" for name in sorted(gaps))
        raise Refused(f"Dites à quelle étape vont les dossiers de {named}. Rien n’a été déplacé.")


def _follow(
    cases: Sequence[Case],
    version: PathwayVersion,
    where: Mapping[UUID, str],
    *,
    move: CaseMove | None,
    author: User,
    now: datetime,
    override_reason: str = "",
) -> None:
    """Same stage since the same day when its code is kept; the reminders still to come are planned anew.

    Hundreds of cases are written in a few statements.
    """
    stages = {stage.code: stage for stage in version.shape.stages}
    changes = []
    for case in cases:
        stage = stages[where[case.pk]]
        change = StageChange(
            case=case,
            from_stage=case.stage,
            from_name=case.stage_name,
            to_stage=stage.code,
            to_name=stage.name,
            author_id=author.pk,
            at=now,
            move=move,
            override_reason=override_reason,
        )
        changes.append(change)
        if stage.code != case.stage:
            case.stage_since = now
        case.pathway_version, case.stage, case.stage_name = version, stage.code, stage.name
        case.revision += 1
        case.changed_at = now
    StageChange.objects.bulk_create(changes, batch_size=BATCH)
    Case.objects.bulk_update(cases, FOLLOWING, batch_size=BATCH)
    for case, change in zip(cases, changes, strict=True):
        plan_reminders(case, change, stages[case.stage], now=now)
