"""« Est-ce un prix habituel ? »: without account nor JavaScript, in careful words, and nothing is kept."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from renovation.prices.models import PriceReference, PriceUse
from renovation.works.rules.catalogue import catalogue
from tests.factories.platforms import CommuneFactory
from tests.factories.prices import load_price_parameters, some_prices

ADDRESS = "/est-ce-un-prix-habituel/"
WALLS = f"{ADDRESS}isolation-mur-ite/"


@pytest.fixture
def served(platform: Platform, site: object) -> Platform:
    platform.communes.add(CommuneFactory.create())
    load_price_parameters()
    return platform


def asked(client: Client, address: str = WALLS, **changes: Any) -> str:
    given = {"quantite": "100", "montant": "16 000", "taxe": "ht", "commune": "", **changes}
    return client.post(address, given, follow=True).content.decode()


def test_every_type_of_works_can_be_chosen(client: Client, served: Platform) -> None:
    page = client.get(ADDRESS).content.decode()

    assert all(reverse("selfservice:usual_price", args=[one.slug]) in page for one in catalogue().types)
    for one in catalogue().types:
        assert client.get(reverse("selfservice:usual_price", args=[one.slug])).status_code == 200
    assert client.get(f"{ADDRESS}piscine/").status_code == 404


def test_a_price_is_compared_with_the_seed_table_as_such(client: Client, served: Platform) -> None:
    page = asked(client)

    assert "dans la fourchette habituelle" in page
    assert "table indicative" in page
    assert "À vérifier" in page


@pytest.mark.parametrize(
    ("amount", "title", "words"),
    [
        ("15 500", "dans la fourchette", "Cela ne dit rien de la qualité"),
        ("40 000", "au-dessus de la fourchette", "ni une faute ni une fraude"),
        ("9 000", "en dessous de la fourchette", "Vérifiez que tout est compris"),
    ],
)
def test_words_judge_nobody(amount: str, title: str, words: str, client: Client, served: Platform) -> None:
    some_prices(served, 14)

    page = asked(client, montant=amount, commune="Besançon")

    assert title in page
    assert words in page
    assert "14 références de 3 entreprises" in page
    assert reverse("selfservice:contact") in page
    assert "arnaque" not in page


def test_a_price_with_tax_is_brought_before_tax(client: Client, served: Platform) -> None:
    assert "160\u00a0€" in asked(client, montant="16 880", taxe="0.055")


def test_too_few_prices_are_said(client: Client, served: Platform) -> None:
    page = asked(client, f"{ADDRESS}brasseur-air/", quantite="3", montant="900")

    assert "Nous ne pouvons pas comparer ce prix" in page
    assert "300\u00a0€" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"montant": ""}, "Écrivez le prix"),
        ({"montant": "-5"}, "n’est pas possible"),
        ({"montant": "beaucoup"}, "en chiffres"),
        ({"quantite": "0"}, "plus grande que zéro"),
        ({"taxe": ""}, "hors taxes ou TTC"),
        ({"taxe": "0.9"}, "un des taux de TVA de la liste"),
        ({"commune": "Nulle part"}, "Nous ne trouvons pas cette commune"),
    ],
)
def test_what_makes_no_sense_is_said_and_what_was_typed_is_kept(
    changes: dict[str, str], words: str, client: Client, served: Platform
) -> None:
    page = asked(client, **{"quantite": "77", **changes})

    assert words in page
    assert "Erreur –" in page
    assert 'id="reponse"' not in page
    assert "quantite" in changes or 'value="77"' in page


def test_an_answer_can_be_read_again_and_only_asking_is_counted(client: Client, served: Platform) -> None:
    answer = client.post(WALLS, {"quantite": "100", "montant": "16000", "taxe": "ht"})
    address = answer["Location"].partition("#")[0]

    for _ in range(2):
        assert "dans la fourchette" in client.get(address).content.decode()

    assert PriceUse.objects.get().number == 1
    assert not PriceReference.objects.exists()
    assert not Entry.objects.filter(action__startswith="price").exists()


@pytest.mark.parametrize(
    "query", ["?montant=%00", "?montant=1e9999&quantite=x", "?unite=kg&montant=3&quantite=1&taxe=ht"]
)
def test_any_address_gives_a_page(query: str, client: Client, served: Platform) -> None:
    assert client.get(WALLS + query).status_code == 200


def test_windows_are_counted_by_piece_or_by_area(client: Client, served: Platform) -> None:
    address = f"{ADDRESS}fenetre-porte-fenetre/"

    assert "hors taxes par m²" in asked(client, address, unite="m2", montant="80000")
    assert "hors taxes par fenêtre" in asked(client, address, unite="unite", montant="80000")
