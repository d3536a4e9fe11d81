"""The report for the household: frozen, printed in a job, put in the case, shared."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from backoffice.diagnoses.printing import print_diagnostic
from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument
from renovation.cases.operations import file_diagnostic_report, order_diagnostic_report
from renovation.cases.queries import report_is_under_way
from renovation.diagnosis.models import DiagnosisVersion
from renovation.outbox.models import Job
from renovation.outbox.rules.failures import PermanentFailure
from renovation.platforms.models import Membership
from tests.browser import ROOT
from tests.renovation.documents.printed import alternatives, tags


def order(case: Case, version: DiagnosisVersion, author: User) -> dict[str, str]:
    order_diagnostic_report(case=case, version=version, author=author, now=timezone.now())
    return dict(Job.objects.get(kind="cases.diagnostic_report").payload)


def make(payload: dict[str, str]) -> DiagnosisVersion:
    return file_diagnostic_report(
        case_id=payload["case"],  # type: ignore[arg-type]
        version_id=payload["version"],  # type: ignore[arg-type]
        author_id=payload["author"],  # type: ignore[arg-type]
    )


def test_it_is_tagged_and_its_pictures_have_words(version: DiagnosisVersion) -> None:
    DiagnosisVersion.objects.filter(pk=version.pk).update(advice="Commencer par le toit.\nPuis la ventilation.")

    pdf = print_diagnostic(version.pk)

    kept = ROOT / "var" / "screenshots" / "diagnostic.pdf"
    kept.parent.mkdir(parents=True, exist_ok=True)
    Path(kept).write_bytes(pdf)
    assert {"H1", "H2", "Table", "TH"} <= tags(pdf)
    assert alternatives(pdf) >= 1


def test_ordering_freezes_the_version_and_is_done_once(
    home_case: Case, version: DiagnosisVersion, adviser: User
) -> None:
    order(home_case, version, adviser)
    order(home_case, version, adviser)

    version.refresh_from_db()
    assert version.is_frozen
    assert report_is_under_way(version)
    home_case.dwelling.refresh_from_db()
    assert home_case.dwelling.estimated_class == version.result["final_class"]


def test_the_job_puts_it_in_the_case_once_shared_with_the_household(
    home_case: Case, version: DiagnosisVersion, adviser: User
) -> None:
    payload = order(home_case, version, adviser)

    first, again = make(payload), make(payload)

    entry = CaseDocument.objects.get(case=home_case)
    assert entry.document_id == first.report_id == again.report_id
    assert entry.shared
    assert entry.document.content_type == "application/pdf"
    assert not report_is_under_way(first)


def test_d10_whoever_lost_the_right_hands_nothing_over(
    home_case: Case, version: DiagnosisVersion, adviser: User
) -> None:
    payload = order(home_case, version, adviser)
    Membership.objects.filter(user=adviser).delete()

    with pytest.raises(PermanentFailure):
        make(payload)

    assert not CaseDocument.objects.exists()


def test_the_page_tells_that_it_is_being_made(desk: Client, home_case: Case, version: DiagnosisVersion) -> None:
    address = reverse("backoffice:diagnosis_report", args=[version.pk])

    page = desk.post(address, follow=True).content.decode()

    assert "Le rapport est en préparation" in page


def test_a_version_without_a_result_gives_no_report(desk: Client, home_case: Case, version: DiagnosisVersion) -> None:
    DiagnosisVersion.objects.filter(pk=version.pk).update(result=None)

    page = desk.post(reverse("backoffice:diagnosis_report", args=[version.pk]), follow=True).content.decode()

    assert "Il n’y a pas encore de résultat" in page
    assert not Job.objects.filter(kind="cases.diagnostic_report").exists()
