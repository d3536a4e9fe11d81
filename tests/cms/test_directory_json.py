"""The public JSON of the directory, for the sites of partners."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import TimeMachineFixture

from renovation.edge import quotas
from renovation.edge.quotas import Quota
from renovation.platforms.models import Platform
from renovation.professionals.enums import HiddenReason, HiddenScope
from renovation.professionals.models import HiddenEntry

pytestmark = pytest.mark.usefixtures("directory")
BASE = "/api/annuaire/v1/"


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))


def read(visitor: Client, address: str, status: int = 200, **asked: str) -> dict[str, Any]:
    answer = visitor.get(BASE + address, asked)
    assert answer.status_code == status
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    found: dict[str, Any] = answer.json()
    return found


def test_firms_near_a_commune_with_the_day_of_the_data_and_their_licence(visitor: Client) -> None:
    body = read(visitor, "entreprises/", code_insee="25056", travaux="combles")

    assert body["source"]["donnees_du"] == "2026-11-24"
    assert "Licence Ouverte" in body["source"]["licence"]
    assert (body["total"], body["rayon_km"], body["elargi"], body["suivante"]) == (3, 20, False, None)
    first = body["entreprises"][0]
    assert first["qualifications"] == [
        {
            "domaine": "attic",
            "libelle": "Isolation des combles perdus",
            "organisme": "Qualibat",
            "du": "2025-01-01",
            "au": "2028-12-31",
            "expire_bientot": False,
        }
    ]
    assert (first["commune"], first["distance_km"], first["autres_etablissements"]) == ("Besançon", 0.0, [])


def test_no_mail_address_leaves(visitor: Client) -> None:
    assert "@" not in str(read(visitor, "entreprises/", code_insee="25056"))


@pytest.mark.parametrize(
    "place",
    [{"code_postal": "25000"}, {"latitude": "47.24", "longitude": "6.02"}, {"domaine": "attic", "code_insee": "25056"}],
)
def test_other_ways_to_say_where(visitor: Client, place: dict[str, str]) -> None:
    assert read(visitor, "entreprises/", travaux="combles", **place)["total"] == 3


def test_one_firm_by_its_siret(visitor: Client) -> None:
    assert read(visitor, "entreprises/10000000000011/")["entreprise"]["nom"] == "ENTREPRISE 0"


def test_a_firm_that_is_not_in_the_list_is_not_said_to_be_unqualified(visitor: Client) -> None:
    refused = read(visitor, "entreprises/10000002000011/", status=404)["erreur"]

    assert refused["liste_du"] == "2026-11-24"
    assert "ne veut pas dire" in refused["message"]


def test_the_check_at_a_date(visitor: Client) -> None:
    asked = {"siret": "10000000000011", "travaux": "combles-perdus"}

    assert read(visitor, "verification/", date="2026-11-20", **asked)["etat"] == "couverte"
    assert read(visitor, "verification/", date="2024-11-20", **asked)["etat"] == "pas_encore"
    assert read(visitor, "verification/", siret="10000002000011", travaux="combles-perdus")["etat"] == "plus"
    absent = read(visitor, "verification/", siret="99999999999999", travaux="combles-perdus")
    assert (absent["etat"], absent["nom"]) == ("non_trouvee", None)
    assert absent["que_faire"]


def test_works_have_codes(visitor: Client) -> None:
    works = {one["code"]: one for one in read(visitor, "travaux/")["travaux"]}

    assert works["fenetres"]["domaines"][0]["code"] == "windows"


@pytest.mark.parametrize(
    ("address", "asked", "field"),
    [
        ("entreprises/", {}, "__all__"),
        ("entreprises/", {"code_insee": "x"}, "code_insee"),
        ("entreprises/", {"code_insee": "99999"}, "code_insee"),
        ("entreprises/", {"code_postal": "00000"}, "code_postal"),
        ("entreprises/", {"latitude": "x", "longitude": "6"}, "latitude"),
        ("entreprises/", {"latitude": "nan", "longitude": "6"}, "latitude"),
        ("entreprises/", {"code_insee": "25056", "travaux": "rien"}, "travaux"),
        ("entreprises/", {"code_insee": "25056", "rayon": "5000"}, "rayon"),
        ("entreprises/", {"code_insee": "25056", "page": "-1"}, "page"),
        ("verification/", {}, "siret"),
        ("verification/", {"siret": "123", "travaux": "combles-perdus"}, "siret"),
        ("verification/", {"siret": "10000000000011", "travaux": "combles-perdus", "date": "hier"}, "date"),
        ("verification/", {"siret": "10000000000011", "travaux": "combles-perdus", "date": "2126-01-01"}, "date"),
    ],
)
def test_f1_a_refusal_names_the_parameter_in_french(
    visitor: Client, address: str, asked: dict[str, str], field: str
) -> None:
    refused = read(visitor, address, status=400, **asked)["erreur"]

    assert refused["code"] == "parametres"
    assert refused["champs"][field].endswith(".")


def test_a_page_too_far_is_the_last(visitor: Client) -> None:
    assert read(visitor, "entreprises/", code_insee="25056", page="99")["page"] == 1


def test_an_unknown_address_is_refused_in_json(visitor: Client) -> None:
    assert "/annuaire/donnees/" in read(visitor, "rien/du/tout", status=404)["erreur"]["message"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading_is_allowed(visitor: Client, method: str) -> None:
    answer = getattr(visitor, method)(BASE + "entreprises/")

    assert answer.status_code == 405
    assert answer.json()["erreur"]["code"] == "methode"


def test_a_browser_that_asks_first_is_told_that_reading_is_open(visitor: Client) -> None:
    answer = visitor.options(BASE + "entreprises/")

    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_g1_too_many_demands_are_told_how_long_to_wait(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.api.door.DIRECTORY_API", Quota("directory_api", limit=1, per_seconds=60))
    read(visitor, "travaux/")

    answer = visitor.get(BASE + "travaux/")

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= quotas.DIRECTORY_API.per_seconds
    assert "Réessayez" in answer.json()["erreur"]["message"]


def test_the_page_that_explains_it_names_the_addresses_and_the_codes(visitor: Client) -> None:
    page = visitor.get("/annuaire/donnees/").content.decode()

    assert f"{BASE}entreprises/" in page
    assert "<code>fenetres</code>" in page
    assert "60 demandes par minute" in page


def test_an_entry_that_the_platform_hides_is_given_to_nobody(visitor: Client, platform: Platform) -> None:
    HiddenEntry.objects.create(
        platform=platform,
        siret="10000000000011",
        company_name="ENTREPRISE 0",
        scope=HiddenScope.ENTRY,
        reason=HiddenReason.values[0],
        hidden_at=timezone.now(),
        hidden_by_id=uuid.uuid4(),
    )

    found = read(visitor, "entreprises/", code_insee="25056", travaux="combles")
    assert "10000000000011" not in {one["siret"] for one in found["entreprises"]}
    assert read(visitor, "entreprises/10000000000011/", status=404)
    assert read(visitor, "verification/", siret="10000000000011", travaux="combles-perdus")["nom"] is None
