"""Whole addresses: communes first, nothing sent without need, an answer even when the service is silent."""

from typing import Any

import httpx
import pytest
from django.core.cache import cache

from renovation.territories.addresses import find_places, finding
from renovation.territories.addresses.geoplateforme import GeoplateformeGeocoder
from renovation.territories.models import Commune

ANSWER: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [6.02547, 47.238]},
            "properties": {
                "label": "12 Rue des Granges 25000 Besançon",
                "score": 0.97,
                "id": "25056_3110_00012",
                "type": "housenumber",
                "name": "12 Rue des Granges",
                "housenumber": "12",
                "street": "Rue des Granges",
                "postcode": "25000",
                "citycode": "25056",
                "city": "Besançon",
                "context": "25, Doubs, Bourgogne-Franche-Comté",
                "x": 928000.0,
                "y": 6686000.0,
            },
        }
    ],
}
TYPED = "12 rue des Granges, 25000 Besançon"


class Asked:
    """The recorded service, and how often it was asked."""

    def __init__(self, answer: httpx.Response | Exception) -> None:
        self.answer = answer
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def serve(settings: Any, monkeypatch: pytest.MonkeyPatch, communes: list[Commune]) -> Any:
    settings.OUTSIDE_SERVICES = frozenset({"adresses"})
    cache.clear()

    def start(answer: httpx.Response | Exception) -> Asked:
        asked = Asked(answer)
        monkeypatch.setattr(finding, "geocoder", lambda: GeoplateformeGeocoder(httpx.MockTransport(asked)))
        return asked

    return start


@pytest.mark.parametrize("typed", ["Besançon", "25000", "saint vit", "", "12", "☃"])
def test_a_commune_or_nonsense_never_leaves_the_server(serve: Any, typed: str) -> None:
    asked = serve(httpx.Response(200, json={"features": []}))

    find_places(typed if typed != "saint vit" else "Thise")

    assert asked.requests == []


def test_an_address_is_found_with_its_point_and_asked_once(serve: Any) -> None:
    asked = serve(httpx.Response(200, json=ANSWER))

    found = [find_places(TYPED), find_places("12 RUE DES GRANGES  25000 besancon")]

    assert [place.addresses[0].insee for place in found] == ["25056", "25056"]
    assert (found[0].addresses[0].latitude, found[0].addresses[0].longitude) == (47.238, 6.02547)
    assert len(asked.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ReadTimeout("hangs"),
        httpx.Response(500),
        httpx.Response(429),
        httpx.Response(200, content=b"<html>"),
        httpx.Response(200, json={"features": [{"properties": {"type": "street"}}]}),
    ],
)
def test_a_silent_service_leaves_the_commune_and_says_so(serve: Any, answer: httpx.Response | Exception) -> None:
    serve(answer)

    found = find_places(TYPED)

    assert [commune.insee for commune in found.communes] == ["25056"]
    assert "ne répond pas" in found.notice


@pytest.mark.parametrize("typed", [TYPED, "12 rue des Granges, Besançon", "12 rue des granges besancon"])
def test_without_service_the_commune_of_the_address_is_found(communes: list[Commune], typed: str) -> None:
    found = find_places(typed)

    assert [commune.insee for commune in found.communes] == ["25056"]
    assert found.notice == ""


def test_the_demonstration_finds_streets_near_the_centre(communes: list[Commune], settings: Any) -> None:
    settings.ADDRESS_SERVICE = "demonstration"

    addresses = find_places(TYPED).addresses

    assert [address.label for address in addresses] == ["12 rue des Granges, 25000 Besançon"]
    assert abs(addresses[0].latitude - float(communes[0].latitude or 0)) < 0.01


def test_an_unknown_service_in_the_settings_stops(communes: list[Commune], settings: Any) -> None:
    settings.ADDRESS_SERVICE = "nobody"

    with pytest.raises(KeyError):
        find_places(TYPED)
