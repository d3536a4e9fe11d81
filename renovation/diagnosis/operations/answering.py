"""Starting a self-diagnosis and answering its questions."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from renovation.diagnosis.estimation import estimate_of
from renovation.diagnosis.known_dpe import KnownDpe
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.rules.answers import AnswersError, read_answers
from renovation.diagnosis.rules.contradictions import Contradiction, contradictions
from renovation.diagnosis.rules.questions import question_named
from renovation.diagnosis.rules.screens import Screen
from renovation.diagnosis.rules.settling import Settled
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token, token_hash
from renovation.territories.models import Commune

UNKNOWN = "unknown"
# What a confirmed contradiction takes away: the answers that spoke of something that is not there.
_DROPPED = {"flat_with_roof": ("roof", "roof_insulation")}


class ToConfirm(Exception):
    """Answers that hardly go together: nothing is kept until they are confirmed or corrected."""

    def __init__(self, found: tuple[Contradiction, ...]) -> None:
        super().__init__(", ".join(one.code for one in found))
        self.found = found


@transaction.atomic
def start(*, platform: Platform, commune: Commune, now: datetime) -> tuple[SelfDiagnosis, str]:
    """A new diagnosis, and the secret of its link: only the hash of it is kept."""
    token = new_token()
    diagnosis = SelfDiagnosis.objects.create(
        platform=platform,
        commune=commune,
        token_hash=token_hash(token),
        expires_at=now + timedelta(days=settings.ANONYMOUS_DIAGNOSIS_DAYS),
    )
    return diagnosis, token


@transaction.atomic
def answer(*, diagnosis: SelfDiagnosis, field: str, value: str, now: datetime) -> SelfDiagnosis:
    """Keep one answer; raises AnswersError with the sentence to show. A result already given is computed anew."""
    if question_named(field) is None:
        raise AnswersError(field, "Cette question n’existe pas.")
    current = _locked(diagnosis)
    typed = value.strip() or UNKNOWN
    understood = read_answers({field: typed}).to_dict()
    current.answers = {**current.answers, field: understood.get(field, UNKNOWN)}
    if current.completed_at is not None:
        _store_estimate(current, now)
    current.save()
    return current


@transaction.atomic
def answer_screen(
    *, diagnosis: SelfDiagnosis, screen: Screen, settled: Settled, confirmed: frozenset[str], now: datetime
) -> SelfDiagnosis:
    """Keep what a screen settled. Raises ToConfirm when it contradicts other answers, unless that was confirmed."""
    current = _locked(diagnosis)
    answers = _merged(current.answers, settled.answers)
    found = contradictions(answers)
    opposed = tuple(
        one
        for one in found
        if one.code not in current.confirmed and one.code not in confirmed and set(one.fields) & set(screen.fields)
    )
    if opposed:
        raise ToConfirm(opposed)
    codes = {one.code for one in found}
    current.confirmed = sorted(codes & {*current.confirmed, *confirmed})
    dropped = {field for code in codes & confirmed for field in _DROPPED.get(code, ())}
    current.answers = {field: value for field, value in answers.items() if field not in dropped}
    current.situation = _merged(current.situation, settled.situation)
    if current.completed_at is not None:
        _store_estimate(current, now)
    current.save()
    return current


@transaction.atomic
def take_known_dpe(*, diagnosis: SelfDiagnosis, known: KnownDpe) -> SelfDiagnosis:
    """First answers from a published DPE, to be confirmed screen by screen: what was answered already stays."""
    current = _locked(diagnosis)
    current.answers = {**known.answers(), **current.answers}
    current.situation = {
        **current.situation,
        "known_dpe": {
            "number": known.number,
            "established_on": known.established_on.isoformat(),
            "energy_class": known.energy_class,
        },
    }
    current.save()
    return current


@transaction.atomic
def complete(*, diagnosis: SelfDiagnosis, now: datetime) -> SelfDiagnosis:
    """Give the result: computed with the parameters of the day, kept with their fingerprint."""
    current = _locked(diagnosis)
    first_time = current.completed_at is None
    _store_estimate(current, now)
    current.completed_at = current.completed_at or now
    current.save()
    if first_time:
        record(
            Action.DIAGNOSIS_COMPLETED,
            subject=current,
            platform_id=current.platform_id,
            detail={"engine": current.engine_version, "answers": len(current.answers)},
        )
    return current


@transaction.atomic
def renew(*, diagnosis: SelfDiagnosis, now: datetime) -> SelfDiagnosis:
    """Compute a result that was given with the parameters of today: prices and factors change."""
    current = _locked(diagnosis)
    if current.completed_at is None:
        return current
    _store_estimate(current, now)
    current.save()
    record(
        Action.DIAGNOSIS_RECALCULATED,
        subject=current,
        platform_id=current.platform_id,
        detail={"engine": current.engine_version, "parameters": current.parameters_fingerprint[:12]},
    )
    return current


def _merged(kept: Mapping[str, Any], settled: Mapping[str, Any]) -> dict[str, Any]:
    together = {**kept, **settled}
    return {field: value for field, value in together.items() if value is not None}


def _store_estimate(diagnosis: SelfDiagnosis, now: datetime) -> None:
    estimated = estimate_of(diagnosis, on=timezone.localdate(now))
    diagnosis.result = estimated.to_dict()
    diagnosis.engine_version = estimated.engine_version
    diagnosis.parameters_fingerprint = estimated.parameters_fingerprint


def _locked(diagnosis: SelfDiagnosis) -> SelfDiagnosis:
    return (
        SelfDiagnosis.objects.select_for_update(of=("self",))
        .select_related("platform", "commune__department")
        .get(pk=diagnosis.pk)
    )
