"""Documents of a case that may be the paper of a quote or of an invoice."""

from renovation.cases.models import Case, CaseDocument
from renovation.documents.models import Document


def papers_of(case: Case, kind: str) -> list[Document]:
    """Those of this kind, the newest first."""
    found = CaseDocument.objects.filter(case=case, document__kind=kind, replaced_by__isnull=True)
    return [one.document for one in found.select_related("document").order_by("-created_at")]
