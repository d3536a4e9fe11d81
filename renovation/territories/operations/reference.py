"""The national reference asked from geo.api.gouv.fr, then loaded like a file."""

import json

import httpx
from django.conf import settings

from renovation.outside import OutsideFailure, Service, call
from renovation.territories.operations.communes import ImportReport, import_communes

FIELDS = "code,nom,codesPostaux,centre,population,codeDepartement,codeEpci,epci"
# What makes the reference: the communes, the districts of three cities, what communes were before a merger.
_LISTS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("communes", {"fields": FIELDS}, "commune-actuelle"),
    ("communes", {"fields": FIELDS, "type": "arrondissement-municipal"}, "arrondissement-municipal"),
    ("communes_associees_deleguees", {"fields": "code,nom,type,chefLieu"}, ""),
)
# There are more than 34 900 communes: fewer means an answer that was cut.
FEWEST_COMMUNES = 30_000


def service() -> Service:
    return Service("communes", settings.COMMUNES_URL, timeout_s=60.0)


def update_reference(*, transport: httpx.BaseTransport | None = None, fewest: int = FEWEST_COMMUNES) -> ImportReport:
    """Load what the service publishes today; nothing is written when it is closed, silent or incomplete."""
    places: list[object] = []
    for path, params, kind in _LISTS:
        found = _read(call(service(), path, params=params, transport=transport).content)
        if kind == "commune-actuelle" and len(found) < fewest:
            raise OutsideFailure(f"geo.api.gouv.fr n’a donné que {len(found)} communes : réponse incomplète.")
        places += [{"type": kind, **place} if kind else place for place in found]
    return import_communes(content=json.dumps(places).encode())


def _read(content: bytes) -> list[dict[str, object]]:
    try:
        found = json.loads(content)
    except ValueError as error:
        raise OutsideFailure("geo.api.gouv.fr a donné une réponse illisible.") from error
    if not isinstance(found, list):
        raise OutsideFailure("geo.api.gouv.fr a donné autre chose qu’une liste.")
    return found
