"""Sessions open to the public: seats that are left, one seat for a household."""

import pytest
from django.test import Client

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, AppointmentType, CollectiveSession, Hold
from renovation.appointments.operations import SessionPlan, plan_session, seed_agenda
from renovation.platforms.models import Platform
from tests.factories.appointments import MORNING
from tests.selfservice.appointments import typed, words
from tests.selfservice.conftest import NOW

LIST = "/rendez-vous/ateliers/"


@pytest.fixture
def session(site: Platform, adviser: User) -> CollectiveSession:
    seed_agenda(platform=site)
    kind = AppointmentType.objects.get(platform=site, code="atelier")
    plan = SessionPlan(MORNING, [adviser], place="Salle des fêtes", capacity=3, title="Lire un devis")
    return plan_session(kind=kind, plan=plan, now=NOW)


def take(client: Client, session: CollectiveSession, key: str = "cle", **changes: str) -> str:
    sent = {**typed(key=key), "seats": "2", **changes}
    return client.post(f"{LIST}{session.pk}/", sent).get("Location", "")


def test_the_subject_leads_to_the_list_with_the_seats_that_are_left(client: Client, session: CollectiveSession) -> None:
    assert LIST in words(client, "/rendez-vous/")
    assert "3 places libres sur 3" in words(client, LIST)


def test_seats_are_taken_and_the_mail_brings_the_link(client: Client, session: CollectiveSession) -> None:
    page = words(client, take(client, session))

    assert "C’est noté" in page
    assert Appointment.objects.get().seats == 2
    assert "1 place libre sur 3" in words(client, LIST)


def test_h2_one_seat_too_many_is_refused_and_everything_typed_kept(client: Client, session: CollectiveSession) -> None:
    take(client, session)

    sent = {**typed(key="autre", email="autre@courriel.example"), "seats": "2"}
    page = client.post(f"{LIST}{session.pk}/", sent).content.decode()

    assert "Il reste 1 place" in page
    assert "autre@courriel.example" in page
    assert Appointment.objects.count() == 1


def test_a_seat_is_kept_while_the_form_is_filled_in_and_given_back(client: Client, session: CollectiveSession) -> None:
    CollectiveSession.objects.update(seats_taken=2)
    somebody_else = Client()

    assert client.post(f"{LIST}{session.pk}/place/")["Location"] == f"{LIST}{session.pk}/"

    assert "Une place est gardée pour vous" in words(client, f"{LIST}{session.pk}/")
    assert "complet" in words(somebody_else, LIST)
    page = somebody_else.post(f"{LIST}{session.pk}/place/", follow=True).content.decode()
    assert "complète" in page
    client.post(f"{LIST}{session.pk}/place/", {"rendre": "1"})
    assert "1 place libre" in words(somebody_else, LIST)


def test_the_seat_that_was_kept_is_the_one_that_is_taken(client: Client, session: CollectiveSession) -> None:
    CollectiveSession.objects.update(seats_taken=2)
    client.post(f"{LIST}{session.pk}/place/")

    assert take(Client(), session, "autre", email="autre@courriel.example") == ""
    assert "C’est noté" in words(client, take(client, session, seats="1"))
    assert not Hold.objects.exists()


def test_g4_who_is_already_on_the_list_reads_the_same_words(client: Client, session: CollectiveSession) -> None:
    assert take(client, session, "un") == take(client, session, "deux") != ""
    assert Appointment.objects.count() == 1


def test_a_full_session_says_so_and_proposes_to_wait(client: Client, session: CollectiveSession) -> None:
    CollectiveSession.objects.update(seats_taken=3)

    assert "Être prévenu si une place se libère" in words(client, LIST)
    assert "Être prévenu d’une place libre" in words(client, "/rendez-vous/sujet/atelier/attente/")
    assert "Cette séance est complète" in words(client, f"{LIST}{session.pk}/")


def test_a_session_that_is_not_public_does_not_exist(client: Client, session: CollectiveSession) -> None:
    CollectiveSession.objects.update(is_public=False)

    assert client.get(f"{LIST}{session.pk}/").status_code == 404
