"""Two questions after an appointment."""

import pytest
from django.test import Client

from renovation.appointments.enums import LinkKind
from renovation.appointments.models import Appointment, AppointmentLink, Opening, SurveyAnswer
from renovation.platforms.rules.tokens import token_hash
from tests.selfservice.appointments import booked, words

ADDRESS = "/rendez-vous/avis/merci/"


@pytest.fixture
def appointment(client: Client, opening: Opening) -> Appointment:
    _, found = booked(client)
    AppointmentLink.objects.create(token_hash=token_hash("merci"), appointment=found, kind=LinkKind.SURVEY)
    return found


def test_the_two_questions_are_asked(client: Client, appointment: Appointment) -> None:
    page = words(client, ADDRESS)

    assert "vous a-t-il été utile" in page
    assert "qui a manqué" in page


def test_the_last_answers_stand(client: Client, appointment: Appointment) -> None:
    for usefulness in ("2", "4"):
        page = client.post(ADDRESS, {"usefulness": usefulness, "missing": "Rien."}).content.decode()

    answer = SurveyAnswer.objects.get()
    assert (answer.usefulness, answer.missing) == (4, "Rien.")
    assert "Merci" in page


@pytest.mark.parametrize("usefulness", ["", "9", "x"])
def test_no_answer_is_said_and_what_was_written_is_kept(
    client: Client, appointment: Appointment, usefulness: str
) -> None:
    page = client.post(ADDRESS, {"usefulness": usefulness, "missing": "Du temps."}).content.decode()

    assert "Du temps." in page
    assert not SurveyAnswer.objects.exists()


def test_the_link_of_the_survey_opens_nothing_else(client: Client, appointment: Appointment) -> None:
    assert client.get("/rendez-vous/merci/").status_code == 404
