"""The waiting list: join, leave, take or leave a freed slot."""

from datetime import date

import pytest
from django.test import Client

from renovation.appointments.enums import OfferState, WaitingState
from renovation.appointments.models import Appointment, AppointmentType, Opening, WaitingEntry, WaitingOffer
from renovation.appointments.operations import join_waiting_list, offer_freed_slot
from renovation.households.models import Household
from renovation.outbox.models import Mail
from renovation.platforms.rules.tokens import token_hash
from tests.factories.appointments import by_phone
from tests.selfservice.appointments import SLOTS, WAITING, typed, words
from tests.selfservice.conftest import NOW


def test_somebody_joins_and_is_written_to(client: Client, opening: Opening) -> None:
    sent = {**typed(), "weekdays": ["0", "3"], "until_day": "2026-12-20"}

    page = client.post(WAITING, sent, follow=True).content.decode()

    entry = WaitingEntry.objects.get()
    assert "Vous êtes sur la liste d’attente" in page
    assert (entry.weekdays, entry.until_day) == ([0, 3], date(2026, 12, 20))
    assert Mail.objects.filter(template="waiting_joined").exists()


def test_joining_twice_is_one_place_and_the_same_words(client: Client, opening: Opening) -> None:
    pages = [client.post(WAITING, typed(key=key), follow=True).content.decode() for key in ("un", "deux")]

    assert WaitingEntry.objects.count() == 1
    assert all("vous gardez votre place" in page for page in pages)


def test_a_bad_day_is_said_and_everything_typed_is_kept(client: Client, opening: Opening) -> None:
    page = client.post(WAITING, {**typed(), "until_day": "bientôt"}).content.decode()

    assert "Écrivez une date" in page
    assert "La maison est froide" in page
    assert not WaitingEntry.objects.exists()


@pytest.fixture
def entry(household: Household, opening: Opening) -> WaitingEntry:
    kind = AppointmentType.objects.get(platform=opening.platform, code="premiere-information")
    return join_waiting_list(kind=kind, household=household, token="attente", now=NOW)


def test_the_link_of_the_mail_leaves_the_list_by_post_only(client: Client, entry: WaitingEntry) -> None:
    words(client, "/rendez-vous/attente/attente/")
    assert WaitingEntry.objects.get().state == WaitingState.WAITING

    client.post("/rendez-vous/attente/attente/")

    assert WaitingEntry.objects.get().state == WaitingState.LEFT


@pytest.fixture
def offer(entry: WaitingEntry) -> WaitingOffer:
    """A slot was proposed by a mail whose token we know."""
    made = offer_freed_slot(kind_id=entry.kind_id, asked=by_phone(), adviser_id=None, now=NOW)
    assert made is not None
    made.token_hash = token_hash("offre")
    made.save()
    assert made.hold is not None
    made.hold.holder = token_hash("offre")
    made.hold.save()
    return made


ADDRESS = "/rendez-vous/creneau/offre/"


def test_the_offered_slot_is_shown_and_kept(client: Client, offer: WaitingOffer) -> None:
    page = words(client, ADDRESS)

    assert "Jeudi 3 décembre 2026" in page
    assert "Je le prends" in page
    assert "20261203T0800Z-phone" not in words(client, SLOTS)


def test_taking_it_makes_the_appointment(client: Client, offer: WaitingOffer) -> None:
    page = client.post(ADDRESS, {"prendre": "1"}, follow=True).content.decode()

    assert Appointment.objects.count() == 1
    assert "Ce créneau est à vous" in page


def test_leaving_it_keeps_the_place_on_the_list(client: Client, offer: WaitingOffer) -> None:
    client.post(ADDRESS, {"laisser": "1"})

    assert WaitingOffer.objects.get().state == OfferState.DECLINED
    assert WaitingEntry.objects.get().state == WaitingState.WAITING
    assert "laissé ce créneau" in words(client, ADDRESS)


def test_an_answer_after_its_time_is_said(client: Client, offer: WaitingOffer) -> None:
    WaitingOffer.objects.update(expires_at=NOW)

    page = client.post(ADDRESS, {"prendre": "1"}, follow=True).content.decode()

    assert "n’est plus gardé pour vous" in page
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("address", ["attente/inconnu/", "creneau/inconnu/", "invitation/inconnu/", "avis/inconnu/"])
def test_g4_an_unknown_link_opens_nothing(client: Client, opening: Opening, address: str) -> None:
    assert client.get(f"/rendez-vous/{address}").status_code == 404
