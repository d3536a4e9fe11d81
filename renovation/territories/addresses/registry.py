"""Services that find whole addresses. None by default; the settings name one (ADDRESS_SERVICE)."""

from django.conf import settings

from renovation.territories.addresses.base import Geocoder
from renovation.territories.addresses.demonstration import DemonstrationGeocoder
from renovation.territories.addresses.geoplateforme import GeoplateformeGeocoder

_GEOCODERS: dict[str, type[Geocoder]] = {
    "demonstration": DemonstrationGeocoder,
    "geoplateforme": GeoplateformeGeocoder,
}


def geocoder() -> Geocoder | None:
    """The service of this installation. An unknown name is a mistake of the settings: it stops."""
    return _GEOCODERS[settings.ADDRESS_SERVICE]() if settings.ADDRESS_SERVICE else None
