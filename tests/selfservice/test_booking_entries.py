"""From where one comes to the booking: a place of the site, the diagnosis, the aids, an event."""

import pytest
from django.test import Client

from renovation.appointments.enums import BookingOrigin
from renovation.appointments.models import Appointment, Opening, Place
from tests.factories.appointments import PlaceFactory
from tests.selfservice.appointments import CONTACT, START, typed, words
from tests.selfservice.stories import answer_all


@pytest.fixture
def place(opening: Opening) -> Place:
    found: Place = PlaceFactory.create(platform=opening.platform, page_id=4321, name="Accueil du centre")
    Opening.objects.filter(pk=opening.pk).update(at_place=found, modalities=["office"])
    return found


def test_the_page_of_a_place_leads_to_its_own_slots(client: Client, place: Place) -> None:
    page = client.get("/rendez-vous/lieu/4321/", follow=True).content.decode()

    assert "Accueil du centre" in page
    assert f"lieu={place.pk.hex}" in page
    assert "Visite à domicile" not in page


def test_a_page_without_appointments_leads_to_the_booking(client: Client, opening: Opening) -> None:
    assert client.get("/rendez-vous/lieu/9/")["Location"] == f"{START}?origine=lieu"


@pytest.mark.parametrize(
    ("word", "origin"),
    [
        ("diagnostic", BookingOrigin.DIAGNOSIS),
        ("aides", BookingOrigin.AIDS),
        ("evenement", BookingOrigin.EVENT),
        ("lieu", BookingOrigin.PLACE),
        ("ailleurs", BookingOrigin.SITE),
    ],
)
def test_the_origin_is_kept(client: Client, opening: Opening, word: str, origin: BookingOrigin) -> None:
    client.post(f"{CONTACT}?origine={word}", typed())

    assert Appointment.objects.get().origin == origin


def test_the_origin_travels_with_the_choice(client: Client, opening: Opening) -> None:
    assert "origine=aides" in words(client, f"{START}?origine=aides")


def test_the_result_of_the_diagnosis_leads_there_with_its_commune(started: Client, opening: Opening) -> None:
    answer_all(started)

    assert "/rendez-vous/?origine=diagnostic" in words(started, "/diagnostic/resultat/")
    assert "Distances depuis" in words(started, "/rendez-vous/sujet/premiere-information/")
