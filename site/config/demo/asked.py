"""Documents of the demonstration: some asked and awaited, one late, one to check, one that must be done again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from config.demo.papers import demonstration_pdf
from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument, DocumentRequest
from renovation.cases.operations import Asked, answer_request, decide_document, request_documents

TAX = Asked("tax_notice", "Dernier avis d’impôt", 1, "financing")
BILLS = Asked("energy_bill", "Factures de chauffage des deux derniers hivers", 2)
WORDS = "L’avis se télécharge sur impots.gouv.fr. Toutes les pages sont utiles."
REASON = "La deuxième page manque : nous avons besoin de toutes les pages."


def ask_for_documents(cases: Sequence[Case], *, author: User, now: datetime) -> None:
    """Each case at another moment of the same story."""
    today = timezone.localdate(now)
    for rank, case in enumerate(cases):
        asked_at = now - timedelta(days=3 * rank + 2)
        requests = request_documents(
            case_id=case.pk,
            author=author,
            asked=[TAX, BILLS],
            due_on=today + timedelta(days=10),
            words=WORDS,
            key=uuid4(),
            now=asked_at,
        )
        if rank > 0:
            _hand_over(case, requests[0], author, refused=rank > 1, now=now)
    late = DocumentRequest.objects.filter(case__in=cases[:1], kind=TAX.kind)
    late.update(due_on=today - timedelta(days=4))


def _hand_over(case: Case, request: DocumentRequest, author: User, *, refused: bool, now: datetime) -> None:
    entry = answer_request(
        case_id=case.pk,
        author=None,
        upload=demonstration_pdf(request.title, str(case.household), "exemple sans valeur"),
        item=f"d-{request.pk}",
        key=uuid4(),
        now=now,
    )
    CaseDocument.objects.filter(pk=entry.pk).update(created_at=now - timedelta(days=1))
    if refused:
        common = {"accepted": False, "reason": REASON, "seen": entry.state, "now": now}
        decide_document(document_id=entry.document_id, author=author, **common)  # type: ignore[arg-type]
