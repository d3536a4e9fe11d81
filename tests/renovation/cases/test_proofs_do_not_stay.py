"""A tax notice is erased some time after its check; that it was checked stays (K3)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.enums import DocumentState
from renovation.cases.models import Case, CaseDocument
from renovation.cases.operations.proofs import forget_checked_proofs
from renovation.cases.queries.archive import case_archive
from renovation.documents.delivery import deliver
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from tests.factories.cases import CaseDocumentFactory

NOW = timezone.now()


def decided(case: Case, adviser: User, *, days_ago: int, kind: str = "tax_notice", **more: object) -> CaseDocument:
    return CaseDocumentFactory.create(
        case=case,
        document__kind=kind,
        state=DocumentState.ACCEPTED,
        decided_at=NOW - timedelta(days=days_ago),
        decided_by_id=adviser.pk,
        from_household=True,
        **more,
    )


def test_k3_the_file_goes_and_the_check_stays(
    case: Case, adviser: User, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    entry = decided(case, adviser, days_ago=91)
    kept = [decided(case, adviser, days_ago=89), decided(case, adviser, days_ago=400, kind="quote")]
    name, storage = entry.document.file.name, entry.document.file.storage

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert forget_checked_proofs(now=NOW) == 1
    assert forget_checked_proofs(now=NOW) == 0

    entry = CaseDocument.objects.with_versions().get(pk=entry.pk)
    assert not storage.exists(name)
    assert entry.counts
    assert entry.document.check_notice == "Effacé après vérification"
    assert deliver(entry.document).status_code == 410
    assert Entry.objects.get(action=Action.DOCUMENT_ERASED).object_id == str(entry.document_id)
    assert all(storage.exists(one.document.file.name) for one in kept)
    with case_archive(case, for_team=True) as archive:
        assert archive.read(2) == b"PK"


def test_k3_a_version_that_was_replaced_goes_with_the_one_that_was_checked(case: Case, adviser: User) -> None:
    first = CaseDocumentFactory.create(case=case, document__kind="tax_notice", from_household=True)
    second = CaseDocumentFactory.create(case=case, document__kind="tax_notice", from_household=True, replaces=first)
    decided(case, adviser, days_ago=91, replaces=second)

    assert [forget_checked_proofs(now=NOW) for _ in range(3)] == [2, 1, 0]


def test_k3_nothing_goes_before_somebody_looked(case: Case) -> None:
    CaseDocumentFactory.create(case=case, document__kind="tax_notice", from_household=True)

    assert forget_checked_proofs(now=NOW + timedelta(days=400)) == 0
