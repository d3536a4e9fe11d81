"""The door of the diagnosis: where the dwelling is."""

from django.test import Client

from renovation.diagnosis.models import SelfDiagnosis
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.factories.platforms import CommuneFactory, PostcodeFactory


def search(client: Client, words: str) -> str:
    return client.get("/diagnostic/", {"commune": words}).content.decode()


def test_a_commune_is_found_by_its_name(client: Client, commune: Commune) -> None:
    assert "Commencer à Besançon" in search(client, "besancon")


def test_a_postcode_of_several_communes_offers_them(client: Client, commune: Commune, site: Platform) -> None:
    other = CommuneFactory.create(insee="25999", name="Voisine", search_name="voisine")
    PostcodeFactory.create(code="25000", commune=other)
    site.communes.add(other)

    page = search(client, "25000")

    assert "Commencer à Besançon" in page
    assert "Commencer à Voisine" in page


def test_a_commune_of_another_platform_leads_to_it(client: Client, commune: Commune, other_platform: Platform) -> None:
    morteau = CommuneFactory.create(insee="25411", name="Morteau", search_name="morteau")
    other_platform.communes.add(morteau)

    page = search(client, "morteau")

    assert "Rénover en Haut-Doubs" in page
    assert "Commencer à" not in page


def test_a_commune_that_nobody_serves_leads_to_the_national_service(client: Client, commune: Commune) -> None:
    CommuneFactory.create(insee="25411", name="Morteau", search_name="morteau")

    assert "france-renov.gouv.fr" in search(client, "morteau")


def test_a_commune_unknown_is_said_politely(client: Client, commune: Commune) -> None:
    assert "Nous n’avons pas trouvé cette commune" in search(client, "zzzz")


def test_an_empty_search_is_an_error_beside_the_field(client: Client, commune: Commune) -> None:
    page = search(client, "")

    assert "Écrivez le nom de votre commune" in page
    assert "<title>Erreur – Estimer mon logement" in page


def test_beginning_elsewhere_than_at_home_starts_nothing(client: Client, commune: Commune) -> None:
    elsewhere = CommuneFactory.create(insee="25411", name="Morteau", search_name="morteau")

    client.post("/diagnostic/", {"insee": elsewhere.pk})

    assert not SelfDiagnosis.objects.exists()


def test_the_secret_is_kept_in_a_cookie_that_scripts_cannot_read(started: Client) -> None:
    cookie = started.cookies["autodiagnostic"]

    assert cookie["httponly"]
    assert cookie["max-age"] == 30 * 86400
    assert SelfDiagnosis.objects.get().token_hash not in cookie.value
