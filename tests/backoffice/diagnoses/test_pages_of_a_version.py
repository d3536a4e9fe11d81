"""The pages of a version: what they show, to whom."""

import pytest
from django.test import Client
from django.urls import reverse

from backoffice.diagnoses.pages import PAGES
from renovation.cases.models import Case
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis


def page_of(desk: Client, name: str, version: DiagnosisVersion) -> str:
    response = desk.get(reverse(f"backoffice:{name}", args=[version.pk]))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_table_opens_open_and_frozen(page: object, desk: Client, version: DiagnosisVersion) -> None:
    for one in (version, version.based_on):
        assert page.label in page_of(desk, page.url_name, one)  # type: ignore[attr-defined,arg-type]


def test_the_result_is_shown_with_its_explanations(desk: Client, version: DiagnosisVersion) -> None:
    content = page_of(desk, "diagnosis", version)

    assert f"Classe {version.result['final_class']}" in content
    assert "Valeurs du calcul" in content
    assert "§ 3.2.1" in content


def test_each_value_tells_its_source_and_each_default_its_section(desk: Client, version: DiagnosisVersion) -> None:
    content = page_of(desk, "diagnosis_walls", version)

    assert ">ménage</span>" in content
    assert ">valeur usuelle</span>" in content
    assert "§\u00a03.2.1</span>" in content
    assert 'placeholder="' in content


def test_the_list_offers_every_beginning(desk: Client, home_case: Case, answers: SelfDiagnosis) -> None:
    content = desk.get(reverse("backoffice:diagnoses", args=[home_case.dwelling_id])).content.decode()

    for words in ("Partir de ces réponses", "Envoyer un fichier", "Commencer une description vide", "Noter un audit"):
        assert words in content
