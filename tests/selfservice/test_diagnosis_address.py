"""A published DPE fills in first answers, when a table of them is plugged in; otherwise nobody is asked."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from renovation.diagnosis.known_dpe import KnownDpe, known_dpe
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import household_said
from renovation.diagnosis.rules.choices import Generator, Kind, Period
from tests.selfservice.stories import question

ADDRESS = "/diagnostic/adresse/"
DPE = KnownDpe(
    number="2325E0000001X",
    established_on=date(2023, 3, 12),
    energy_class="E",
    ghg_class="E",
    address="12 rue des Tilleuls 25000 Besançon",
    kind=Kind.HOUSE,
    area_m2=104.0,
    period=Period.FROM_1948,
    generator=Generator.OIL,
)


class OneStreet:
    def at_address(self, *, insee: str, address: str) -> tuple[KnownDpe, ...]:
        return (DPE,) if "tilleuls" in address.lower() else ()


@pytest.fixture
def plugged() -> Iterator[None]:
    known_dpe.plug(OneStreet())
    yield
    known_dpe.plug(None)


def test_without_a_table_nobody_is_asked(started: Client) -> None:
    assert started.get(ADDRESS)["Location"] == question("home")


def test_the_address_is_asked_after_the_commune_when_a_table_is_there(started: Client, plugged: None) -> None:
    page = started.get(ADDRESS).content.decode()

    assert "Continuer sans chercher" in page
    assert "Aucun DPE" not in page


def test_an_unknown_address_is_no_obstacle(started: Client, plugged: None) -> None:
    assert "Aucun DPE connu" in started.get(ADDRESS, {"adresse": "1 place de nulle part"}).content.decode()


def test_a_dpe_fills_in_first_answers_to_be_confirmed(started: Client, plugged: None) -> None:
    assert DPE.number in started.get(ADDRESS, {"adresse": "12 rue des Tilleuls"}).content.decode()

    response = started.post(ADDRESS, {"adresse": "12 rue des Tilleuls", "number": DPE.number})

    assert response["Location"] == question("home")
    diagnosis = SelfDiagnosis.objects.get()
    assert (diagnosis.answers["area_m2"], diagnosis.answers["generator"]) == (104.0, "oil")
    assert "2325E0000001X" in dict(household_said(diagnosis))["DPE publié à cette adresse"]
    assert 'value="104"' in started.get(question("area")).content.decode()


def test_an_invented_number_takes_nothing_over(started: Client, plugged: None) -> None:
    started.post(ADDRESS, {"adresse": "12 rue des Tilleuls", "number": "inventé"})

    assert SelfDiagnosis.objects.get().answers == {}
