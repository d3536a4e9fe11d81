"""A slot is kept for a quarter of an hour while the form is filled in; nothing typed is lost after (G4)."""

from datetime import timedelta

import time_machine
from django.test import Client

from renovation.appointments.models import Appointment, Hold, Opening
from renovation.edge.quotas import HOLDER, UNPROVEN_MAIL
from renovation.households.models import Household
from tests.selfservice.appointments import CONTACT, NINE, NINE_45, SLOTS, book, hold, typed, words


def test_a_chosen_slot_is_held_and_the_page_says_until_when(client: Client, opening: Opening) -> None:
    page = words(client, hold(client))

    assert "gardé pour vous jusqu’à" in page
    assert "10 h 15" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_a_held_slot_is_offered_to_nobody_else(client: Client, opening: Opening) -> None:
    hold(client)

    page = words(Client(), SLOTS)

    assert NINE not in page
    assert NINE_45 in page


def test_a_slot_held_by_somebody_else_is_refused_with_the_nearest(client: Client, opening: Opening) -> None:
    hold(client)

    page = Client().post(SLOTS, {"creneau": NINE}).content.decode()

    assert "vient d’être pris" in page
    assert f'value="{NINE_45}"' in page


def test_one_slot_is_held_at_a_time(client: Client, opening: Opening) -> None:
    hold(client)
    hold(client, NINE_45)

    assert Hold.objects.count() == 1
    assert NINE in words(Client(), SLOTS)


def test_looking_holds_nothing(client: Client, opening: Opening) -> None:
    words(client, SLOTS)
    words(client, f"{CONTACT}?creneau={NINE}")

    assert not Hold.objects.exists()


def test_one_connection_cannot_hold_a_day(opening: Opening) -> None:
    """A browser that forgets its cookie each time is somebody new, at the same address."""
    for _ in range(HOLDER.limit):
        Client().post(SLOTS, {"creneau": NINE})
    held = Hold.objects.count()

    page = Client().post(SLOTS, {"creneau": NINE_45}).content.decode()

    assert "Trop de créneaux sont gardés depuis votre connexion." in page
    assert Hold.objects.count() == held


def test_one_address_cannot_take_a_day(client: Client, opening: Opening) -> None:
    """Neither here nor from elsewhere; what was typed stays."""
    for number in range(UNPROVEN_MAIL.limit):
        book(Client(REMOTE_ADDR=f"192.0.2.{number}"), "20261203T0705Z-phone", key=f"cle-{number}")

    page = Client(REMOTE_ADDR="192.0.2.99").post(CONTACT, typed(key="derniere")).content.decode()

    assert "Trop de demandes ont été faites depuis une heure." in page
    assert 'value="Faure"' in page
    assert not Appointment.objects.exists()


def test_what_is_held_may_be_booked(client: Client, opening: Opening) -> None:
    client.post(hold(client), typed())

    assert Appointment.objects.count() == 1
    assert not Hold.objects.exists()


def test_after_its_time_the_page_says_so_and_the_slot_may_still_be_taken(
    client: Client, opening: Opening, present: time_machine.Traveller
) -> None:
    address = hold(client)
    present.shift(timedelta(minutes=16))

    assert "n’est plus gardé pour vous" in words(client, address)
    assert client.post(address, typed()).status_code == 302


def test_after_its_time_somebody_else_may_have_it_and_nothing_typed_is_lost(
    client: Client, opening: Opening, present: time_machine.Traveller
) -> None:
    address = hold(client)
    present.shift(timedelta(minutes=16))
    book(Client(), key="autre", email="plus.rapide@courriel.example")

    page = client.post(address, typed(email="lente@courriel.example")).content.decode()

    assert "Ce créneau vient d’être pris." in page
    assert f'value="{NINE_45}"' in page
    assert "lente@courriel.example" in page
    assert not Household.objects.filter(email="lente@courriel.example").exists()
