"""What the adviser's diagnosis brings to a case: its report handed to the household, audits made by others."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations.documents import add_document, hand_over
from renovation.cases.operations.reading import note_read
from renovation.cases.permissions import can
from renovation.cases.rules.reports import MAKER, REPORT, report_key
from renovation.diagnosis.models import DiagnosisVersion, ExternalAudit
from renovation.diagnosis.operations import freeze, record_audit
from renovation.documents.enums import DocumentKind
from renovation.documents.operations import store_document
from renovation.documents.printing.makers import maker_named
from renovation.households.operations import outcome_of_earlier, remember_outcome
from renovation.journal.enums import Action
from renovation.outbox.operations import enqueue
from renovation.outbox.rules.failures import PermanentFailure
from renovation.platforms.enums import Right
from renovation.platforms.queries import reader_for


def note_diagnosis_read(*, version: DiagnosisVersion, reader_id: UUID, now: datetime) -> None:
    """Journal that somebody opened a version (J2), once per quarter of an hour."""
    note_read(
        Action.VERSION_READ, subject=version, platform_id=version.dwelling.platform_id, reader_id=reader_id, now=now
    )


@transaction.atomic
def order_diagnostic_report(*, case: Case, version: DiagnosisVersion, author: User, now: datetime) -> None:
    """Freeze a version and have its report made; asked twice, it is one report."""
    if version.dwelling_id != case.dwelling_id:
        raise ValueError("the version is of another dwelling")
    freeze(version_id=version.pk, now=now)
    payload = {"case": str(case.pk), "version": str(version.pk), "author": str(author.pk)}
    enqueue(kind=REPORT, key=report_key(version.pk), payload=payload, requested_by_id=author.pk)


@transaction.atomic
def file_diagnostic_report(*, case_id: UUID, version_id: UUID, author_id: UUID) -> DiagnosisVersion:
    """Make the PDF and put it in the case, shared with the household. A second call finds it there.

    The right is asked again (D10): whoever lost it since hands nothing over.
    """
    version = DiagnosisVersion.objects.select_for_update(of=("self",)).select_related("dwelling").get(pk=version_id)
    if version.report_id is not None:
        return version
    case = Case.objects.select_related("household", "referent").get(pk=case_id)
    author = User.objects.get(pk=author_id)
    if not can(reader_for(author), Right.WORK_DIAGNOSIS, case):
        raise PermanentFailure("La personne qui demandait ce rapport n’en a plus le droit.")
    name = f"diagnostic-version-{version.number}.pdf"
    upload = SimpleUploadedFile(name, maker_named(MAKER)(version.pk), content_type="application/pdf")
    document = store_document(
        platform_id=case.platform_id,
        upload=upload,
        kind=DocumentKind.REPORT,
        title=f"Diagnostic du logement, version {version.number}",
        uploaded_by_id=None,
    )
    add_document(case=case, document=document, author=author, shared=True, from_household=False)
    version.report = document
    version.save(update_fields=["report", "changed_at"])
    return version


@transaction.atomic
def note_external_audit(
    *, case: Case, author: User, facts: Mapping[str, Any], upload: UploadedFile | None, shared: bool, key: UUID
) -> ExternalAudit:
    """Keep an audit made by a professional, its file in the case; the same form sent twice keeps one.

    Raises DocumentRefused, whose text is for the person: then nothing is kept.
    """
    earlier = outcome_of_earlier(key=str(key))
    if earlier is not None:
        return ExternalAudit.objects.get(pk=earlier)
    if case.dwelling is None:
        raise ValueError("the case has no dwelling")
    document = None
    if upload is not None:
        entry = hand_over(
            case=case,
            author=author,
            upload=upload,
            kind=DocumentKind.AUDIT,
            title=f"Audit de {facts['company']}"[:150],
            shared=shared,
            from_household=False,
            key=_file_key(key),
        )
        document = entry.document
    audit = record_audit(dwelling=case.dwelling, facts=facts, document=document, author=author)
    remember_outcome(key=str(key), outcome_id=audit.pk)
    return audit


def _file_key(key: UUID) -> UUID:
    """Another key, always the same for this form: its file is an act of its own."""
    return UUID(int=key.int ^ 1)
