"""When prices or factors change, the result says so and is computed anew on demand, never by being read."""

import pytest
from django.test import Client

from renovation.diagnosis.models import SelfDiagnosis
from renovation.journal.models import Entry
from renovation.quantities.models import DatedValue
from renovation.quantities.operations import load_parameters
from tests.selfservice.conftest import NOW
from tests.selfservice.stories import answer_all

RESULT, RENEW = "/diagnostic/resultat/", "/diagnostic/recalculer/"
NOTICE = "Les prix ou les facteurs du calcul ont changé"


@pytest.fixture
def finished(started: Client) -> Client:
    answer_all(started)
    return started


@pytest.fixture
def dearer(finished: Client) -> Client:
    """Every energy costs ten times more since the result was given."""
    for value in DatedValue.objects.usable().filter(parameter__code__startswith="diagnosis.price."):
        value.value = [[limit, fixed, each * 10] for limit, fixed, each in value.value]
        value.save()
    return finished


def cost() -> float:
    result = SelfDiagnosis.objects.get().result
    assert result is not None
    return float(result["cost_eur"]["likely"])


def test_a_result_of_today_says_nothing(finished: Client) -> None:
    assert NOTICE not in finished.get(RESULT).content.decode()


def test_a_change_is_told_and_reading_changes_nothing(dearer: Client) -> None:
    before = cost()

    assert NOTICE in dearer.get(RESULT).content.decode()
    assert cost() == before


def test_the_result_is_computed_anew_and_journalled(dearer: Client) -> None:
    before = cost()

    page = dearer.post(RENEW, follow=True).content.decode()

    assert "Votre estimation est recalculée" in page
    assert NOTICE not in page
    assert cost() > before * 2
    assert Entry.objects.filter(action="diagnosis.recalculated").count() == 1


def test_a_change_of_other_parameters_is_no_change_of_this_result(finished: Client) -> None:
    seed = {"valid_from": "2024-01-01", "value": 1, "source": {"text": "Arrêté d’essai"}}
    load_parameters(entries=[{"code": "aids.test", "label": "Essai", "unit": "€", "values": [seed]}], at=NOW)

    assert NOTICE not in finished.get(RESULT).content.decode()


def test_an_unfinished_diagnosis_is_not_computed(started: Client) -> None:
    started.post(RENEW)

    assert SelfDiagnosis.objects.get().result is None


def test_a_link_that_is_over_is_told(client: Client, site: object) -> None:
    assert client.post(RENEW).status_code == 404
