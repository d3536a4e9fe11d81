"""The directory of RGE professionals, as a visitor sees it."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from time_machine import TimeMachineFixture

pytestmark = pytest.mark.usefixtures("directory")


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))


def test_firms_near_a_commune_are_listed_with_their_domains(visitor: Client) -> None:
    page = visitor.get("/annuaire/", {"commune": "Besançon", "travaux": "combles"}).content.decode()

    assert "3 entreprises à moins de 20" in page
    assert "Isolation des combles perdus" in page
    assert "31/12/2028" in page


def test_an_expired_firm_is_hidden_from_the_search(visitor: Client) -> None:
    assert "EXPIRÉE" not in visitor.get("/annuaire/", {"commune": "25000"}).content.decode()


def test_the_search_widens_and_says_so(visitor: Client) -> None:
    page = visitor.get("/annuaire/", {"commune": "Pontarlier", "travaux": "combles"}).content.decode()

    assert "Nous avons cherché jusqu’à 50" in page


def test_the_order_is_said_to_be_neutral(visitor: Client) -> None:
    page = visitor.get("/annuaire/", {"commune": "25000"}).content.decode()

    assert "Ce n’est ni un classement ni une recommandation" in page
    assert page.index("dans votre commune") < page.index("à environ")


def test_the_source_its_date_and_its_licence_are_stated(visitor: Client) -> None:
    page = visitor.get("/annuaire/").content.decode()

    assert "données du 24 novembre 2026" in page
    assert "Licence Ouverte" in page


def test_x5_an_empty_field_is_an_error_that_names_it(visitor: Client) -> None:
    page = visitor.get("/annuaire/", {"commune": ""}).content.decode()

    assert "<title>Erreur" in page
    assert "Indiquez votre commune ou votre code postal" in page
    assert 'aria-invalid="true"' in page


def test_an_unknown_commune_is_told_gently(visitor: Client) -> None:
    assert "Nous ne trouvons pas cette commune" in visitor.get("/annuaire/", {"commune": "zzzz"}).content.decode()


@pytest.mark.parametrize("strange", [{"rayon": "x"}, {"travaux": "rien"}, {"insee": "99999"}, {"page": "x"}])
def test_f1_strange_input_never_breaks_the_page(visitor: Client, strange: dict[str, str]) -> None:
    assert visitor.get("/annuaire/", {"commune": "25000"} | strange).status_code == 200
