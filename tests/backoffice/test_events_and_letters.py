"""Registrations and letters in the office: who sees them, exports them, sends them."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.events.models import Event, Registration
from renovation.events.operations import register
from renovation.events.rules import Person
from renovation.journal.models import Entry
from renovation.newsletters.models import Letter, Subscriber
from renovation.newsletters.operations import keep_letter
from renovation.newsletters.rules import LetterText
from renovation.outbox.models import Job, Mail
from renovation.platforms.models import Platform
from renovation.quantities.rules.spreadsheet_cells import harmless
from tests.backoffice.conftest import Desk
from tests.factories.living import announced

SOON = timezone.now() + timedelta(days=10)


@pytest.fixture
def event(platform: Platform) -> Event:
    """Two people: one comes, one waits; the first one's name is a formula."""
    page = announced(starts_at=SOON, ends_at=SOON + timedelta(hours=2), capacity=1)
    for number, name in enumerate(("=HYPERLINK(1)", "Nguyen")):
        person = Person("Bao", name, f"bao{number}@courriel.example", "06 12 34 56 78", 1)
        register(platform=platform, announced=page, person=person, key=uuid.uuid4(), now=timezone.now())
    return Event.objects.get()


@pytest.fixture
def letter(platform: Platform) -> Letter:
    Subscriber.objects.create(
        platform=platform, email="abonnee@courriel.example", asked_at=timezone.now(), confirmed_at=timezone.now()
    )
    text = LetterText(page_id=12, subject="La lettre", introduction="", path="/lettres/la-lettre/", parts=())
    return keep_letter(platform=platform, text=text, now=timezone.now())


@pytest.fixture(params=["adviser", "manager", "editor"])
def organiser(request: pytest.FixtureRequest) -> User:
    found: User = request.getfixturevalue(request.param)
    return found


def test_those_who_organise_and_receive_see_who_comes(at_desk: Desk, organiser: User, event: Event) -> None:
    desk = at_desk(organiser)

    assert "Réunion publique" in desk.get(reverse("backoffice:events")).content.decode()
    page = desk.get(reverse("backoffice:event", args=[event.pk])).content.decode()
    assert "bao0@courriel.example" in page
    assert "Liste d’attente" in page


@pytest.mark.parametrize("role", ["administrator", "region_reader", "adviser_elsewhere"])
def test_d2_nobody_else_sees_them(request: pytest.FixtureRequest, at_desk: Desk, role: str, event: Event) -> None:
    desk = at_desk(request.getfixturevalue(role))

    assert desk.get(reverse("backoffice:event", args=[event.pk])).status_code in {403, 404}
    assert "Réunion publique" not in desk.get(reverse("backoffice:events")).content.decode()


def test_d5_an_editor_sees_registrations_and_still_no_case(at_desk: Desk, editor: User, event: Event) -> None:
    desk = at_desk(editor)

    page = desk.get(reverse("backoffice:events")).content.decode()

    assert reverse("backoffice:cases") not in page
    assert desk.get(reverse("backoffice:cases")).status_code == 403


def test_the_list_is_exported_without_a_formula_and_journalled(at_desk: Desk, manager: User, event: Event) -> None:
    answer = at_desk(manager).post(reverse("backoffice:event_export", args=[event.pk]))
    text = answer.content.decode("utf-8-sig")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert text.splitlines()[0] == "Nom;Prénom;E-mail;Téléphone;Places;État;Inscription"
    assert text.splitlines()[1].startswith("'=HYPERLINK(1);Bao;bao0@courriel.example")
    fact = Entry.objects.get(action="registrations.exported")
    assert (fact.actor_id, fact.detail) == (manager.pk, {"number": 2})


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_f7_a_cell_is_never_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("Inès") == "Inès"


def test_an_adviser_reads_but_neither_exports_nor_cancels(at_desk: Desk, adviser: User, event: Event) -> None:
    desk = at_desk(adviser)
    registration = event.registrations.all()[0]

    assert desk.post(reverse("backoffice:event_export", args=[event.pk])).status_code == 403
    assert desk.post(reverse("backoffice:registration_cancel", args=[registration.pk])).status_code == 403
    assert Entry.objects.filter(action="access.refused").count() == 2


def test_cancelling_for_somebody_asks_first_then_gives_the_seat_on(at_desk: Desk, manager: User, event: Event) -> None:
    desk = at_desk(manager)
    first, second = event.registrations.order_by("created_at")
    place = reverse("backoffice:registration_cancel", args=[first.pk])

    assert "Oui, annuler l’inscription" in desk.get(place).content.decode()
    assert Registration.objects.get(pk=first.pk).state == "confirmed"
    desk.post(place)

    assert Registration.objects.get(pk=second.pk).state == "confirmed"
    assert "L’équipe de" in Mail.objects.get(template="event_withdrawn").text


def test_an_editor_tries_then_sends_the_letter_once(at_desk: Desk, editor: User, letter: Letter) -> None:
    desk = at_desk(editor)
    page = reverse("backoffice:letter", args=[letter.pk])

    assert "Envoyer à 1 abonné" in desk.get(page).content.decode()
    desk.post(reverse("backoffice:letter_try", args=[letter.pk]))
    for _ in range(2):
        desk.post(reverse("backoffice:letter_send", args=[letter.pk]))

    assert Mail.objects.get(template="letter").recipient == editor.email
    assert Job.objects.filter(kind="newsletters.send_batch").count() == 1
    assert Entry.objects.get(action="letter.sent").actor_id == editor.pk
    assert "En cours d’envoi" in desk.get(page).content.decode()


def test_an_editor_counts_subscribers_and_sees_no_address(
    at_desk: Desk, editor: User, letter: Letter, platform: Platform
) -> None:
    desk = at_desk(editor)
    page = desk.get(reverse("backoffice:letters")).content.decode()

    assert "<strong>1</strong> adresse confirmée" in page
    assert desk.post(reverse("backoffice:subscribers_export", args=[platform.pk])).status_code == 403


def test_a_manager_exports_the_addresses_and_it_is_journalled(
    at_desk: Desk, manager: User, letter: Letter, platform: Platform, other_platform: Platform
) -> None:
    desk = at_desk(manager)

    text = desk.post(reverse("backoffice:subscribers_export", args=[platform.pk])).content.decode()

    assert "abonnee@courriel.example" in text
    assert Entry.objects.get(action="subscribers.exported").detail == {"number": 1}
    assert desk.post(reverse("backoffice:subscribers_export", args=[other_platform.pk])).status_code == 404


def test_a_manager_unsubscribes_an_address_for_somebody_who_called(
    at_desk: Desk, manager: User, letter: Letter, platform: Platform
) -> None:
    desk = at_desk(manager)
    place = reverse("backoffice:subscriber_end", args=[platform.pk])

    assert "ne reçoit pas la lettre" in desk.post(place, {"email": "autre@courriel.example"}).content.decode()
    assert "adresse e-mail complète" in desk.post(place, {"email": "autre@"}).content.decode()
    desk.post(place, {"email": "abonnee@courriel.example"})

    assert not Subscriber.objects.exists()


def test_d2_letters_of_another_platform_do_not_exist(
    at_desk: Desk, adviser: User, adviser_elsewhere: User, letter: Letter
) -> None:
    assert at_desk(adviser).get(reverse("backoffice:letters")).status_code == 403
    assert at_desk(adviser_elsewhere).get(reverse("backoffice:letter", args=[letter.pk])).status_code == 403
