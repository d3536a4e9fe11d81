"""Moving a case along the version of the pathway that it follows, and what entering a stage brings about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.enums import Stage as SeededStage
from renovation.cases.models import Case, StageChange
from renovation.cases.operations.exchanges import write_message
from renovation.cases.operations.tasks import set_task
from renovation.cases.queries.facts import facts_of
from renovation.cases.queries.pathway import closed_from
from renovation.cases.refusals import MoveRefused
from renovation.cases.rules.reminders import REMINDER, reminder_key
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.operations import enqueue
from renovation.pathways.queries import document_words
from renovation.pathways.rules.conditions import Words, act_words, missing
from renovation.pathways.rules.graph import is_ahead, moves, passed_over
from renovation.pathways.rules.shape import Shape, Stage


@transaction.atomic
def move_stage(
    *, case_id: UUID, to_stage: str, author: User, now: datetime, override_reason: str = "", tell: bool = True
) -> Case:
    """Move a case along its pathway; the history row is of the same transaction (H7).

    Refused when the stage is not reached from here, or when something is missing; `override_reason`, given by
    somebody whose right was asked, lets it pass and is journalled. A case already there stays as it is, so that a
    form sent twice moves once. `tell` sends the household the message of the stage, if it has one.
    """
    case = locked_case(case_id)
    if case.stage == to_stage:
        return case
    refusal = refusal_of(case, to_stage)
    if refusal and not (override_reason and _is_known(case, to_stage)):
        raise MoveRefused(refusal)
    passed = override_reason if refusal else ""
    change = put_at(case, to_stage, author_id=author.pk, now=now, override_reason=passed)
    detail = {"from": change.from_stage, "to": to_stage}
    record(Action.CASE_CHANGED, subject=case, platform_id=case.platform_id, detail=detail)
    if passed:
        detail |= {"by": str(author.pk), "reason_length": str(len(passed))}
        record(Action.STAGE_OVERRIDDEN, subject=case, platform_id=case.platform_id, detail=detail)
    enter(case, change, author=author, now=now, tell=tell)
    return case


def locked_case(case_id: UUID) -> Case:
    locked = Case.objects.select_for_update(of=("self",))
    return locked.select_related("pathway_version", "household", "referent", "platform").get(pk=case_id)


def refusal_of(case: Case, to_stage: str, *, noted: str = "") -> str:
    """Why the case may not go there now, and what is missing, in words; empty when it may.

    `noted` is the kind of an act that is being noted with this move.
    """
    shape = case.pathway_version.shape
    if to_stage not in moves(shape, case.stage, closed_from=closed_from(case)):
        return _out_of_reach(shape, case, to_stage)
    stage = shape.stage(to_stage)
    # Going back, or taking a case up again where it stood, asks nothing: it was there already.
    if stage is None or not stage.needs or not is_ahead(shape, closed_from(case) or case.stage, to_stage):
        return ""
    words = Words(document_words().documents, act_words(shape.acts))
    facts = facts_of(case)
    if noted:
        facts = replace(facts, acts=facts.acts | {noted})
    return lacking_for(stage, missing(stage, facts, words))


def lacking_for(stage: Stage, lacking: Sequence[str]) -> str:
    """What a stage still asks, in words; empty when it asks nothing."""
    if not lacking:
        return ""
    told = "\u00a0; ".join(lacking)
    return f"Pour passer à l’étape «\u00a0{stage.name}\u00a0», il manque quelque chose\u00a0: {told}."


def put_at(case: Case, to_stage: str, *, author_id: UUID, now: datetime, override_reason: str = "") -> StageChange:
    """Write where the case stands, with the line of its history."""
    name = case.pathway_version.shape.name_of(to_stage)
    change = StageChange.objects.create(
        case=case,
        from_stage=case.stage,
        from_name=case.stage_name,
        to_stage=to_stage,
        to_name=name,
        author_id=author_id,
        at=now,
        override_reason=override_reason,
    )
    case.stage, case.stage_name, case.stage_since = to_stage, name, now
    case.closed_at = now if to_stage == SeededStage.CLOSED else None
    case.revision += 1
    case.save()
    return change


def enter(case: Case, change: StageChange, *, author: User, now: datetime, tell: bool) -> None:
    """What the stage brings: tasks with their dates, a message to the household, reminders to come.

    A case that comes back to a stage gets no second copy of a task that is still to be done.
    """
    stage = case.pathway_version.shape.stage(case.stage)
    if stage is None:
        return
    waiting = set(case.tasks.filter(done_at__isnull=True).values_list("title", flat=True))
    for line in stage.tasks:
        if line.title not in waiting:
            due_on = timezone.localdate(now) + timedelta(days=line.days)
            whose = case.referent if line.to == "referent" else None
            set_task(case=case, author=author, title=line.title, due_on=due_on, assigned_to=whose)
    if tell and stage.message:
        write_message(case=case, author=author, text=_filled(stage.message, case), from_household=False)
    plan_reminders(case, change, stage, now=now)


def plan_reminders(case: Case, change: StageChange, stage: Stage, *, now: datetime) -> None:
    """Each reminder is a job of its day; it says nothing if the case has left the stage by then."""
    for rank, line in enumerate(stage.reminders):
        when = case.stage_since + timedelta(days=line.days)
        if when > now:
            payload = {"case": str(case.pk), "change": str(change.pk), "rank": rank}
            enqueue(kind=REMINDER, key=reminder_key(change.pk, rank), payload=payload, run_after=when)


def _is_known(case: Case, to_stage: str) -> bool:
    return case.pathway_version.shape.stage(to_stage) is not None


def _out_of_reach(shape: Shape, case: Case, to_stage: str) -> str:
    if shape.stage(to_stage) is None and to_stage != SeededStage.CLOSED:
        return "Cette étape n’existe pas dans le parcours de ce dossier."
    before = ", ".join(f"«\u00a0{stage.name}\u00a0»" for stage in passed_over(shape, case.stage, to_stage))
    told = f" Passez d’abord par\u00a0: {before}." if before else ""
    return (
        f"Un dossier à l’étape «\u00a0{case.stage_name}\u00a0» ne peut pas passer à l’étape "
        f"«\u00a0{shape.name_of(to_stage)}\u00a0».{told}"
    )


def _filled(message: str, case: Case) -> str:
    """The words of the pathway with the names of the case; an unknown field stays as it was typed."""
    names = {
        "{prenom}": case.household.first_name or case.household.full_name,
        "{referent}": str(case.referent or ""),
        "{plateforme}": case.platform.name,
        "{numero}": case.number,
    }
    for field, name in names.items():
        message = message.replace(field, name)
    return message.strip()
