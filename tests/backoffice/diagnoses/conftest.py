"""A dwelling of a case, with the household's answers and versions of the adviser's diagnosis."""

from typing import Any

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.diagnosis.operations import start_from_answers
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.quantities.operations import load_parameters
from tests.factories.cases import DwellingFactory
from tests.renovation.diagnosis.rules.dwellings import HOUSE


@pytest.fixture(autouse=True)
def parameters(db: None) -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())


@pytest.fixture
def home_case(case: Case) -> Case:
    """The household's case, with its dwelling."""
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.save()
    return case


@pytest.fixture
def answers(home_case: Case) -> SelfDiagnosis:
    """The household's self-diagnosis of this dwelling."""
    dwelling = home_case.dwelling
    return SelfDiagnosis.objects.create(
        platform=home_case.platform,
        token_hash="a",
        commune=dwelling.commune,
        answers=HOUSE.to_dict(),
        household=home_case.household,
        dwelling=dwelling,
        expires_at=timezone.now(),
    )


@pytest.fixture
def version(home_case: Case, answers: SelfDiagnosis, adviser: User) -> DiagnosisVersion:
    """The open version that starts from the household's answers."""
    return start_from_answers(dwelling=home_case.dwelling, diagnosis=answers, author=adviser, now=timezone.now())


def sheet(prefix: str, *lines: dict[str, Any], base: str = "", **more: str) -> dict[str, str]:
    """What the page of one table sends."""
    sent = {"base": base, f"{prefix}-count": str(len(lines)), **more}
    for rank, line in enumerate(lines):
        sent |= {f"{prefix}-{rank}-{name}": str(value) for name, value in line.items()}
    return sent
