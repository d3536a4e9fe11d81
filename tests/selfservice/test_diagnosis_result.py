"""The result: a sentence, a range, where the heat goes, what helps, and where the figures come from."""

import re

import pytest
from django.test import Client

from renovation.diagnosis.models import SelfDiagnosis
from tests.selfservice.stories import answer_all, question


@pytest.fixture
def page(started: Client) -> str:
    answer_all(started)
    return started.get("/diagnostic/resultat/").content.decode()


def test_the_sentence_comes_first(page: str) -> None:
    assert re.search(r"<h1>Votre maison est sans doute classée.[A-G]\.</h1>", page)


def test_it_says_that_it_is_no_dpe(page: str) -> None:
    assert "ce n’est pas un DPE" in page
    assert "Seul un diagnostiqueur certifié" in page


def test_figures_lead_to_their_explanation_and_doubtful_prices_are_marked(page: str) -> None:
    for figure in ("d-energie", "d-climat", "d-cout", "d-pertes"):
        assert f'href="#{figure}"' in page
        assert f'id="{figure}"' in page
    assert "Arrêté du 31 mars 2021" in page
    assert "à vérifier" in page


def test_the_losses_have_a_table_beside_the_picture(page: str) -> None:
    assert "Pertes de chaleur" in page
    assert "<table" in page


def test_an_answer_is_changed_from_the_result_and_the_result_follows(started: Client) -> None:
    answer_all(started)
    before = SelfDiagnosis.objects.get().result

    response = started.post(question("wall_insulation"), {"wall_insulation": "outside", "retour": "resultat"})

    after = SelfDiagnosis.objects.get().result
    assert response["Location"] == "/diagnostic/resultat/"
    assert before is not None
    assert after is not None
    assert after["primary_kwh_m2"]["likely"] < before["primary_kwh_m2"]["likely"]


def test_before_the_end_the_result_leads_back_to_the_questions(started: Client) -> None:
    assert started.get("/diagnostic/resultat/")["Location"] == question("home")


def test_energy_and_climate_have_each_their_scale_and_say_estimation(page: str) -> None:
    assert page.count(">ESTIMATION</text>") == 2
    assert "Énergie, estimation" in page
    assert "Climat, estimation" in page


def test_uses_comfort_and_insulation_are_told(page: str) -> None:
    assert "Le confort d’été" in page
    assert "La qualité de l’isolation" in page
    assert re.search(r"environ [\d\u202f]+\u00a0€", page)


def test_each_work_shows_the_dwelling_before_and_after(page: str) -> None:
    assert "avant et après</caption>" in page
    assert "Énergie primaire" in page


def test_works_lead_to_the_professionals_of_their_domain(page: str) -> None:
    assert re.search(r'href="/annuaire/\?insee=25056&amp;travaux=[a-z-]+"', page)
