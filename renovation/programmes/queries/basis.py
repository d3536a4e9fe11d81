"""The dwelling that a scenario starts from: a diagnosis of the adviser, else the household's own answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from renovation.cases.models import Case
from renovation.diagnosis.evaluating import weather_of
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.diagnosis.queries import answers_of, self_diagnosis_of
from renovation.diagnosis.rules.climate import OutsideMethod
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.reading import plain_dwelling

ANSWERS = "answers"


@dataclass(frozen=True)
class Start:
    """A diagnosis from which a scenario may begin, in words."""

    code: str
    words: str


@dataclass(frozen=True)
class Basis:
    """A description, with the version that it is of."""

    description: Mapping[str, Any]
    version: DiagnosisVersion | None


def starts_of(case: Case) -> list[Start]:
    """The versions that have a result, the newest first, then the household's answers."""
    if case.dwelling is None:
        return []
    found = [Start(str(one.pk), f"Diagnostic du conseiller\u00a0: {one}") for one in _versions(case)]
    diagnosis = self_diagnosis_of(case.dwelling)
    if diagnosis is not None and diagnosis.result:
        found.append(Start(ANSWERS, f"Autodiagnostic du ménage, {diagnosis.changed_at:%d/%m/%Y}"))
    return found


def basis_of(case: Case, code: str = "") -> Basis | None:
    """The diagnosis of this code, or the first one without a code; none where there is no such diagnosis."""
    starts = [one.code for one in starts_of(case)]
    wanted = code or next(iter(starts), "")
    if case.dwelling is None or wanted not in starts:
        return None
    version = next((one for one in _versions(case) if str(one.pk) == wanted), None)
    if version is not None:
        return Basis(version.description, version)
    diagnosis = self_diagnosis_of(case.dwelling)
    described = _described(case, diagnosis) if diagnosis is not None else None
    return Basis(described, None) if described is not None else None


def _versions(case: Case) -> list[DiagnosisVersion]:
    if case.dwelling is None:
        return []
    found = DiagnosisVersion.objects.of_dwelling(case.dwelling).filter(result__isnull=False)
    return list(found.order_by("-number"))


def _described(case: Case, diagnosis: SelfDiagnosis) -> dict[str, Any] | None:
    if case.dwelling is None:
        return None
    try:
        return plain_dwelling(from_answers(answers_of(diagnosis), weather_of(case.dwelling.commune)))
    except OutsideMethod:
        return None
