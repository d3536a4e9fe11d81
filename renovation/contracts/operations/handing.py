"""A household sends the photo of a quote or of an invoice: a document of its case, and a task for its adviser."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument
from renovation.cases.operations import hand_over, set_task
from renovation.documents.enums import DocumentKind

TYPED_WITHIN = timedelta(days=3)
_WHAT = {DocumentKind.QUOTE: "le devis", DocumentKind.INVOICE: "la facture"}


@transaction.atomic
def hand_paper(
    *, case: Case, author: User, upload: UploadedFile, kind: DocumentKind, company: str, key: UUID, now: datetime
) -> CaseDocument:
    """Both or neither; the same form sent twice hands one paper over. Raises DocumentRefused."""
    words = f"{kind.label} {company.strip()}".strip()
    entry = hand_over(
        case=case,
        author=author,
        upload=upload,
        kind=kind,
        title=words[:150],
        shared=True,
        from_household=True,
        key=key,
    )
    set_task(
        case=case,
        author=author,
        title=f"Saisir {_WHAT[kind]} envoyé par le ménage\u00a0: {words}"[:200],
        due_on=timezone.localdate(now) + TYPED_WITHIN,
        assigned_to=case.referent,
        key=uuid5(NAMESPACE_URL, f"paper:{entry.pk}"),
    )
    return entry
