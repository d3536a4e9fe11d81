"""Documents of a case."""

from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.functions import Now

from renovation.accounts.models import User
from renovation.cases.links import case_url, project_url
from renovation.cases.models import Case, CaseDocument, DocumentRequest
from renovation.documents.models import Document
from renovation.documents.operations import store_document
from renovation.documents.rules import DocumentRefused
from renovation.households.models import Household
from renovation.households.operations import outcome_of_earlier, remember_outcome
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform


@transaction.atomic
def add_document(
    *,
    case: Case,
    document: Document,
    author: User | None,
    shared: bool,
    from_household: bool,
    request: DocumentRequest | None = None,
    replaces: CaseDocument | None = None,
) -> CaseDocument:
    """Put a stored document in a case. What a household hands over is always visible to it.

    `request` is what it answers, `replaces` the one whose place it takes, which stays in the case. The other side is
    told by mail when the document is shared; a document of the team is told to nobody.
    """
    if document.platform_id != case.platform_id:
        raise ValueError("the document and the case are of two platforms")
    entry = CaseDocument.objects.create(
        case=case,
        document=document,
        author=author,
        shared=shared or from_household,
        from_household=from_household,
        request=request,
        replaces=replaces,
    )
    if from_household:
        Household.objects.filter(pk=case.household_id).update(last_contact_at=Now())
    detail = {"document": str(document.pk), "shared": entry.shared, "from_household": from_household}
    record(Action.DOCUMENT_ADDED, subject=case, platform_id=case.platform_id, detail=detail)
    if entry.shared:
        _tell_other_side(entry)
    return entry


@transaction.atomic
def hand_over(
    *,
    case: Case,
    author: User | None,
    upload: UploadedFile,
    kind: str,
    title: str,
    shared: bool,
    from_household: bool,
    key: UUID,
    request: DocumentRequest | None = None,
    replaces: CaseDocument | None = None,
) -> CaseDocument:
    """Take in a file and put it in the case, both or neither; the same form (`key`) sent twice adds one document.

    `author` is nobody for who came by a secret link. Raises DocumentRefused, whose text is for the person, also when
    the case is full (E2).
    """
    earlier = outcome_of_earlier(key=str(key))
    if earlier is not None:
        return _of_this_case(earlier, case)
    Case.objects.select_for_update().get(pk=case.pk)
    if CaseDocument.objects.filter(case=case).count() >= settings.DOCUMENTS_PER_CASE:
        raise DocumentRefused(f"Ce dossier contient déjà {settings.DOCUMENTS_PER_CASE} documents, le maximum.")
    document = store_document(
        platform_id=case.platform_id,
        upload=upload,
        kind=kind,
        title=title,
        uploaded_by_id=author.pk if author is not None else None,
    )
    entry = add_document(
        case=case,
        document=document,
        author=author,
        shared=shared,
        from_household=from_household,
        request=request,
        replaces=replaces,
    )
    remember_outcome(key=str(key), outcome_id=entry.pk)
    return entry


def _of_this_case(entry_id: UUID, case: Case) -> CaseDocument:
    """A key chosen by a form must not reach the document of another case."""
    entry = CaseDocument.objects.select_related("document").filter(pk=entry_id, case=case).first()
    if entry is None:
        raise DocumentRefused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
    return entry


def _tell_other_side(entry: CaseDocument) -> None:
    case = entry.case
    platform = Platform.objects.select_related("brand").get(pk=case.platform_id)
    if entry.from_household:
        recipient = case.referent.email if case.referent is not None and case.referent.is_active else ""
        context = {"number": case.number, "case_url": case_url(platform, case)}
        template = "document_added_office"
    else:
        recipient = case.household.email
        context = {"first_name": case.household.first_name, "project_url": project_url(platform, case)}
        template = "document_added"
    if recipient:
        key = f"{template}:{entry.pk}"
        send_mail(platform=platform, template=template, recipient=recipient, context=context, key=key)
