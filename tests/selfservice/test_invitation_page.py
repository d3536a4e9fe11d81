"""An adviser invites: the household chooses among the slots proposed, or all that are free."""

from datetime import timedelta

import pytest
from django.test import Client

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, AppointmentType, BookingInvitation, Opening
from renovation.appointments.operations import invite_to_book
from renovation.appointments.queries import free_times
from renovation.cases.models import Case
from tests.factories.appointments import OpeningFactory
from tests.selfservice.appointments import NINE, NINE_45, book, words
from tests.selfservice.conftest import NOW, opened_a_minute_ago

ADDRESS = "/rendez-vous/invitation/invite/"


@pytest.fixture
def kind(opening: Opening) -> AppointmentType:
    """One that only who is invited may book, by telephone."""
    return AppointmentType.objects.get(platform=opening.platform, code="retour-audit")


@pytest.fixture
def invitation(kind: AppointmentType, case: Case, adviser: User) -> BookingInvitation:
    return invite_to_book(
        kind=kind, household=case.household, author=adviser, token="invite", now=NOW, case=case, message="À bientôt."
    )


def choose(client: Client, slot: str = NINE, key: str = "cle") -> str:
    return client.post(ADDRESS, {"opened": opened_a_minute_ago(key), "slot": slot}).get("Location", "")


def test_the_message_and_the_slots_are_shown(client: Client, invitation: BookingInvitation) -> None:
    page = words(client, ADDRESS)

    assert "À bientôt." in page
    assert NINE in page


def test_one_choice_books_for_the_case_and_asks_nothing_else(client: Client, invitation: BookingInvitation) -> None:
    link = choose(client)

    assert Appointment.objects.get().case == invitation.case
    assert "est confirmé" in words(client, link)


def test_sent_twice_it_is_one_appointment(client: Client, invitation: BookingInvitation) -> None:
    assert choose(client) == choose(client) != ""
    assert Appointment.objects.count() == 1


def test_only_what_was_proposed_may_be_chosen(client: Client, kind: AppointmentType, case: Case, adviser: User) -> None:
    AppointmentType.objects.filter(pk=kind.pk).update(step_minutes=15, duration_minutes=45, after_minutes=0)
    kind.refresh_from_db()
    slots = [slot for slot in free_times(kind=kind, now=NOW).first(9) if slot.code == NINE]
    invite_to_book(kind=kind, household=case.household, author=adviser, token="invite", now=NOW, case=case, slots=slots)

    page = words(client, ADDRESS)

    assert NINE in page
    assert NINE_45 not in page
    assert choose(client, NINE_45) == ""
    assert not Appointment.objects.exists()


def test_a_proposed_slot_taken_meanwhile_is_said(client: Client, invitation: BookingInvitation) -> None:
    book(Client(), NINE, key="plus rapide")

    page = client.post(ADDRESS, {"opened": opened_a_minute_ago(), "slot": NINE}).content.decode()

    assert "sont tous pris" in page
    assert Appointment.objects.count() == 1


def test_once_used_or_too_late_it_opens_nothing_more(client: Client, invitation: BookingInvitation) -> None:
    choose(client)
    assert "déjà choisi" in words(client, ADDRESS)

    BookingInvitation.objects.update(appointment=None, expires_at=NOW - timedelta(days=1))

    assert "n’est plus valable" in words(client, ADDRESS)


def test_a_visit_on_invitation_says_where(client: Client, opening: Opening, case: Case, adviser: User) -> None:
    visit = AppointmentType.objects.get(platform=opening.platform, code="visite-a-domicile")
    later = opening.period.lower + timedelta(days=1)
    OpeningFactory.create(platform=opening.platform, adviser=adviser, starts_at=later, modalities=["home"], minutes=600)
    invite_to_book(kind=visit, household=case.household, author=adviser, token="invite", now=NOW, case=case)
    slot = free_times(kind=visit, now=NOW).first(1)[0].code

    refused = client.post(ADDRESS, {"opened": opened_a_minute_ago("cle"), "slot": slot}).content.decode()

    assert "Écrivez l’adresse du logement à visiter" in refused
    client.post(ADDRESS, {"opened": opened_a_minute_ago("cle"), "slot": slot, "visit_address": "3 rue des Fleurs"})
    assert Appointment.objects.get().place == "3 rue des Fleurs"
