"""One's own space: everything of one's own, nothing of others."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument, Message
from renovation.cases.operations import add_document, hand_over, write_message, write_note
from renovation.documents.operations import store_document
from renovation.households.enums import Channel, Purpose
from renovation.households.models import Household
from renovation.households.operations import give_consents
from renovation.households.rules import consent_given
from renovation.platforms.models import Platform
from tests.factories.cases import CaseFactory
from tests.selfservice.conftest import NOW

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
CANARY = "CANARI-NOTE-PRIVEE"


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("facade.png", PNG, content_type="image/png")


@pytest.fixture
def inside(client: Client, site: Platform, household: Household) -> Client:
    """The household, logged in."""
    assert household.user is not None
    client.force_login(household.user)
    return client


def test_a_visitor_is_led_to_the_door(client: Client, site: Platform) -> None:
    assert client.get("/mon-espace/")["Location"].startswith("/compte/")


def test_the_project_is_shown_with_its_stage(inside: Client, case: Case) -> None:
    page = inside.get("/mon-espace/").content.decode()

    assert case.number in page
    assert "Nous parlons de votre projet" in page


def test_d4_private_notes_never_reach_the_household(inside: Client, case: Case, adviser: User) -> None:
    write_note(case=case, author=adviser, text=CANARY)
    write_message(case=case, author=adviser, text="Bonjour, voici la suite.", from_household=False)

    pages = [inside.get(address).content.decode() for address in ("/mon-espace/", f"/mon-espace/projets/{case.pk}/")]

    assert "Bonjour, voici la suite." in pages[1]
    assert all(CANARY not in page for page in pages)


def test_d4_the_project_of_a_neighbour_does_not_exist(
    client: Client, case: Case, neighbour: Household, site: Platform
) -> None:
    assert neighbour.user is not None
    client.force_login(neighbour.user)

    for address in (f"/mon-espace/projets/{case.pk}/", f"/mon-espace/projets/{case.pk}/messages/"):
        assert client.post(address, {"message-text": "x"}).status_code in {404, 405}
    assert client.get(f"/mon-espace/projets/{case.pk}/").status_code == 404


def test_a_message_is_new_once(inside: Client, case: Case, adviser: User) -> None:
    write_message(case=case, author=adviser, text="Bonjour", from_household=False)

    assert "1 nouveau message" in inside.get("/mon-espace/").content.decode()
    inside.get(f"/mon-espace/projets/{case.pk}/")
    assert "nouveau message" not in inside.get("/mon-espace/").content.decode()


def test_the_household_answers_once_however_often_it_clicks(inside: Client, case: Case) -> None:
    typed = {"message-text": "Merci", "message-key": "6d4c6ab5-2f7d-4c36-9e36-1c7b4a4f0001"}

    for _ in range(2):
        inside.post(f"/mon-espace/projets/{case.pk}/messages/", typed)

    message = Message.objects.get()
    assert (message.text, message.from_household) == ("Merci", True)


def test_an_empty_message_is_an_error_in_its_place(inside: Client, case: Case) -> None:
    page = inside.post(f"/mon-espace/projets/{case.pk}/messages/", {"message-text": ""}).content.decode()

    assert "Écrivez votre message" in page
    assert "<title>Erreur –" in page


def test_a_document_is_handed_over_and_downloaded(inside: Client, case: Case) -> None:
    inside.post(f"/mon-espace/projets/{case.pk}/documents/", {"kind": "photo", "title": "Façade", "file": photo()})

    entry = CaseDocument.objects.get()
    response = inside.get(f"/mon-espace/documents/{entry.document_id}/")
    assert (entry.from_household, entry.shared, response.status_code) == (True, True, 200)
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_same_form_sent_twice_hands_over_one_document(inside: Client, case: Case) -> None:
    key = "6d4c6ab5-2f7d-4c36-9e36-1c7b4a4f0002"

    for _ in range(2):
        typed = {"kind": "photo", "title": "Façade", "file": photo(), "key": key}
        inside.post(f"/mon-espace/projets/{case.pk}/documents/", typed)

    assert CaseDocument.objects.count() == 1


def test_the_key_of_another_case_is_refused_in_words(inside: Client, case: Case, neighbour: Household) -> None:
    key = uuid.UUID("6d4c6ab5-2f7d-4c36-9e36-1c7b4a4f0003")
    other = CaseFactory.create(platform=case.platform, household=neighbour)
    common = {"kind": "photo", "title": "Façade", "shared": True, "from_household": True, "key": key}
    hand_over(case=other, author=neighbour.user, upload=photo(), **common)  # type: ignore[arg-type]
    write_message(case=other, author=neighbour.user, text="Merci", from_household=True, key=key)  # type: ignore[arg-type]

    typed = {"kind": "photo", "title": "Façade", "file": photo(), "key": str(key)}
    documents = inside.post(f"/mon-espace/projets/{case.pk}/documents/", typed)
    exchanged = inside.post(
        f"/mon-espace/projets/{case.pk}/messages/", {"message-text": "Merci", "message-key": str(key)}
    )

    assert all("a déjà servi" in page.content.decode() for page in (documents, exchanged))
    assert not CaseDocument.objects.filter(case=case).exists()


def test_e2_a_full_project_takes_no_more_documents(inside: Client, case: Case, settings: Settings) -> None:
    settings.DOCUMENTS_PER_CASE = 1
    for title in ("Façade", "Combles"):
        page = inside.post(
            f"/mon-espace/projets/{case.pk}/documents/", {"kind": "photo", "title": title, "file": photo()}
        )

    assert "le maximum" in page.content.decode()
    assert CaseDocument.objects.count() == 1


def test_e5_a_document_that_is_being_checked_says_so(inside: Client, case: Case, settings: Settings) -> None:
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    inside.post(f"/mon-espace/projets/{case.pk}/documents/", {"kind": "photo", "title": "Façade", "file": photo()})
    document_id = CaseDocument.objects.get().document_id

    page = inside.get(f"/mon-espace/projets/{case.pk}/").content.decode()

    assert "Contrôle en cours" in page
    assert f"/mon-espace/documents/{document_id}/" not in page
    assert inside.get(f"/mon-espace/documents/{document_id}/").status_code == 409


def test_e1_a_hostile_file_is_refused_and_the_rest_is_kept(inside: Client, case: Case) -> None:
    hostile = SimpleUploadedFile("devis.pdf", b"<html><script>alert(1)</script>", content_type="application/pdf")

    page = inside.post(
        f"/mon-espace/projets/{case.pk}/documents/", {"kind": "quote", "title": "Mon devis", "file": hostile}
    ).content.decode()

    assert 'value="Mon devis"' in page
    assert "choisissez-le de nouveau" in page
    assert not CaseDocument.objects.exists()


def test_d4_a_document_kept_by_the_team_does_not_exist_for_the_household(
    inside: Client, case: Case, adviser: User
) -> None:
    stored = store_document(
        platform_id=case.platform_id, upload=photo(), kind="photo", title="Interne", uploaded_by_id=adviser.pk
    )
    add_document(case=case, document=stored, author=adviser, shared=False, from_household=False)

    assert inside.get(f"/mon-espace/documents/{stored.pk}/").status_code == 404
    assert "Interne" not in inside.get(f"/mon-espace/projets/{case.pk}/").content.decode()


def test_the_household_corrects_its_contact(inside: Client, household: Household) -> None:
    typed = {"household": str(household.pk), "last_name": "Le Roux", "first_name": "Camille", "phone": "0611111111"}

    inside.post("/mon-espace/coordonnees/", typed)

    household.refresh_from_db()
    assert (household.last_name, household.search_name) == ("Le Roux", "le roux camille")


def test_d8_fields_that_are_not_asked_are_ignored(
    inside: Client, household: Household, other_platform: Platform
) -> None:
    typed = {"household": str(household.pk), "last_name": "Leroux", "platform": str(other_platform.pk), "user": ""}

    inside.post("/mon-espace/coordonnees/", typed)

    household.refresh_from_db()
    assert household.platform != other_platform
    assert household.user is not None


def test_k5_a_consent_is_withdrawn_as_simply_as_given(inside: Client, household: Household) -> None:
    give_consents(household=household, consents=[consent_given(Purpose.NEWS)], channel=Channel.WEB, at=NOW)

    inside.post("/mon-espace/accords/", {"household": str(household.pk), "purpose": "news"})

    assert household.consents.get().withdrawn_at == NOW


def test_k5_nobody_withdraws_the_consent_of_a_neighbour(inside: Client, neighbour: Household) -> None:
    response = inside.post("/mon-espace/accords/", {"household": str(neighbour.pk), "purpose": "news"})

    assert response.status_code == 404
