"""What is true of a case, for the conditions of its pathway."""

from django.db.models import Count, Q

from renovation.cases.models import Act, Case, CaseDocument, Task
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.households.enums import Purpose
from renovation.households.models import Consent
from renovation.pathways.rules.conditions import Facts


def facts_of(case: Case) -> Facts:
    """Read when a case wants to move: five small counts."""
    return Facts(
        dwelling=case.dwelling_id is not None,
        referent=case.referent_id is not None,
        diagnosis=_is_diagnosed(case),
        consent=Consent.objects.filter(
            household_id=case.household_id, purpose=Purpose.ADVICE, withdrawn_at__isnull=True
        ).exists(),
        open_tasks=Task.objects.to_do().filter(case=case).count(),
        documents=documents_by_kind(case),
        acts=frozenset(Act.objects.counted().filter(case=case).values_list("kind", flat=True)),
    )


def documents_by_kind(case: Case) -> dict[str, int]:
    """How many documents of each kind are in the case."""
    kinds = CaseDocument.objects.filter(case=case).values_list("document__kind")
    return dict(kinds.annotate(number=Count("pk")).order_by())


def _is_diagnosed(case: Case) -> bool:
    if case.dwelling_id is None:
        return False
    made = SelfDiagnosis.objects.filter(
        Q(dwelling=case.dwelling_id) | Q(household=case.household_id), completed_at__isnull=False
    )
    return made.exists() or DiagnosisVersion.objects.filter(dwelling=case.dwelling_id).exists()
