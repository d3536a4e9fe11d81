"""Typing, conflicts, files and audits, through the pages."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument
from renovation.cases.operations import share_case
from renovation.diagnosis.models import DiagnosisVersion, ExternalAudit, SelfDiagnosis
from renovation.diagnosis.operations import continue_version, freeze
from renovation.diagnosis.queries import description_of
from renovation.diagnosis.rules.detail.editing import print_of
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.backoffice.conftest import Desk
from tests.backoffice.diagnoses.conftest import sheet
from tests.factories.cases import LeadFactory
from tests.factories.platforms import agent
from tests.renovation.documents.samples import pdf

FILES = Path(__file__).resolve().parents[2] / "renovation" / "diagnosis" / "rules" / "dpe_file" / "files"
DOOR = {"area_m2": "4", "adjacency": "outside", "kind": "plain", "label": "Cave"}


def base_of(version: DiagnosisVersion, field: str) -> str:
    version.refresh_from_db()
    return print_of(description_of(version), field)


def address(name: str, subject: Any) -> str:
    return reverse(f"backoffice:{name}", args=[subject.pk])


def audit(**changes: Any) -> dict[str, Any]:
    return {
        "key": "6f2f1f36-9f9b-4f0c-8a3c-0f6f0f1f2f3f",
        "kind": "regulatory",
        "made_on": "2025-03-12",
        "company": "Thermi Conseil",
        "final_class": "F",
        "primary_kwh_m2": "390",
        "works_cost_eur": "48000",
        "shared": "on",
        **changes,
    }


def test_lines_are_saved_and_the_next_table_follows(desk: Client, version: DiagnosisVersion) -> None:
    data = sheet("doors", DOOR, base=base_of(version, "doors"), next="1")

    response = desk.post(address("diagnosis_doors", version), data)

    assert response["Location"] == address("diagnosis_bridges", version)
    version.refresh_from_db()
    assert description_of(version).doors[0].label == "Cave"
    assert version.description["sources"]["doors.0.label"] == "adviser"


def test_a_wrong_cell_is_named_and_all_is_kept(desk: Client, version: DiagnosisVersion) -> None:
    lines = [{**DOOR, "area_m2": "5000"}, {**DOOR, "label": "Jardin", "u_w_m2k": "9"}]

    response = desk.post(address("diagnosis_doors", version), sheet("doors", *lines, base=base_of(version, "doors")))

    content = response.content.decode()
    assert response.status_code == 422
    assert "Ligne\u00a01, Surface\u00a0: Écrivez une valeur entre 0,01 et 2\u202f000\u00a0m²." in content
    assert "Ligne\u00a02, U\u00a0: Écrivez une valeur entre 0,05 et 7\u00a0W/m².K." in content
    assert 'value="5000"' in content
    assert 'value="Jardin"' in content
    assert version.revision == 1


def test_h4_a_conflict_shows_what_the_colleague_saved_and_keeps_what_was_typed(
    desk: Client, version: DiagnosisVersion
) -> None:
    seen = base_of(version, "doors")
    desk.post(address("diagnosis_doors", version), sheet("doors", {**DOOR, "label": "Collègue"}, base=seen))

    response = desk.post(address("diagnosis_doors", version), sheet("doors", {**DOOR, "label": "Moi"}, base=seen))

    content = response.content.decode()
    assert response.status_code == 409
    assert "Collègue" in content
    assert 'value="Moi"' in content
    desk.post(
        address("diagnosis_doors", version),
        sheet("doors", {**DOOR, "label": "Moi"}, base=response.context["shown"].base),
    )
    version.refresh_from_db()
    assert description_of(version).doors[0].label == "Moi"


def test_the_live_result_saves_nothing(desk: Client, version: DiagnosisVersion) -> None:
    data = sheet("doors", {**DOOR, "area_m2": "200"}, field="doors")
    version.refresh_from_db()

    content = desk.post(address("diagnosis_live", version), data).content.decode()

    assert "non enregistré" in content
    assert 'data-cell="doors-0-u_w_m2k"' in content
    before = version.result
    version.refresh_from_db()
    assert version.result == before


@pytest.mark.parametrize("field", ["doors", "", "heating", "nowhere"])
def test_f1_anything_sent_to_the_live_result_gets_a_panel(field: str, desk: Client, version: DiagnosisVersion) -> None:
    data = {"field": field, "doors-count": "\x00", "doors-0-area_m2": "NaN", "generators-count": "3"}

    assert desk.post(address("diagnosis_live", version), data).status_code == 200


def test_a_frozen_version_is_read_and_refuses_a_save(desk: Client, version: DiagnosisVersion) -> None:
    freeze(version_id=version.pk, now=timezone.now())

    page = desk.get(address("diagnosis_doors", version)).content.decode()
    answer = desk.post(address("diagnosis_doors", version), sheet("doors", DOOR, base="x"), follow=True)

    assert "data-sheet" not in page
    assert "Cette version est figée" in answer.content.decode()


def test_a_partner_reads_a_shared_diagnosis_and_changes_nothing(
    at_desk: Desk, platform: Platform, home_case: Case, version: DiagnosisVersion
) -> None:
    DiagnosisVersion.objects.filter(pk=version.pk).update(note="canari-4711")
    partner = agent(Role.PARTNER, platform, email="audit@bureau.example")
    desk = at_desk(partner)
    assert desk.get(address("diagnosis", version)).status_code == 404
    share_case(case=home_case, partner=partner)

    page = desk.get(address("diagnosis", version))

    assert page.status_code == 200
    assert "canari-4711" not in page.content.decode()
    for name in ("diagnosis_walls", "diagnosis_freeze", "diagnosis_words", "diagnosis_report", "diagnosis_live"):
        assert desk.post(address(name, version)).status_code == 403


def test_the_administrator_alone_sees_no_diagnosis(
    at_desk: Desk, administrator: User, version: DiagnosisVersion
) -> None:
    assert at_desk(administrator).get(address("diagnosis", version)).status_code == 403


def test_a_dpe_file_becomes_two_versions_with_its_report(desk: Client, home_case: Case) -> None:
    upload = SimpleUploadedFile("dpe.xml", (FILES / "house.xml").read_bytes(), content_type="application/xml")

    page = desk.post(
        reverse("backoffice:diagnosis_file", args=[home_case.dwelling_id]),
        {"file": upload, "keep_calculated": "on"},
        follow=True,
    )

    opened, source = DiagnosisVersion.objects.order_by("-number")
    assert (source.source, source.is_frozen, opened.based_on_id) == ("dpe_file", True, source.pk)
    assert opened.result["final_class"] in "ABCDEFG"
    content = page.content.decode()
    assert "Repris tel quel" in content
    assert "Les résultats du DPE et les nôtres" in content
    assert ">DPE</span>" in desk.get(address("diagnosis_walls", opened)).content.decode()


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"<dpe>", b"<a/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\x00" * 40],
    ids=["empty", "pdf", "cut", "foreign", "entities", "noise"],
)
def test_e_a_hostile_or_foreign_file_is_refused_beside_the_field(content: bytes, desk: Client, home_case: Case) -> None:
    upload = SimpleUploadedFile("dpe.xml", content)

    page = desk.post(reverse("backoffice:diagnosis_file", args=[home_case.dwelling_id]), {"file": upload})

    assert page.status_code == 422
    assert page.context["form"].errors["file"]
    assert not DiagnosisVersion.objects.exists()


def test_an_audit_is_noted_with_its_file_once(desk: Client, home_case: Case) -> None:
    there = reverse("backoffice:audit_new", args=[home_case.dwelling_id])
    for _ in range(2):
        desk.post(there, audit(file=SimpleUploadedFile("audit.pdf", pdf(), content_type="application/pdf")))

    noted = ExternalAudit.objects.get()
    assert (noted.company, noted.final_class, noted.document_id) == (
        "Thermi Conseil",
        "F",
        CaseDocument.objects.get().document_id,
    )
    assert "Thermi Conseil" in desk.get(reverse("backoffice:diagnoses", args=[home_case.dwelling_id])).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("made_on", "2999-01-01"), ("made_on", "1890-01-01"), ("primary_kwh_m2", "-1"), ("company", "")],
)
def test_an_impossible_audit_is_refused_and_kept_in_the_form(
    field: str, value: str, desk: Client, home_case: Case
) -> None:
    page = desk.post(reverse("backoffice:audit_new", args=[home_case.dwelling_id]), audit(**{field: value}))

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert not ExternalAudit.objects.exists()


def test_two_versions_are_compared(desk: Client, home_case: Case, version: DiagnosisVersion) -> None:
    desk.post(address("diagnosis_doors", version), sheet("doors", DOOR, base=base_of(version, "doors")))

    page = desk.get(reverse("backoffice:diagnosis_compare", args=[home_case.dwelling_id])).content.decode()

    assert "Pertes\u00a0: portes" in page
    assert "Cave" in page


@pytest.mark.parametrize("asked", ["99", "x", "\x00", "1"])
def test_f1_any_versions_may_be_asked_for(asked: str, desk: Client, version: DiagnosisVersion) -> None:
    there = reverse("backoffice:diagnosis_compare", args=[version.dwelling_id])

    assert desk.get(there, {"avant": asked, "apres": asked}).status_code == 200


def test_l9_the_list_asks_the_same_number_of_queries_for_two_and_six_versions(
    desk: Client, home_case: Case, version: DiagnosisVersion, adviser: User
) -> None:
    there = reverse("backoffice:diagnoses", args=[home_case.dwelling_id])

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            desk.get(there)
        return len(found)

    queries()
    few = queries()
    for _ in range(4):
        continue_version(version=version, author=adviser, now=timezone.now())

    assert queries() == few <= 26


def test_a_lead_opens_the_diagnoses_of_its_dwelling(desk: Client, home_case: Case, answers: SelfDiagnosis) -> None:
    home_case.dwelling.occupancies.create(household=home_case.household)
    Case.objects.filter(pk=home_case.pk).update(dwelling=None)
    LeadFactory.create(household=home_case.household, diagnosis=answers)

    page = desk.get(reverse("backoffice:diagnoses", args=[answers.dwelling_id]))

    assert page.status_code == 200
    assert "Prospects" in page.content.decode()


def test_a_case_without_a_dwelling_is_given_one_once(desk: Client, case: Case, communes: list[Commune]) -> None:
    there = reverse("backoffice:case_home", args=[case.pk])
    assert "Renseigner le logement" in desk.get(reverse("backoffice:case", args=[case.pk])).content.decode()
    assert desk.post(there, {"commune": "Atlantis"}).status_code == 422

    for kind in ("house", "flat"):
        desk.post(there, {"commune": "Thise", "kind": kind, "living_area_m2": "92"})

    case.refresh_from_db()
    assert case.dwelling is not None
    assert (case.dwelling.commune.name, case.dwelling.kind) == ("Thise", "house")
    assert case.household.occupancies.count() == 1
