"""The geocoder of the Géoplateforme (IGN), called from our server: no browser sends an address to a third party.

GET /search?q=…&limit=…&autocomplete=1 answers a GeoJSON FeatureCollection.
"""

import json
from typing import Any

import httpx
from django.conf import settings

from renovation.outside import OutsideFailure, Service, call
from renovation.territories.rules.addresses import Address

KINDS = {"housenumber", "street", "locality", "municipality"}


class GeoplateformeGeocoder:
    def __init__(self, transport: httpx.BaseTransport | None = None) -> None:
        self.transport = transport

    def find(self, typed: str, *, limit: int) -> list[Address]:
        service = Service("adresses", settings.ADDRESSES_URL, settings.ADDRESS_TIMEOUT_S, max_bytes=512 * 1024)
        params: dict[str, str | int] = {"q": typed[:200], "limit": limit, "autocomplete": 1, "index": "address"}
        answer = call(service, "search", params=params, transport=self.transport)
        try:
            features = json.loads(answer.content)["features"]
            return [_address(feature) for feature in features if feature["properties"].get("type") in KINDS]
        except (ValueError, KeyError, TypeError) as error:
            raise OutsideFailure("Le service d’adresses a donné une réponse illisible.") from error


def _address(feature: dict[str, Any]) -> Address:
    told = feature["properties"]
    longitude, latitude = feature["geometry"]["coordinates"]
    return Address(
        label=told["label"],
        kind=told["type"],
        insee=told["citycode"],
        postcode=told.get("postcode", ""),
        city=told["city"],
        latitude=float(latitude),
        longitude=float(longitude),
    )
