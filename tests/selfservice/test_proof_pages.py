"""The proof of an appointment: page, PDF, and a verification that shows nothing private."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from renovation.appointments.models import Appointment, Opening
from renovation.documents.models import Printout
from renovation.documents.operations import make_printout
from tests.factories.cases import HouseholdFactory
from tests.selfservice.appointments import book, booked, mailed_link, words


@pytest.fixture
def link(client: Client, opening: Opening) -> str:
    booked(client)
    return mailed_link()


def test_a_name_is_read_only_by_who_has_the_mails(client: Client, opening: Opening) -> None:
    """Somebody books with a neighbour's address: the paper bears the stored name, and stays closed."""
    known = HouseholdFactory.create(
        platform=opening.platform, first_name="Marguerite", last_name="Vuillaume", email="inconnue@courriel.example"
    )
    link = book(client, email="Inconnue@courriel.example", first_name="Qui", last_name="Passe")
    assert Appointment.objects.get().household == known

    pages = [words(client, f"{link}{page}") for page in ("", "attestation/", "calendrier.ics", "deplacer/")]

    assert "e-mail de confirmation" in pages[1]
    assert "ATTENDEE" not in pages[2]
    for page in pages:
        assert "Vuillaume" not in page
        assert "Marguerite" not in page
    assert client.post(f"{link}attestation/pdf/")["Location"] == f"{link}attestation/"
    assert not Printout.objects.exists()
    assert "Marguerite Vuillaume" in words(client, f"{mailed_link()}attestation/")


def test_the_link_that_replaces_one_that_leaked_proves_nothing_before_its_mail(client: Client, link: str) -> None:
    replaced = client.post(f"{link}lien/")["Location"]

    assert "e-mail de confirmation" in words(client, f"{replaced}attestation/")
    assert "Faure" in words(client, f"{mailed_link('appointment_link')}attestation/")


def test_the_page_shows_the_proof_and_its_code(client: Client, link: str) -> None:
    page = words(client, f"{link}attestation/")

    assert Appointment.objects.get().reference in page
    assert 'aria-label="Code QR' in page
    assert f"/rendez-vous/verifier/{Appointment.objects.get().proof_code}/" in page


def test_the_pdf_is_ordered_made_and_read(client: Client, link: str) -> None:
    waiting = client.post(f"{link}attestation/pdf/")["Location"]
    assert "se prépare" in words(client, waiting)

    make_printout(printout_id=Printout.objects.get().pk)
    file = client.get(f"{waiting}attestation.pdf")

    assert "est prête" in words(client, waiting)
    text = PdfReader(BytesIO(b"".join(file.streaming_content))).pages[0].extract_text()
    assert Appointment.objects.get().reference in text
    assert "Inès Faure" in text or "Faure" in text


def test_another_one_s_paper_is_not_found(client: Client, link: str, opening: Opening) -> None:
    client.post(f"{link}attestation/pdf/")
    paper = Printout.objects.get()
    Printout.objects.update(source_id=opening.pk)

    assert client.get(f"{link}attestation/{paper.pk}/").status_code == 404


def test_a_cancelled_appointment_proves_nothing(client: Client, link: str) -> None:
    client.post(link)

    assert client.get(f"{link}attestation/")["Location"] == link
    assert client.post(f"{link}attestation/pdf/")["Location"] == link
    assert not Printout.objects.exists()


def test_the_verification_shows_nothing_private(client: Client, link: str) -> None:
    appointment = Appointment.objects.get()

    page = words(Client(), f"/rendez-vous/verifier/{appointment.proof_code}/")

    assert "Ce code est celui d’un vrai rendez-vous" in page
    assert "Jeudi 3 décembre 2026" in page
    for private in ("Faure", "Inès", "9 h", appointment.adviser.last_name, appointment.reference):
        assert private not in page.replace("\N{NO-BREAK SPACE}", " ")


def test_a_code_is_typed_as_people_type(client: Client, link: str) -> None:
    code = Appointment.objects.get().proof_code.lower()

    page = client.get("/rendez-vous/verifier/", {"code": f" {code[:4]}-{code[4:]} "})

    assert "Ce code est celui" in page.content.decode()


@pytest.mark.parametrize("code", ["0000000000000000", "x", "é" * 60, "%00"])
def test_an_unknown_code_is_said(client: Client, link: str, code: str) -> None:
    page = client.get(f"/rendez-vous/verifier/{code}/")

    assert page.status_code == 404
    assert "Aucun rendez-vous n’a ce code" in page.content.decode()


def test_a_cancelled_appointment_is_verified_as_worth_nothing(client: Client, link: str) -> None:
    client.post(link)

    assert "ne vaut plus" in words(client, f"/rendez-vous/verifier/{Appointment.objects.get().proof_code}/")
