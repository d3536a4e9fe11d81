"""Proofs of incomes are read once: their files do not stay (K3)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from renovation.cases.models import CaseDocument
from renovation.documents.enums import DocumentKind
from renovation.documents.models import Document
from renovation.documents.operations import erase_file


def forget_checked_proofs(*, now: datetime) -> int:
    """Erase files decided on long enough ago, and the versions that those replaced; tells how many."""
    before = now - timedelta(days=settings.CHECKED_PROOF_DAYS)
    decided = Q(decided_at__lte=before) | Q(replaced_by__decided_at__lte=before)
    # What was replaced more than once: one version more each night.
    decided |= Q(replaced_by__document__erased_at__isnull=False)
    found = CaseDocument.objects.filter(decided, document__kind__in=DocumentKind.proofs(), document__erased_at=None)
    erased = 0
    for document_id in found.values_list("document_id", flat=True):
        # One at a time: what fails once leaves the others erased.
        with transaction.atomic():
            document = Document.objects.select_for_update().get(pk=document_id)
            if document.erased_at is None:
                erase_file(document, now=now)
                erased += 1
    return erased
