"""Reads about self-diagnoses."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.choices import Period
from renovation.diagnosis.rules.questions import Question, questions_for
from renovation.platforms.rules.tokens import token_hash


@dataclass(frozen=True)
class Progress:
    """Where a question stands among those that make sense for this dwelling."""

    question: Question
    number: int
    total: int
    previous: Question | None
    next: Question | None


@dataclass(frozen=True)
class DwellingFacts:
    """What the answers say of the dwelling itself."""

    kind: str
    living_area_m2: float | None
    construction_period: str
    estimated_class: str


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


def answers_of(diagnosis: SelfDiagnosis) -> Answers:
    """The answers as typed facts, without those that no longer apply (a flat has no attic of its own)."""
    everything = read_answers(diagnosis.answers)
    asked = {question.field for question in questions_for(everything)}
    return read_answers({field: value for field, value in diagnosis.answers.items() if field in asked})


def progress(diagnosis: SelfDiagnosis, field: str) -> Progress | None:
    """The place of a question; nothing when it does not apply to this dwelling."""
    questions = questions_for(read_answers(diagnosis.answers))
    fields = [question.field for question in questions]
    if field not in fields:
        return None
    index = fields.index(field)
    return Progress(
        question=questions[index],
        number=index + 1,
        total=len(questions),
        previous=questions[index - 1] if index else None,
        next=questions[index + 1] if index + 1 < len(questions) else None,
    )


def first_unanswered(diagnosis: SelfDiagnosis) -> Question | None:
    """Where to resume."""
    questions = questions_for(read_answers(diagnosis.answers))
    return next((question for question in questions if question.field not in diagnosis.answers), None)


def answers_by_question(diagnosis: SelfDiagnosis) -> list[tuple[Question, str]]:
    """The questions that apply, with the answers in words."""
    questions = questions_for(read_answers(diagnosis.answers))
    return [(question, question.label_of(diagnosis.answers.get(question.field))) for question in questions]


def dwelling_facts(diagnosis: SelfDiagnosis) -> DwellingFacts:
    """For the first version of the dwelling's record."""
    answers = answers_of(diagnosis)
    period = "" if answers.period is Period.UNKNOWN else str(answers.period)
    return DwellingFacts(
        kind=str(answers.kind) if "kind" in diagnosis.answers else "",
        living_area_m2=answers.area_m2,
        construction_period=period,
        estimated_class=_likely_class(diagnosis),
    )


def _likely_class(diagnosis: SelfDiagnosis) -> str:
    return str((diagnosis.result or {}).get("class_likely", ""))


def _with_place(found: QuerySet[SelfDiagnosis]) -> QuerySet[SelfDiagnosis]:
    return found.select_related("platform", "household", "commune__department")
