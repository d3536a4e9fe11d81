"""What a personal link allows, and how one that leaked is replaced (G1)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, AppointmentType
from renovation.appointments.operations import (
    AppointmentRefused,
    NotAllowed,
    TooLate,
    add_document,
    add_question,
    book_by_invitation,
    invite_to_book,
    replace_link,
    send_links,
)
from renovation.appointments.queries import appointment_by_token, free_times, invitation_by_token
from renovation.cases.models import Case
from renovation.households.models import Household
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from tests.factories.appointments import MORNING, by_phone
from tests.renovation.appointments.conftest import NOW
from tests.renovation.documents.samples import pdf

SECOND = MORNING + timedelta(minutes=45)


def test_a_link_that_leaked_opens_nothing_any_more(appointment: Appointment) -> None:
    send_links(platform=appointment.platform, email=appointment.household.email.upper(), now=NOW)
    sent = Mail.objects.get(template="appointment_link").text.split("/rendez-vous/")[1].split("/")[0]
    assert appointment_by_token(sent) == appointment

    replace_link(appointment=appointment, token="nouveau", now=NOW)

    assert [appointment_by_token(token) for token in ("jeton", sent, "nouveau")] == [None, None, appointment]


def test_nobody_learns_whether_an_address_is_known(appointment: Appointment, other_platform: Platform) -> None:
    send_links(platform=appointment.platform, email="inconnu@courriel.example", now=NOW)
    send_links(platform=other_platform, email=appointment.household.email, now=NOW)

    assert not Mail.objects.filter(template="appointment_link").exists()


def test_links_are_sent_again_once_a_day(appointment: Appointment) -> None:
    for _ in range(3):
        send_links(platform=appointment.platform, email=appointment.household.email, now=NOW)

    assert Mail.objects.filter(template="appointment_link").count() == 1


def test_a_question_is_asked_once_and_told_without_its_words(appointment: Appointment) -> None:
    key = uuid4()
    for _ in range(2):
        add_question(appointment=appointment, text="Faut-il venir avec le bail ?", key=key, now=NOW)

    mail = Mail.objects.get(template="appointment_question")
    assert mail.recipient == appointment.adviser.email
    assert "bail" not in mail.text
    assert appointment.questions.count() == 1


def test_questions_have_an_end(appointment: Appointment) -> None:
    with pytest.raises(AppointmentRefused):
        add_question(appointment=appointment, text="  ", key=uuid4(), now=NOW)
    for number in range(10):
        add_question(appointment=appointment, text=f"Question {number}", key=uuid4(), now=NOW)
    with pytest.raises(AppointmentRefused, match="10 questions"):
        add_question(appointment=appointment, text="Encore une", key=uuid4(), now=NOW)
    with pytest.raises(TooLate):
        add_question(appointment=appointment, text="Après", key=uuid4(), now=MORNING + timedelta(days=1))


def test_a_document_is_checked_and_kept(appointment: Appointment) -> None:
    upload = SimpleUploadedFile("facture.pdf", pdf(), "application/pdf")

    added = add_document(appointment=appointment, upload=upload, title="Facture", key=uuid4(), now=NOW)

    assert added.document.platform_id == appointment.platform_id
    assert appointment.documents.count() == 1


def test_an_invitation_opens_only_the_slots_that_were_proposed(
    kind: AppointmentType, household: Household, case: Case, adviser: User
) -> None:
    kind.access = "invited"
    kind.save()
    slots = free_times(kind=kind, now=NOW).first(1)
    invitation = invite_to_book(
        kind=kind, household=household, author=adviser, token="invitation", now=NOW, case=case, slots=slots
    )
    assert invitation_by_token(household.platform, "invitation") == invitation

    with pytest.raises(NotAllowed):
        book_by_invitation(invitation=invitation, asked=by_phone(SECOND), token="jeton", now=NOW)
    taken = book_by_invitation(invitation=invitation, asked=by_phone(), token="jeton", now=NOW)
    again = book_by_invitation(invitation=invitation, asked=by_phone(), token="autre", now=NOW)

    assert (taken, taken.case, taken.origin) == (again, case, "invitation")


def test_an_invitation_ends(kind: AppointmentType, household: Household, adviser: User) -> None:
    invitation = invite_to_book(kind=kind, household=household, author=adviser, token="invitation", now=NOW)

    with pytest.raises(TooLate):
        book_by_invitation(invitation=invitation, asked=by_phone(), token="jeton", now=NOW + timedelta(days=15))
