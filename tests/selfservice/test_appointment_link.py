"""The personal link of an appointment: come, move, add, cancel, replace; and nothing more (G4)."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from cms.models import PlatformSite
from renovation.appointments.models import AgendaSettings, Appointment, Opening, WaitingEntry
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from tests.selfservice.appointments import NINE, NINE_45, booked, words
from tests.selfservice.conftest import NOW, opened_a_minute_ago
from tests.selfservice.test_space import PNG


@pytest.fixture
def link(client: Client, opening: Opening) -> str:
    return booked(client)[0]


def now_of(link: str) -> Appointment:
    """The only appointment, as it stands."""
    return Appointment.objects.get()


def test_f5_the_personal_link_cancels_by_post_only(client: Client, link: str) -> None:
    client.get(link)
    assert now_of(link).state == "booked"

    client.post(link)

    assert now_of(link).state == "cancelled"
    assert "Ce rendez-vous est annulé" in words(client, link)


def test_too_late_to_cancel_is_said_with_the_telephone(
    client: Client, link: str, site: Platform, present: time_machine.Traveller
) -> None:
    AgendaSettings.objects.filter(platform=site).update(cancel_until_hours=48)
    present.move_to(now_of(link).starts_at - timedelta(hours=20))

    client.post(link)

    assert now_of(link).state == "booked"
    assert "trop tard pour annuler" in words(client, link)


def test_coming_is_confirmed_by_post_only(client: Client, link: str) -> None:
    assert client.get(f"{link}venir/").status_code == 405

    client.post(f"{link}venir/")

    assert now_of(link).confirmed_at == NOW
    assert "venue confirmée" in words(client, link)


def test_it_moves_to_another_slot(client: Client, link: str) -> None:
    page = words(client, f"{link}deplacer/")
    assert NINE_45 in page
    assert NINE not in page

    client.post(f"{link}deplacer/", {"creneau": NINE_45})

    assert f"{now_of(link).starts_at:%H%M}" == "0845"
    assert Mail.objects.filter(template="appointment_moved").exists()


def test_moving_to_what_is_taken_changes_nothing(client: Client, link: str, opening: Opening) -> None:
    opening.delete()

    page = client.post(f"{link}deplacer/", {"creneau": NINE_45}).content.decode()

    assert "vient d’être pris" in page
    assert f"{now_of(link).starts_at:%H%M}" == "0800"


@pytest.mark.parametrize("code", ["", "x", "99991231T2359Z-phone", "20261203T0800Z-home"])
def test_moving_to_what_cannot_be_is_said(client: Client, link: str, code: str) -> None:
    assert "Choisissez-en un autre" in client.post(f"{link}deplacer/", {"creneau": code}).content.decode()


def test_a_question_is_added_once_and_not_shown_to_who_has_the_link(client: Client, link: str) -> None:
    typed = {"question-text": "Faut-il le plan ?", "question-key": "5a1d1c1e-0000-4000-8000-000000000001"}

    for _ in range(2):
        client.post(f"{link}question/", typed)

    assert now_of(link).questions.get().text == "Faut-il le plan ?"
    page = words(client, link)
    assert "Faut-il le plan" not in page
    assert "1 envoyée" in page


def test_an_empty_question_is_refused_beside_the_field(client: Client, link: str) -> None:
    assert "Écrivez votre question" in client.post(f"{link}question/", {"question-text": " "}).content.decode()


def test_a_document_is_added(client: Client, link: str) -> None:
    file = SimpleUploadedFile("devis.png", PNG, content_type="image/png")

    client.post(f"{link}document/", {"document-title": "Devis", "document-file": file})

    assert now_of(link).documents.get().document.title == "Devis"
    assert "1 déposé" in words(client, link)


def test_a_document_that_is_none_is_refused_and_its_title_kept(client: Client, link: str) -> None:
    file = SimpleUploadedFile("devis.pdf", b"MZ", content_type="application/pdf")

    page = client.post(f"{link}document/", {"document-title": "Mon devis", "document-file": file}).content.decode()

    assert "Mon devis" in page
    assert not now_of(link).documents.exists()


def test_g4_a_replaced_link_opens_nothing_and_the_new_one_does(client: Client, link: str) -> None:
    replaced = client.post(f"{link}lien/")["Location"]

    assert client.get(link).status_code == 404
    assert client.get(replaced).status_code == 200
    assert Mail.objects.filter(template="appointment_link").exists()


def test_g4_the_page_of_a_link_shows_nothing_of_the_household(client: Client, link: str) -> None:
    page = words(Client(), link)

    for private in ("Faure", "Inès", "06 12 34 56 78", "ines.faure", "La maison est froide"):
        assert private not in page


def test_g4_a_link_opens_nothing_on_another_platform(
    client: Client, link: str, site: Platform, other_platform: Platform
) -> None:
    PlatformSite.objects.update(platform=other_platform)

    assert client.get(link).status_code == 404


def test_an_earlier_slot_may_be_waited_for(client: Client, link: str) -> None:
    client.post(f"{link}plus-tot/")

    assert WaitingEntry.objects.get().appointment == now_of(link)
    assert "prévenu si un créneau plus tôt" in words(client, link)


def test_the_calendar_file_is_served(client: Client, link: str) -> None:
    response = client.get(f"{link}calendrier.ics")

    assert response["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in response.content


def test_lost_links_are_sent_again_with_the_same_answer_for_everybody(client: Client, link: str) -> None:
    answers = [
        client.post("/rendez-vous/lien-perdu/", {"opened": opened_a_minute_ago(), "email": email}, follow=True)
        for email in ("ines.faure@courriel.example", "inconnue@courriel.example")
    ]

    call_command("run_jobs", stdout=StringIO())
    assert all("Si cette adresse a un rendez-vous" in answer.content.decode() for answer in answers)
    assert Mail.objects.filter(template="appointment_link").count() == 1
