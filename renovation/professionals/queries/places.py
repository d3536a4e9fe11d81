"""The communes under all their names, to place addresses."""

from collections import defaultdict
from decimal import Decimal

from renovation.professionals.rules.communes import Place, Places
from renovation.territories.models import Commune, CommunePart, Postcode

_COLUMNS = ("search_name", "department_id", "latitude", "longitude")


def known_places() -> Places:
    """Three requests, whatever the number of addresses to place."""
    postcodes: dict[str, list[str]] = defaultdict(list)
    for code, insee in Postcode.objects.values_list("code", "commune_id"):
        postcodes[insee].append(code)
    found = {
        insee: Place(insee, key, department, tuple(postcodes[insee]), _number(latitude), _number(longitude))
        for insee, key, department, latitude, longitude in Commune.objects.current().values_list("insee", *_COLUMNS)
    }
    parts = CommunePart.objects.values_list("search_name", "commune_id", "latitude", "longitude")
    return Places(
        [
            *found.values(),
            *(
                _part(found[insee], key, latitude, longitude)
                for key, insee, latitude, longitude in parts
                if insee in found and key != found[insee].key
            ),
        ]
    )


def _part(whole: Place, key: str, latitude: Decimal | None, longitude: Decimal | None) -> Place:
    if latitude is None or longitude is None:
        return Place(whole.insee, key, whole.department, whole.postcodes, whole.latitude, whole.longitude)
    return Place(whole.insee, key, whole.department, whole.postcodes, float(latitude), float(longitude))


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
