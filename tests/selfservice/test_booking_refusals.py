"""Bad input while booking: clear words, nothing lost, nothing written in part."""

import pytest
from django.core.cache import cache
from django.test import Client

from renovation.appointments.models import Appointment, AppointmentType, Opening
from renovation.cases.models import Lead
from renovation.households.models import Household
from tests.selfservice.appointments import CONTACT, NINE_45, SLOTS, START, book, hold, typed, words


def test_h1_a_slot_taken_meanwhile_keeps_everything_typed_and_offers_the_next(client: Client, opening: Opening) -> None:
    book(client, key="premier")

    page = client.post(CONTACT, typed(key="second", email="autre@courriel.example")).content.decode()

    assert NINE_45 in page
    assert "La maison est froide" in page
    assert not Household.objects.filter(email="autre@courriel.example").exists()


def test_the_next_slot_may_be_taken_from_there(client: Client, opening: Opening) -> None:
    book(client, key="premier")

    assert book(client, NINE_45, key="second") != ""


def test_the_same_form_sent_twice_makes_one_appointment_and_the_same_page(client: Client, opening: Opening) -> None:
    assert book(client) == book(client) != ""

    assert (Appointment.objects.count(), Lead.objects.count()) == (1, 1)


def test_a_telephone_number_that_is_none_is_said_beside_the_field(client: Client, opening: Opening) -> None:
    page = client.post(hold(client), typed(phone="zéro six")).content.decode()

    assert "numéro de téléphone à dix chiffres" in page
    assert "zéro six" in page
    assert "gardé pour vous jusqu’à" in page
    assert not Household.objects.exists()


@pytest.mark.parametrize("slot", ["20261203T0800Z-video", "99991231T2359Z-phone", "20201203T0800Z-phone", "", "x"])
def test_f1_a_slot_that_cannot_be_is_said(client: Client, opening: Opening, slot: str) -> None:
    page = client.post(CONTACT, typed(slot)).content.decode()
    asked = client.post(SLOTS, {"creneau": slot}).content.decode()

    assert "créneau" in page
    assert "La maison est froide" in page
    assert "Choisissez-en un autre" in asked or "vient d’être pris" in asked
    assert not Appointment.objects.exists()


def test_nonsense_in_the_address_is_no_error(client: Client, opening: Opening) -> None:
    nonsense = {"semaine": "hier", "modalite": "vidéo", "lieu": "x", "commune": "\x00", "conseiller": "moi"}

    for address in (START, SLOTS, "/rendez-vous/sujet/premiere-information/"):
        assert client.get(address, nonsense).status_code == 200
    assert client.get(SLOTS, {"semaine": "9999-12-31"}).status_code == 200
    assert client.get(CONTACT, {"creneau": "x"})["Location"] == SLOTS


def test_a_full_agenda_offers_the_waiting_list(client: Client, opening: Opening) -> None:
    opening.delete()

    assert "/attente/" in words(client, SLOTS)
    assert "Tous les créneaux sont pris" in words(client, "/rendez-vous/sujet/premiere-information/")


def test_a_type_that_was_closed_meanwhile_exists_no_more(client: Client, opening: Opening) -> None:
    AppointmentType.objects.update(is_active=False)

    assert client.get(SLOTS).status_code == 404


def test_g1_holding_and_booking_have_a_quota(client: Client, opening: Opening) -> None:
    cache.clear()
    held = [client.post(SLOTS, {"creneau": "x"}).status_code for _ in range(41)]
    sent = [client.post(CONTACT, typed("x")).status_code for _ in range(11)]

    assert held[-2:] == [200, 429]
    assert sent[-2:] == [200, 429]


def test_g4_guessing_links_has_a_quota_and_one_answer(client: Client, opening: Opening) -> None:
    cache.clear()
    answers = [client.get(f"/rendez-vous/invente{number}/").status_code for number in range(121)]

    assert set(answers[:120]) == {404}
    assert answers[120] == 429
