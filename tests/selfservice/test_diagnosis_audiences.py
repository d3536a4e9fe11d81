"""Who is asking: landlords, tenants, copropriétés and enterprises are led their own way."""

import pytest
from django.test import Client

from renovation.cases.models import Lead
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import household_said
from tests.selfservice.conftest import opened_a_minute_ago
from tests.selfservice.stories import HOUSE, RESULT, answer_all, answer_fast, contact_typed, question


@pytest.mark.parametrize(
    ("who", "screen", "words"),
    [
        ("landlord", "rental", "1er janvier 2034"),
        ("tenant", "tenancy", "décent"),
        ("copro", "copro", "assemblée générale"),
    ],
)
def test_each_is_asked_and_told_what_matters(started: Client, who: str, screen: str, words: str) -> None:
    answer_fast(started, home={"who": who})
    assert started.get(question(screen)).status_code == 200

    started.post("/diagnostic/terminer/")
    page = started.get(RESULT).content.decode()

    assert words in page
    assert "à vérifier" in page


def test_an_owner_is_not_asked_about_tenants(started: Client) -> None:
    answer_fast(started)

    assert started.get(question("rental")).status_code == 302


def test_an_enterprise_is_led_to_people(started: Client) -> None:
    response = started.post(question("home"), {"kind": "house", "who": "enterprise"})

    assert response["Location"] == "/diagnostic/entreprise/"
    page = started.get(response["Location"]).content.decode()
    assert "/etre-rappele/" in page


def test_the_adviser_reads_everything_in_words(started: Client) -> None:
    answer_all(started, HOUSE | {"home": {"kind": "house", "who": "landlord"}, "rental": {"rented": "soon"}})

    started.post("/etre-rappele/", contact_typed(opened_a_minute_ago()))

    diagnosis = Lead.objects.select_related("diagnosis").get().diagnosis
    assert diagnosis is not None
    said = dict(household_said(diagnosis))
    assert said["Vous êtes"] == "Propriétaire et je le loue"
    assert said["L’hiver"] == "Certaines pièces restent froides, Je sens des courants d’air"
    assert "24\u202f000\u00a0kWh" in said["Vos factures d’une année"]
    assert said["Quelques mots de plus"] == "Surtout la chambre au nord."


def test_bills_stand_beside_the_calculation_and_never_bend_the_class(started: Client) -> None:
    answer_all(started, HOUSE | {"bills": {}})
    before = SelfDiagnosis.objects.get().result

    started.post(question("bills"), {**HOUSE["bills"], "retour": "resultat"})

    assert "Votre consommation réelle face au calcul conventionnel" in started.get(RESULT).content.decode()
    assert SelfDiagnosis.objects.get().result == before
