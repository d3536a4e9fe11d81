"""Answering: page after page, forwards and back, today or another day."""

from datetime import timedelta

import time_machine
from django.test import Client

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import purge_expired
from renovation.outbox.models import Mail
from tests.selfservice.conftest import NOW
from tests.selfservice.stories import answer_all

KIND = "/diagnostic/question/kind/"


def test_the_questions_lead_to_the_result(started: Client) -> None:
    assert answer_all(started) == "/diagnostic/resultat/"

    diagnosis = SelfDiagnosis.objects.get()
    assert diagnosis.completed_at == NOW
    assert diagnosis.parameters_fingerprint


def test_everything_skipped_still_gives_a_result(started: Client) -> None:
    assert answer_all(started, {"kind": "house"}) == "/diagnostic/resultat/"

    assert started.get("/diagnostic/resultat/").status_code == 200


def test_a_flat_is_asked_its_place_in_the_building(started: Client) -> None:
    response = started.post(KIND, {"answer": "flat"})

    assert response["Location"] == "/diagnostic/question/position/"


def test_the_title_tells_page_and_step(started: Client) -> None:
    page = started.get(KIND).content.decode()

    assert "<title>Question 1 sur " in page


def test_a_wrong_number_stays_with_its_message(started: Client) -> None:
    page = started.post("/diagnostic/question/area_m2/", {"answer": "trois"}).content.decode()

    assert "Écrivez la surface en chiffres" in page
    assert 'value="trois"' in page
    assert "<title>Erreur – Question" in page


def test_the_range_so_far_is_shown_under_the_question(started: Client) -> None:
    started.post(KIND, {"answer": "house"})

    assert "Votre estimation" in started.get("/diagnostic/question/period/").content.decode()


def test_answers_survive_a_closed_browser(started: Client) -> None:
    started.post(KIND, {"answer": "house"})
    link = started.get("/diagnostic/plus-tard/").context["link"]
    another_browser = Client()

    response = another_browser.get(link.removeprefix("http://besancon.localhost"))

    assert response["Location"] == "/diagnostic/question/period/"
    assert another_browser.get(response["Location"]).status_code == 200


def test_l11_after_thirty_days_the_link_says_so(started: Client) -> None:
    link = started.get("/diagnostic/plus-tard/").context["link"].removeprefix("http://besancon.localhost")

    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        response = Client().get(link)

    assert response.status_code == 404
    assert "Nous ne retrouvons pas cet autodiagnostic" in response.content.decode()


def test_a_forged_cookie_opens_nothing(started: Client) -> None:
    started.cookies["autodiagnostic"] = "invente:1abc:signature"

    assert started.get(KIND).status_code == 404


def test_the_link_is_mailed_once_a_day_to_an_address(started: Client) -> None:
    for _ in range(2):
        started.post("/diagnostic/plus-tard/envoyer/", {"email": "ines@courriel.example"})

    assert Mail.objects.filter(template="diagnosis_link").count() == 1


def test_anonymous_answers_are_deleted_after_thirty_days(started: Client) -> None:
    assert purge_expired(now=NOW + timedelta(days=29)) == 0
    assert purge_expired(now=NOW + timedelta(days=31)) == 1
