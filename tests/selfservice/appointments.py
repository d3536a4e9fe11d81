"""What a household does to take an appointment, in a few words."""

import re
from urllib.parse import urlencode

from django.test import Client

from renovation.appointments.models import Appointment
from renovation.outbox.models import Mail
from tests.factories.appointments import write_confirmations
from tests.selfservice.conftest import opened_a_minute_ago
from tests.selfservice.stories import contact_typed

START = "/rendez-vous/"
SUBJECT = "/rendez-vous/sujet/premiere-information/"
SLOTS, CONTACT, WAITING = f"{SUBJECT}creneaux/", f"{SUBJECT}coordonnees/", f"{SUBJECT}attente/"
# The two slots of `OpeningFactory`.
NINE, NINE_45 = "20261203T0800Z-phone", "20261203T0845Z-phone"


def hold(client: Client, slot: str = NINE, **choice: str) -> str:
    """Choose a slot; the address of the last screen, or nothing when it is refused."""
    said = f"?{urlencode(choice)}" if choice else ""
    return client.post(SLOTS + said, {"creneau": slot}).get("Location", "")


def typed(slot: str = NINE, key: str = "cle", **changes: str) -> dict[str, str]:
    return contact_typed(opened_a_minute_ago(key), slot=slot, **changes)


def book(client: Client, slot: str = NINE, key: str = "cle", **changes: str) -> str:
    """The confirmation's address, or nothing when the form came back."""
    return client.post(CONTACT, typed(slot, key, **changes)).get("Location", "")


def booked(client: Client, slot: str = NINE) -> tuple[str, Appointment]:
    """An appointment and its personal address."""
    link = book(client, slot)
    return link, Appointment.objects.get()


def mailed_link(template: str = "appointment_booked") -> str:
    """The personal address that the last mail of this kind tells, and no browser was given."""
    write_confirmations()
    text = Mail.objects.filter(template=template).latest("created_at").text
    return re.findall(r"/rendez-vous/[\w-]{20,}/", text)[-1]


def words(client: Client, address: str) -> str:
    """A page, as text."""
    return client.get(address).content.decode()
