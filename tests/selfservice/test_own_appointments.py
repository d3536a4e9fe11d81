"""« Mes rendez-vous »: one's own, and of nobody else (D4)."""

import pytest
from django.test import Client

from renovation.appointments.models import Appointment, AppointmentType, Opening, WaitingEntry
from renovation.appointments.operations import Details, book, join_waiting_list
from renovation.households.models import Household
from tests.factories.appointments import by_phone
from tests.selfservice.appointments import NINE_45, words
from tests.selfservice.conftest import NOW

LIST = "/mon-espace/rendez-vous/"


@pytest.fixture
def kind(opening: Opening) -> AppointmentType:
    return AppointmentType.objects.get(platform=opening.platform, code="premiere-information")


@pytest.fixture
def appointment(kind: AppointmentType, household: Household) -> Appointment:
    return book(kind=kind, household=household, asked=by_phone(), token="jeton", now=NOW, details=Details())


@pytest.fixture
def inside(client: Client, household: Household) -> Client:
    client.force_login(household.user)  # type: ignore[arg-type]
    return client


@pytest.fixture
def next_door(neighbour: Household) -> Client:
    client = Client()
    client.force_login(neighbour.user)  # type: ignore[arg-type]
    return client


def test_what_is_ahead_and_what_is_past_are_listed(inside: Client, appointment: Appointment) -> None:
    assert "Voir, déplacer ou annuler" in words(inside, LIST)

    inside.post(f"{LIST}{appointment.pk}/")

    assert "annulé" in words(inside, LIST)


def test_everything_is_done_from_there_as_from_the_link(inside: Client, appointment: Appointment) -> None:
    here = f"{LIST}{appointment.pk}/"

    inside.post(f"{here}venir/")
    inside.post(f"{here}deplacer/", {"creneau": NINE_45})
    inside.post(f"{here}question/", {"question-text": "Faut-il le plan ?"})

    appointment.refresh_from_db()
    assert f"{appointment.starts_at:%H%M}" == "0845"
    assert "Faut-il le plan ?" in words(inside, here)
    assert inside.get(f"{here}attestation/").status_code == 200
    assert inside.get(f"{here}calendrier.ics").status_code == 200


def test_d4_a_neighbour_reaches_none_of_its_pages(next_door: Client, appointment: Appointment) -> None:
    here = f"{LIST}{appointment.pk}/"

    assert appointment.reference not in words(next_door, LIST)
    for page in ("", "deplacer/", "attestation/", "calendrier.ics"):
        assert next_door.get(here + page).status_code == 404
    for page in ("", "deplacer/", "venir/", "question/", "document/", "plus-tot/", "lien/", "attestation/pdf/"):
        assert next_door.post(here + page).status_code == 404
    appointment.refresh_from_db()
    assert appointment.state == "booked"


def test_a_visitor_is_led_to_the_door(client: Client, appointment: Appointment) -> None:
    assert client.get(LIST)["Location"].startswith("/compte/")
    assert client.get(f"{LIST}{appointment.pk}/")["Location"].startswith("/compte/")


def test_a_waiting_list_is_left_from_there(
    inside: Client, next_door: Client, kind: AppointmentType, household: Household
) -> None:
    entry = join_waiting_list(kind=kind, household=household, token="attente", now=NOW)
    address = f"/mon-espace/attente/{entry.pk}/"

    assert next_door.post(address).status_code == 404
    assert "Ne plus attendre" in words(inside, LIST)
    inside.post(address)

    assert WaitingEntry.objects.get().state == "left"
