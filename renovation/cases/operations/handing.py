"""Handing a PDF over to the household of a case."""

from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations.documents import add_document
from renovation.cases.permissions import can
from renovation.documents.enums import DocumentKind
from renovation.documents.models import Document
from renovation.documents.operations import store_document
from renovation.documents.printing.makers import maker_named
from renovation.outbox.rules.failures import PermanentFailure
from renovation.platforms.enums import Right
from renovation.platforms.queries import reader_for


def hand_report(
    *,
    case: Case,
    author_id: UUID,
    right: Right,
    maker: str,
    subject_id: UUID,
    name: str,
    kind: DocumentKind,
    title: str,
) -> Document:
    """Make the PDF of a subject and put it in its case, shared with the household; the caller keeps it to once.

    The right is asked again (D10): whoever lost it since hands nothing over.
    """
    author = User.objects.get(pk=author_id)
    if not can(reader_for(author), right, case):
        raise PermanentFailure("La personne qui demandait ce document n’en a plus le droit.")
    document = store_document(
        platform_id=case.platform_id,
        upload=SimpleUploadedFile(f"{name}.pdf", maker_named(maker)(subject_id), content_type="application/pdf"),
        kind=kind,
        title=title,
        uploaded_by_id=None,
    )
    add_document(case=case, document=document, author=author, shared=True, from_household=False)
    return document
