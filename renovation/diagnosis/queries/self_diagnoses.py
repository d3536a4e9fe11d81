"""Reads about self-diagnoses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.choices import Generator, Period
from renovation.diagnosis.rules.questions import Question, questions_for
from renovation.diagnosis.rules.situation import situation_in_words
from renovation.platforms.rules.tokens import token_hash

NOT_SAID = "Ne sait pas"


@dataclass(frozen=True)
class DwellingFacts:
    """What the answers say of the dwelling itself."""

    kind: str
    living_area_m2: float | None
    construction_period: str
    estimated_class: str
    heating: str


def by_token(token: str, *, now: datetime) -> SelfDiagnosis | None:
    """The diagnosis that a secret link opens, unless its days are over."""
    return _with_place(SelfDiagnosis.objects.valid(now=now)).filter(token_hash=token_hash(token)).first()


def diagnosis_of_user(user_id: UUID, diagnosis_id: UUID) -> SelfDiagnosis | None:
    """One of the person's own."""
    return _with_place(SelfDiagnosis.objects.all()).filter(pk=diagnosis_id, household__user_id=user_id).first()


def diagnoses_of_user(user_id: UUID) -> list[SelfDiagnosis]:
    """All that the person keeps, the newest first."""
    own = _with_place(SelfDiagnosis.objects.filter(household__user_id=user_id))
    return list(own.order_by("-created_at"))


def by_share_token(token: str, *, now: datetime) -> SelfDiagnosis | None:
    """The finished diagnosis that a read-only link shows, unless the link was taken back."""
    found = _with_place(SelfDiagnosis.objects.kept(now=now).completed())
    return found.filter(share_hash=token_hash(token)).first()


def diagnosis_to_print(diagnosis_id: UUID) -> SelfDiagnosis | None:
    """A finished one, for the job that prints its report."""
    return _with_place(SelfDiagnosis.objects.completed()).filter(pk=diagnosis_id).first()


def answers_of(diagnosis: SelfDiagnosis) -> Answers:
    """The answers as typed facts, without those that no longer apply (a flat has no attic of its own)."""
    return answers_of_plain(diagnosis.answers)


def answers_of_plain(plain: Mapping[str, Any]) -> Answers:
    """The same, from plain values."""
    asked = {question.field for question in questions_for(read_answers(plain))}
    return read_answers({field: value for field, value in plain.items() if field in asked})


def answers_by_question(diagnosis: SelfDiagnosis) -> list[tuple[Question, str]]:
    """The questions that apply, with the answers in words."""
    questions = questions_for(read_answers(diagnosis.answers))
    return [(question, question.label_of(diagnosis.answers.get(question.field))) for question in questions]


def household_said(diagnosis: SelfDiagnosis) -> list[tuple[str, str]]:
    """Everything that the household said, in words, as the adviser reads it: the dwelling, then the household."""
    dwelling = [(question.title, words) for question, words in answers_by_question(diagnosis) if _is_said(words)]
    return dwelling + situation_in_words(diagnosis.situation)


def dwelling_facts(diagnosis: SelfDiagnosis) -> DwellingFacts:
    """For the first version of the dwelling's record."""
    answers = answers_of(diagnosis)
    period = "" if answers.period is Period.UNKNOWN else str(answers.period)
    return DwellingFacts(
        kind=str(answers.kind) if "kind" in diagnosis.answers else "",
        living_area_m2=answers.area_m2,
        construction_period=period,
        estimated_class=_likely_class(diagnosis),
        heating="" if answers.generator is Generator.UNKNOWN else str(answers.generator),
    )


def _is_said(words: str) -> bool:
    return words != NOT_SAID


def _likely_class(diagnosis: SelfDiagnosis) -> str:
    return str((diagnosis.result or {}).get("class_likely", ""))


def _with_place(found: QuerySet[SelfDiagnosis]) -> QuerySet[SelfDiagnosis]:
    return found.select_related("platform", "household", "commune__department")
