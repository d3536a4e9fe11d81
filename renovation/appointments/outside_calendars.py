"""The client of calendars elsewhere: closed unless the service is opened and the host of the address is listed."""

from urllib.parse import urlsplit

import httpx
from django.conf import settings

from renovation.appointments.rules.ics_reading import LARGEST_BYTES
from renovation.outside import call
from renovation.outside.opening import Service

SERVICE = "agendas"


class AddressRefused(ValueError):
    """An address that may not be read; its words are for the adviser."""


def checked_address(url: str) -> str:
    """An address of a listed host, over https; `webcal` is what calendars call it."""
    address = url.strip()
    if address.lower().startswith("webcal://"):
        address = "https://" + address[len("webcal://") :]
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.port not in {None, 443}:
        raise AddressRefused("Donnez une adresse qui commence par https:// ou webcal://.")
    if parts.hostname not in settings.CALENDAR_HOSTS:
        known = ", ".join(sorted(settings.CALENDAR_HOSTS)) or "aucun pour le moment"
        raise AddressRefused(f"Les agendas de {parts.hostname} ne sont pas lus ici. Hébergeurs admis : {known}.")
    return address


def fetch_calendar(url: str, *, transport: httpx.BaseTransport | None = None) -> bytes:
    """The file of a calendar. Raises `AddressRefused`, or the failures of `renovation.outside`."""
    address = checked_address(url)
    service = Service(SERVICE, f"https://{urlsplit(address).netloc}", timeout_s=8.0, max_bytes=LARGEST_BYTES)
    return call(service, address, transport=transport).content
