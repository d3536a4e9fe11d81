"""« Ma sélection »: kept without an account, with no cookie before anything is kept."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from time_machine import TimeMachineFixture

from cms.selection import COOKIE, MOST
from renovation.cases.models import Case
from renovation.introductions.models import KeptCompany
from renovation.outbox.models import Mail
from renovation.outbox.operations.mails import send_queued_mail
from renovation.professionals.models import Company
from tests.cms.guarded import opened_a_minute_ago

pytestmark = pytest.mark.usefixtures("directory")
FIRST, SECOND, EXPIRED = "10000000000011", "10000000100011", "10000002000011"
PAGE = "/annuaire/ma-selection/"


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC), tick=False)


@pytest.fixture
def selecting(visitor: Client) -> Client:
    """Somebody who kept two firms."""
    for siret in (FIRST, SECOND):
        assert visitor.post(f"{PAGE}ajouter/", {"siret": siret}).status_code == 302
    return visitor


def test_no_cookie_is_set_before_a_firm_is_kept(visitor: Client) -> None:
    for address in ("/annuaire/?commune=25000", f"/annuaire/{FIRST}/", PAGE, f"{PAGE}imprimer/"):
        assert visitor.get(address).status_code == 200
    assert not visitor.cookies


def test_firms_are_kept_in_order_and_taken_away(selecting: Client) -> None:
    page = selecting.get(PAGE).content.decode()
    assert page.index("ENTREPRISE 0") < page.index("ENTREPRISE 1")

    selecting.post(f"{PAGE}retirer/", {"siret": FIRST, "next": PAGE})
    assert "ENTREPRISE 0" not in selecting.get(PAGE).content.decode()
    selecting.post(f"{PAGE}retirer/", {"siret": SECOND, "next": PAGE})
    assert selecting.cookies[COOKIE].value == ""


def test_a_cookie_that_was_tampered_with_holds_nothing(selecting: Client) -> None:
    selecting.cookies[COOKIE] = f"{FIRST}:faux"

    assert "Votre sélection est vide" in selecting.get(PAGE).content.decode()


@pytest.mark.parametrize("siret", ["", "12345678901234", "abc", "' OR 1=1"])
def test_f1_only_firms_of_the_directory_are_kept(visitor: Client, siret: str) -> None:
    assert visitor.post(f"{PAGE}ajouter/", {"siret": siret}).status_code == 400
    assert COOKIE not in visitor.cookies


def test_f5_another_site_keeps_nothing_for_the_visitor(visitor: Client) -> None:
    answer = visitor.post(f"{PAGE}ajouter/", {"siret": FIRST}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert COOKIE not in visitor.cookies


def test_a_full_selection_says_so_and_loses_nothing(selecting: Client) -> None:
    Company.objects.bulk_create(
        Company(siret=f"2000000000{number:04d}", name=f"AUTRE {number}", search_name="autre") for number in range(MOST)
    )
    for number in range(MOST):
        answer = selecting.post(f"{PAGE}ajouter/", {"siret": f"2000000000{number:04d}"}, follow=True)

    assert "Votre sélection est pleine" in answer.content.decode()
    assert "ENTREPRISE 0" in answer.content.decode()


def test_a_firm_whose_qualification_ended_stays_with_the_right_words(visitor: Client) -> None:
    visitor.post(f"{PAGE}ajouter/", {"siret": EXPIRED})

    page = visitor.get(PAGE).content.decode()

    assert "Aucune qualification en cours trouvée" in page
    assert "n’est pas RGE" not in page


def test_it_is_mailed_to_oneself_and_the_address_forgotten_once_it_left(selecting: Client) -> None:
    data = {"email": "camille@courriel.example", "opened": opened_a_minute_ago()}
    selecting.post(f"{PAGE}envoyer/", data)
    selecting.post(f"{PAGE}envoyer/", data)

    mail = Mail.objects.get()
    assert (mail.recipient, "ENTREPRISE 1" in mail.text) == ("camille@courriel.example", True)
    send_queued_mail(mail_id=mail.pk)
    mail.refresh_from_db()
    assert (mail.recipient, mail.text, mail.html) == ("", "", "")
    assert mail.sent_at is not None


def test_g1_one_address_is_not_written_to_all_day_long(selecting: Client) -> None:
    statuses = []
    for number in range(6):
        data = {"email": "camille@courriel.example", "opened": opened_a_minute_ago(str(number))}
        statuses.append(selecting.post(f"{PAGE}envoyer/", data, REMOTE_ADDR=f"192.0.2.{number}").status_code)

    assert statuses == [302] * 5 + [429]


@pytest.mark.parametrize(("field", "value"), [("email", "pas-une-adresse"), ("website", "robot"), ("opened", "faux")])
def test_f1_a_wrong_form_keeps_what_was_typed_and_sends_nothing(selecting: Client, field: str, value: str) -> None:
    data = {"email": "camille@courriel.example", "opened": opened_a_minute_ago()} | {field: value}

    answer = selecting.post(f"{PAGE}envoyer/", data)

    assert answer.status_code == 422
    assert data["email"] in answer.content.decode()
    assert Mail.objects.count() == 0


def test_it_is_joined_to_the_project_of_whoever_has_one(selecting: Client, case: Case) -> None:
    assert selecting.post(f"{PAGE}projet/", {"project": str(case.pk)})["Location"].startswith("/compte/")
    selecting.force_login(case.household.user)  # type: ignore[arg-type]

    answer = selecting.post(f"{PAGE}projet/", {"project": str(case.pk)}, follow=True)

    assert [one.siret for one in KeptCompany.objects.order_by("siret")] == [FIRST, SECOND]
    assert "ENTREPRISE 1" in answer.content.decode()
    assert selecting.cookies[COOKIE].value == ""


def test_d3_nothing_is_joined_to_the_project_of_somebody_else(selecting: Client, case: Case, neighbour: object) -> None:
    selecting.force_login(neighbour.user)  # type: ignore[attr-defined]

    assert selecting.post(f"{PAGE}projet/", {"project": str(case.pk)}).status_code == 422
    assert KeptCompany.objects.count() == 0


def test_the_way_back_to_the_results_is_kept_and_leads_nowhere_else(visitor: Client) -> None:
    results = "http://besancon.localhost/annuaire/?commune=25000&travaux=combles"
    answer = visitor.post(f"{PAGE}ajouter/", {"siret": FIRST}, headers={"Referer": results})

    page = visitor.get(answer["Location"]).content.decode()
    assert 'href="/annuaire/?commune=25000&amp;travaux=combles"' in page
    for elsewhere in ("https://ailleurs.example/annuaire/?x=1", "javascript:alert(1)", "/bureau/?x=1"):
        shown = visitor.get(PAGE, {"retour": elsewhere}).content.decode()
        assert "ailleurs.example" not in shown
        assert "javascript:" not in shown
        assert "/bureau/?x" not in shown
