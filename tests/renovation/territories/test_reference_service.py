"""The national reference asked from geo.api.gouv.fr: recorded shapes, whole or nothing."""

from typing import Any

import httpx
import pytest
from django.core.cache import cache

from renovation.outbox.registry import kind_named
from renovation.outside import OutsideFailure, ServiceClosed
from renovation.territories.jobs import REFERENCE
from renovation.territories.models import Commune, CommunePart
from renovation.territories.operations import update_reference

BESANCON = {
    "nom": "Besançon",
    "code": "25056",
    "codeDepartement": "25",
    "codeEpci": "242500361",
    "codesPostaux": ["25000"],
    "population": 119198,
    "centre": {"type": "Point", "coordinates": [6.0195, 47.2602]},
    "epci": {"code": "242500361", "nom": "CU Grand Besançon Métropole"},
}
DISTRICT = {"nom": "Lyon 3e Arrondissement", "code": "69383", "codesPostaux": ["69003"], "codeDepartement": "69"}
LYON = BESANCON | {"nom": "Lyon", "code": "69123", "codeDepartement": "69", "codesPostaux": ["69003"], "epci": None}
DELEGATED = {"nom": "Velotte", "code": "25900", "type": "commune-deleguee", "chefLieu": "25056"}


def geo_api(request: httpx.Request) -> httpx.Response:
    """The three lists, as the service writes them."""
    if request.url.path == "/communes_associees_deleguees":
        return httpx.Response(200, json=[DELEGATED])
    if request.url.params.get("type") == "arrondissement-municipal":
        return httpx.Response(200, json=[DISTRICT])
    return httpx.Response(200, json=[BESANCON, LYON])


@pytest.fixture
def opened(settings: Any, db: None) -> None:
    settings.OUTSIDE_SERVICES = frozenset({"communes"})
    cache.clear()


@pytest.mark.usefixtures("opened")
def test_the_three_lists_are_loaded_and_again_change_nothing() -> None:
    first = update_reference(transport=httpx.MockTransport(geo_api), fewest=2)
    second = update_reference(transport=httpx.MockTransport(geo_api), fewest=2)

    assert (first.added, second.added, second.changed, second.parts_changed) == (2, 0, 0, 0)
    kinds = dict(CommunePart.objects.values_list("commune_id", "kind"))
    assert kinds == {"25056": "delegated", "69123": "district"}


@pytest.mark.usefixtures("opened")
def test_an_answer_that_was_cut_changes_nothing() -> None:
    with pytest.raises(OutsideFailure, match="incomplète"):
        update_reference(transport=httpx.MockTransport(geo_api))

    assert not Commune.objects.exists()


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("content", [b"<html>", b'{"message": "error"}'])
def test_something_else_than_a_list_changes_nothing(content: bytes) -> None:
    with pytest.raises(OutsideFailure):
        update_reference(transport=httpx.MockTransport(lambda request: httpx.Response(200, content=content)))

    assert not Commune.objects.exists()


@pytest.mark.django_db
def test_a_closed_service_is_not_called_and_the_yearly_job_ends_well() -> None:
    with pytest.raises(ServiceClosed):
        update_reference()

    kind_named(REFERENCE).handler({"slot": "2026-03-20"})

    assert not Commune.objects.exists()
