"""Acts of the advisers: noted in one gesture, frozen with the dimensions of their day, corrected by another act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.enums import ActPublic
from renovation.cases.models import Act, Case
from renovation.cases.operations.stages import locked_case, move_stage, refusal_of
from renovation.cases.refusals import EditConflict, Refused
from renovation.households.enums import Tenure
from renovation.households.models import Household, Occupancy
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.pathways.rules.graph import is_ahead
from renovation.platforms.rules.lock import merge

LISTS = ("subjects", "works")


class ActValues(TypedDict):
    """What the form of an act holds, as texts; lists are codes separated by commas."""

    kind: str
    channel: str
    duration_min: str
    public: str
    income_class: str
    subjects: str
    works: str
    follow_up: str
    words: str


@dataclass(frozen=True)
class Recorded:
    """The act, and why it did not bring the case to its stage when it should have."""

    act: Act
    stage_refusal: str = ""


def act_values(act: Act) -> dict[str, str]:
    """The form of an act as it stands."""
    lists = {name: ",".join(getattr(act, name)) for name in LISTS}
    texts = ("kind", "channel", "duration_min", "public", "income_class", "follow_up", "words")
    return {**{name: str(getattr(act, name)) for name in texts}, **lists}


def known_values(case: Case, acts: Sequence[Act] | None = None) -> dict[str, str]:
    """What the next act need not be told again: the public and the incomes of the last one, else of the household.

    `acts` are those of the case that count, when they are known already.
    """
    if acts is None:
        acts = list(Act.objects.counted().filter(case=case).order_by("-done_at", "-created_at")[:1])
    last = max(acts, key=lambda act: (act.done_at, act.created_at), default=None)
    if last is not None:
        return {"public": last.public, "income_class": last.income_class, "works": ",".join(last.works)}
    return {"public": _public_of(_tenure(case)), "income_class": "", "works": ""}


@transaction.atomic
def record_act(
    *,
    case_id: UUID,
    author: User,
    values: Mapping[str, str],
    key: UUID,
    now: datetime,
    done_at: datetime | None = None,
    tell: bool = False,
) -> Recorded:
    """Note what was done. The same form (`key`) sent twice notes one act.

    An act that leads to a stage ahead brings the case there; when that is not possible the act stays, and the
    answer says what is missing. `tell` sends the household the message of that stage: nobody else decides it.
    """
    case = locked_case(case_id)
    sent = Act.objects.filter(pk=key).first()
    if sent is not None:
        if sent.case_id != case.pk:
            raise Refused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
        return Recorded(sent)
    act = _frozen(case, values, author_id=author.pk, done_at=done_at or now)
    act.pk = key
    target, refusal = _target(case, act.kind)
    if target and not refusal:
        # The act that opens a stage is counted there.
        act.stage, act.stage_name = target, case.pathway_version.shape.name_of(target)
    act.save(force_insert=True)
    Household.objects.filter(pk=case.household_id, last_contact_at__lt=act.done_at).update(last_contact_at=act.done_at)
    detail = {"act": str(act.pk), "kind": act.kind, "minutes": act.duration_min}
    record(Action.ACT_RECORDED, subject=case, platform_id=case.platform_id, detail=detail)
    if target and not refusal:
        move_stage(case_id=case.pk, to_stage=target, author=author, now=now, tell=tell)
    return Recorded(act, refusal)


@transaction.atomic
def correct_act(
    *,
    act_id: UUID,
    author: User,
    base: Mapping[str, str],
    values: Mapping[str, str],
    reason: str,
    withdraw: bool = False,
) -> Act:
    """Add an act that stands for another one; what was said first stays in the history.

    EditConflict when a colleague corrected the same field in another way meanwhile (H4). The dimensions frozen on
    the day of the act are kept; the stage of the case is not moved back.
    """
    # The case is locked first: two corrections at once would both find the same act at the end of the chain.
    case = locked_case(Act.objects.values_list("case_id", flat=True).get(pk=act_id))
    present = _last_of(Act.objects.get(pk=act_id))
    if present.is_withdrawn:
        if withdraw:
            return present
        raise Refused("Cet acte a été retiré. S’il a bien eu lieu, notez-le à nouveau.")
    result = merge(base=base, theirs=act_values(present), yours=values)
    if result.conflicts:
        raise EditConflict(result.conflicts, current=act_values(present), revision=1)
    if not result.changed and not withdraw:
        return present
    if not reason.strip():
        raise Refused("Dites pourquoi vous corrigez cet acte.")
    act = _with_values(_copy(present), case, result.values)
    act.author_id, act.corrects, act.correction_reason, act.is_withdrawn = author.pk, present, reason.strip(), withdraw
    act.save(force_insert=True)
    detail = {"act": str(act.pk), "corrects": str(present.pk), "fields": list(result.changed), "withdrawn": withdraw}
    record(Action.ACT_CORRECTED, subject=case, platform_id=case.platform_id, detail=detail)
    return act


def _target(case: Case, kind_code: str) -> tuple[str, str]:
    """The stage to which an act of this kind brings the case, and why it cannot go there; neither when it stays."""
    shape = case.pathway_version.shape
    kind = shape.act(kind_code)
    if kind is None or not kind.moves_to or not is_ahead(shape, case.stage, kind.moves_to) or case.closed_at:
        return "", ""
    return kind.moves_to, refusal_of(case, kind.moves_to, noted=kind_code)


def _frozen(case: Case, values: Mapping[str, str], *, author_id: UUID, done_at: datetime) -> Act:
    """The act with all that is known of the case that day."""
    dwelling, lead = case.dwelling, case.lead
    act = Act(
        case=case,
        done_at=done_at,
        author_id=author_id,
        origin=lead.origin if lead else "",
        tenure=_tenure(case),
        dwelling_kind=dwelling.kind if dwelling else "",
        dwelling_class=dwelling.estimated_class if dwelling else "",
        dwelling_period=dwelling.construction_period if dwelling else "",
        commune_insee=dwelling.commune_id if dwelling else "",
        commune_name=dwelling.commune.name if dwelling else "",
        stage=case.stage,
        stage_name=case.stage_name,
        pathway_version=case.pathway_version,
    )
    return _with_values(act, case, values)


def _with_values(act: Act, case: Case, values: Mapping[str, str]) -> Act:
    kind = act.pathway_version.shape.act(values["kind"])
    if kind is None:
        raise Refused("Ce type d’acte n’existe pas dans le parcours de ce dossier. Choisissez-en un autre.")
    act.kind, act.kind_name = kind.code, kind.name
    for name in ("channel", "public", "income_class", "follow_up"):
        setattr(act, name, values[name])
    for name in LISTS:
        setattr(act, name, [code for code in values[name].split(",") if code])
    act.duration_min, act.words = int(values["duration_min"]), values["words"].strip()
    return act


def _copy(act: Act) -> Act:
    kept: dict[str, Any] = {
        field.attname: getattr(act, field.attname)
        for field in Act._meta.concrete_fields
        if field.name not in {"id", "created_at", "corrects", "correction_reason", "is_withdrawn"}
    }
    return Act(**kept)


def _last_of(act: Act) -> Act:
    """The end of the chain of corrections."""
    following = Act.objects.filter(corrects=act).first()
    return act if following is None else _last_of(following)


def _tenure(case: Case) -> str:
    tenure = Occupancy.objects.filter(household=case.household_id, dwelling=case.dwelling_id).values_list("tenure")
    return next((str(one) for (one,) in tenure), "")


def _public_of(tenure: str) -> str:
    same = {Tenure.OWNER: ActPublic.OWNER, Tenure.LANDLORD: ActPublic.LANDLORD, Tenure.TENANT: ActPublic.TENANT}
    return str(same[Tenure(tenure)]) if tenure in same else ""
