"""What is true of a case, for the conditions of its pathway."""

from collections import Counter

from django.db.models import Q

from renovation.cases.models import Act, Case, Task
from renovation.cases.queries.expected import content_of, expected_documents
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.households.enums import Purpose
from renovation.households.models import Consent
from renovation.pathways.rules.conditions import Facts


def facts_of(case: Case) -> Facts:
    """Read when a case wants to move: a few small counts."""
    content = content_of(case)
    return Facts(
        dwelling=case.dwelling_id is not None,
        referent=case.referent_id is not None,
        diagnosis=_is_diagnosed(case),
        consent=Consent.objects.filter(
            household_id=case.household_id, purpose=Purpose.ADVICE, withdrawn_at__isnull=True
        ).exists(),
        open_tasks=Task.objects.to_do().filter(case=case).count(),
        documents=Counter(entry.document.kind for entry in content.documents if entry.counts),
        awaited=tuple(
            one.line.title
            for one in expected_documents(case, content)
            if one.stage == case.stage and one.required and one.is_missing
        ),
        acts=frozenset(Act.objects.counted().filter(case=case).values_list("kind", flat=True)),
    )


def _is_diagnosed(case: Case) -> bool:
    if case.dwelling_id is None:
        return False
    made = SelfDiagnosis.objects.filter(
        Q(dwelling=case.dwelling_id) | Q(household=case.household_id), completed_at__isnull=False
    )
    return made.exists() or DiagnosisVersion.objects.filter(dwelling=case.dwelling_id).exists()
