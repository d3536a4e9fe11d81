"""Noting what a professional made elsewhere."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from renovation.accounts.models import User
from renovation.diagnosis.models import ExternalAudit
from renovation.documents.models import Document
from renovation.dwellings.models import Dwelling
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def record_audit(
    *, dwelling: Dwelling, facts: Mapping[str, Any], document: Document | None, author: User
) -> ExternalAudit:
    """Keep who made it, when, which kind, and its key figures, with the file when there is one."""
    if document is not None and document.platform_id != dwelling.platform_id:
        raise ValueError("the document and the dwelling are of two platforms")
    audit = ExternalAudit.objects.create(dwelling=dwelling, document=document, recorded_by=author, **facts)
    record(
        Action.AUDIT_RECORDED,
        subject=audit,
        platform_id=dwelling.platform_id,
        detail={"dwelling": str(dwelling.pk), "kind": audit.kind},
    )
    return audit
