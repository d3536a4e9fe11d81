"""Services of the outside: none is called unless it is named here (docs/decisions/outside-services.md)."""

import os
from pathlib import Path

# Among "communes" (geo.api.gouv.fr), "adresses" (Géoplateforme), "rge" (data.ademe.fr), "agendas" (hosts below).
OUTSIDE_SERVICES = frozenset(filter(None, os.environ.get("MAISONNEE_OUTSIDE_SERVICES", "").replace(" ", "").split(",")))
COMMUNES_URL = os.environ.get("MAISONNEE_COMMUNES_URL", "https://geo.api.gouv.fr")
ADDRESSES_URL = os.environ.get("MAISONNEE_ADDRESSES_URL", "https://data.geopf.fr/geocodage")
RGE_URL = os.environ.get("MAISONNEE_RGE_URL", "https://data.ademe.fr/data-fair/api/v1/datasets")
# Whole addresses: "" (communes only), "geoplateforme" or "demonstration".
ADDRESS_SERVICE = os.environ.get("MAISONNEE_ADDRESS_SERVICE", "")
# A page waits for it: a person should not.
ADDRESS_TIMEOUT_S = float(os.environ.get("MAISONNEE_ADDRESS_TIMEOUT_S", "0.8"))
# Hosts whose ICS calendars advisers may link: "calendar.example.org,agenda.example.fr". None: files only.
CALENDAR_HOSTS = frozenset(
    filter(None, os.environ.get("MAISONNEE_CALENDAR_HOSTS", "").replace(" ", "").lower().split(","))
)
# "" (no SMS leaves), "demonstration", or the name under which a provider registers itself.
SMS_PROVIDER = os.environ.get("MAISONNEE_SMS_PROVIDER", "")


def stop_file(var: Path) -> Path:
    """While this file is there, no call leaves (manage.py outside_calls off)."""
    return var / "outside-calls-stopped"
