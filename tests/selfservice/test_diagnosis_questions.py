"""Answering: page after page, forwards and back, today or another day."""

from datetime import timedelta

import time_machine
from django.test import Client

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import purge_expired
from renovation.outbox.models import Mail
from tests.selfservice.conftest import NOW
from tests.selfservice.stories import HOUSE, answer_all, answer_fast, question

HOME = question("home")
FLAT = {"home": {"kind": "flat", "who": "owner"}}


def test_the_questions_lead_to_the_result(started: Client) -> None:
    assert answer_all(started) == "/diagnostic/resultat/"

    diagnosis = SelfDiagnosis.objects.get()
    assert diagnosis.completed_at == NOW
    assert diagnosis.parameters_fingerprint


def test_everything_skipped_still_gives_a_result(started: Client) -> None:
    assert answer_all(started, {"home": HOUSE["home"]}) == "/diagnostic/resultat/"

    assert started.get("/diagnostic/resultat/").status_code == 200


def test_a_house_has_fifteen_short_screens_and_a_flat_thirteen_or_fourteen(started: Client) -> None:
    started.post(HOME, HOUSE["home"])
    assert started.get(question("period")).context["step"].total == 15

    started.post(HOME, FLAT["home"])
    assert started.get(question("period")).context["step"].total == 13
    started.post(question("position"), {"position": "under_roof"})
    assert started.get(question("period")).context["step"].total == 14


def test_a_picture_settles_several_answers_at_once(started: Client) -> None:
    started.post(HOME, HOUSE["home"])

    started.post(question("shape"), {"shape": "high_converted"})
    started.post(question("heating"), {"heating": "gas_condensing"})

    answers = SelfDiagnosis.objects.get().answers
    assert (answers["levels"], answers["roof"]) == (3, "converted")
    assert (answers["generator"], answers["condensing"]) == ("gas", "yes")


def test_another_picture_takes_away_what_the_first_one_said(started: Client) -> None:
    started.post(question("heating"), {"heating": "gas_condensing"})

    started.post(question("heating"), {"heating": "oil"})

    assert "condensing" not in SelfDiagnosis.objects.get().answers


def test_the_fast_track_gives_a_first_range_at_once(started: Client) -> None:
    assert answer_fast(started) == "/diagnostic/premiere-estimation/"

    page = started.get("/diagnostic/premiere-estimation/").content.decode()
    assert "Première estimation" in page
    assert "Il reste 10 questions" in page


def test_the_result_can_be_seen_right_after_the_fast_track(started: Client) -> None:
    answer_fast(started)

    assert started.post("/diagnostic/terminer/")["Location"] == "/diagnostic/resultat/"
    assert started.get("/diagnostic/resultat/").status_code == 200


def test_before_the_fast_track_ends_there_is_no_result(started: Client) -> None:
    started.post(HOME, HOUSE["home"])

    started.post("/diagnostic/terminer/")

    assert SelfDiagnosis.objects.get().completed_at is None


def test_each_answer_shows_what_it_changed(started: Client) -> None:
    answer_fast(started)
    started.post(question("shape"), HOUSE["shape"])

    live = started.get(question("sides")).context["live"]

    assert live.before is not None
    assert live.change


def test_the_range_follows_while_one_types_and_keeps_nothing(started: Client) -> None:
    answer_fast(started)
    before = SelfDiagnosis.objects.get().answers

    page = started.post(f"{question('wall_insulation')}apercu/", {"wall_insulation": "outside"})

    assert page.context["live"].now != page.context["live"].before
    assert SelfDiagnosis.objects.get().answers == before


def test_going_back_keeps_what_was_answered(started: Client) -> None:
    started.post(HOME, HOUSE["home"])

    response = started.post(question("period"), {"period": "before_1948", "back": "1"})

    assert response["Location"] == HOME
    assert SelfDiagnosis.objects.get().answers["period"] == "before_1948"


def test_not_knowing_is_always_possible(started: Client) -> None:
    started.post(HOME, HOUSE["home"])

    for screen in list(HOUSE)[1:]:
        assert started.post(question(screen), {"skip": "1"}).status_code == 302


def test_the_title_tells_page_and_step(started: Client) -> None:
    page = started.get(HOME).content.decode()

    assert "<title>Question 1 sur " in page


def test_a_wrong_number_stays_with_its_message(started: Client) -> None:
    page = started.post(question("area"), {"area_m2": "trois"}).content.decode()

    assert "Écrivez la surface en chiffres" in page
    assert 'value="trois"' in page
    assert "<title>Erreur – Question" in page


def test_the_range_so_far_is_shown_under_the_question(started: Client) -> None:
    started.post(HOME, HOUSE["home"])

    assert "Votre estimation" in started.get("/diagnostic/question/period/").content.decode()


def test_answers_survive_a_closed_browser(started: Client) -> None:
    started.post(HOME, HOUSE["home"])
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

    assert started.get(HOME).status_code == 404


def test_the_link_is_mailed_once_a_day_to_an_address(started: Client) -> None:
    for _ in range(2):
        started.post("/diagnostic/plus-tard/envoyer/", {"email": "ines@courriel.example"})

    assert Mail.objects.filter(template="diagnosis_link").count() == 1


def test_anonymous_answers_are_deleted_after_thirty_days(started: Client) -> None:
    assert purge_expired(now=NOW + timedelta(days=29)) == 0
    assert purge_expired(now=NOW + timedelta(days=31)) == 1
