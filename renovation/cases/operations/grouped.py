"""One act on several cases: each is asked for by itself, and the report says what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.enums import GroupedKind
from renovation.cases.models import Case, GroupedAct, GroupedActLine
from renovation.cases.operations.exchanges import write_message
from renovation.cases.operations.stages import locked_case, move_stage, refusal_of
from renovation.cases.permissions import can
from renovation.cases.queries.views import chosen_cases
from renovation.cases.refusals import Refused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.enums import Right
from renovation.platforms.queries import team_of
from renovation.platforms.rules.reader import Reader

# As many as one page of a list shows: their identifiers stand in an address.
MOST_CASES = 50
RIGHTS = {
    GroupedKind.ASSIGN: Right.ASSIGN_CASE,
    GroupedKind.STAGE: Right.WORK_CASE,
    GroupedKind.MESSAGE: Right.WRITE_MESSAGE,
}
NO_RIGHT = "Vous n’avez pas ce droit sur ce dossier."


@dataclass(frozen=True)
class Grouped:
    """What is to be done. `words` say it for the report, without the text of a message."""

    kind: GroupedKind
    words: str
    agent: User | None = None
    to_stage: str = ""
    tell: bool = False
    text: str = ""


def grouped_refusal(reader: Reader, asked: Grouped, case: Case) -> str:
    """Why this act would be refused on this case now; empty when it would be done."""
    if not can(reader, RIGHTS[asked.kind], case):
        return NO_RIGHT
    if asked.kind == GroupedKind.ASSIGN:
        return _not_of_the_team(asked.agent, case)
    if asked.kind == GroupedKind.STAGE and case.stage != asked.to_stage:
        return refusal_of(case, asked.to_stage)
    return ""


@transaction.atomic
def act_on_cases(
    *, key: UUID, asked: Grouped, case_ids: Sequence[UUID], author: User, reader: Reader, now: datetime
) -> GroupedAct:
    """Do it on each case that allows it. The same form (`key`) sent twice does it once; filled in otherwise, it asks
    for something else.

    A case that refuses keeps nobody else waiting: what its own operation wrote is taken back, and only that.
    """
    values = {"kind": asked.kind, "words": asked.words[:250], "author": author, "at": now}
    act, is_new = GroupedAct.objects.get_or_create(pk=_key_of(key, asked, case_ids), defaults=values)
    if not is_new:
        if act.author_id != author.pk:
            raise Refused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
        return act
    lines = []
    for case in chosen_cases(reader, case_ids[:MOST_CASES]):
        refusal = _done_or_refused(act, asked, case, author=author, reader=reader, now=now)
        lines.append(GroupedActLine(act=act, case=case, refusal=refusal[:400]))
    GroupedActLine.objects.bulk_create(lines)
    return act


@transaction.atomic
def assign_case(*, case_id: UUID, referent: User | None, author: User) -> Case:
    """Another referent, or nobody; a case that has it already stays as it is."""
    case = locked_case(case_id)
    if refusal := _not_of_the_team(referent, case):
        raise Refused(refusal)
    if case.referent_id != (referent.pk if referent else None):
        case.referent = referent
        case.revision += 1
        case.save(update_fields=["referent", "revision", "changed_at"])
        detail = {"fields": ["referent"], "by": str(author.pk)}
        record(Action.CASE_CHANGED, subject=case, platform_id=case.platform_id, detail=detail)
    return case


def _key_of(form_key: UUID, asked: Grouped, case_ids: Sequence[UUID]) -> UUID:
    """A browser that goes back shows the form with the key that it had."""
    agent = asked.agent.pk if asked.agent else None
    said = (str(asked.kind), str(agent), asked.to_stage, asked.tell, asked.text, sorted(map(str, case_ids)))
    return uuid5(form_key, repr(said))


def _done_or_refused(
    act: GroupedAct, asked: Grouped, case: Case, *, author: User, reader: Reader, now: datetime
) -> str:
    if not can(reader, RIGHTS[asked.kind], case):
        return NO_RIGHT
    try:
        with transaction.atomic():
            _do(act, asked, case, author=author, now=now)
    except Refused as refused:
        return str(refused)
    return ""


def _do(act: GroupedAct, asked: Grouped, case: Case, *, author: User, now: datetime) -> None:
    if asked.kind == GroupedKind.ASSIGN:
        assign_case(case_id=case.pk, referent=asked.agent, author=author)
    elif asked.kind == GroupedKind.STAGE:
        move_stage(case_id=case.pk, to_stage=asked.to_stage, author=author, now=now, tell=asked.tell)
    else:
        write_message(case=case, author=author, text=asked.text, from_household=False, key=uuid5(act.pk, str(case.pk)))


def _not_of_the_team(agent: User | None, case: Case) -> str:
    if agent is None or agent in team_of(case.platform_id):
        return ""
    return f"{agent} ne travaille pas sur les dossiers de {case.platform.name}."
