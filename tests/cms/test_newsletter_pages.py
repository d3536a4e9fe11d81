"""The newsletter seen by those who subscribe: nothing changes on a GET, one POST is enough to leave."""

import pytest
from django.test import Client
from wagtail.models import Site

from config.middleware import quota
from renovation.newsletters.links import confirming_token, leaving_token
from renovation.newsletters.models import Subscriber
from renovation.outbox.models import Mail
from tests.cms.guarded import opened_a_minute_ago

EMAIL = "ines.faure@courriel.example"


def subscribe(visitor: Client, email: str = EMAIL, key: str = "cle") -> str:
    sent = {"opened": opened_a_minute_ago(key), "email": email, "page": "/vie/"}
    answer = visitor.post("/lettre/abonnement/", sent)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


@pytest.fixture
def subscriber(visitor: Client) -> Subscriber:
    subscribe(visitor)
    return Subscriber.objects.get()


def test_asking_leads_to_one_s_mails(visitor: Client, subscriber: Subscriber) -> None:
    assert subscriber.source == "/vie/"
    assert "ouvrez vos e-mails" in visitor.get("/lettre/abonnement/demande/").content.decode()


def test_one_subscribes_without_any_cookie(site: Site) -> None:
    program = Client(SERVER_NAME=site.hostname, enforce_csrf_checks=True)

    assert subscribe(program) == "/lettre/abonnement/demande/"
    assert not program.cookies


def test_the_answer_is_the_same_for_a_known_address(visitor: Client, subscriber: Subscriber) -> None:
    assert subscribe(visitor, key="autre") == subscribe(visitor, "inconnue@courriel.example", key="encore")


def test_the_link_of_the_mail_asks_and_the_button_confirms(visitor: Client, subscriber: Subscriber) -> None:
    link = f"/lettre/confirmer/{confirming_token(subscriber.pk)}/"
    assert link in Mail.objects.get().text

    assert subscriber.email in visitor.get(link).content.decode()
    assert not Subscriber.objects.confirmed().exists()
    visitor.post(link)

    assert Subscriber.objects.confirmed().count() == 1


def test_one_link_does_not_do_the_work_of_the_other(visitor: Client, subscriber: Subscriber) -> None:
    assert visitor.post(f"/lettre/confirmer/{leaving_token(subscriber.pk)}/").status_code == 404
    assert visitor.post(f"/lettre/quitter/{confirming_token(subscriber.pk)}/").status_code == 404


def test_the_page_to_leave_changes_nothing_by_itself(visitor: Client, subscriber: Subscriber) -> None:
    page = visitor.get(f"/lettre/quitter/{leaving_token(subscriber.pk)}/").content.decode()

    assert "Me désabonner" in page
    assert Subscriber.objects.exists()


def test_a_mail_program_leaves_by_one_post_without_cookie_nor_token(site: Site, subscriber: Subscriber) -> None:
    program = Client(SERVER_NAME=site.hostname, enforce_csrf_checks=True)
    link = f"/lettre/quitter/{leaving_token(subscriber.pk)}/"

    answer = program.post(link, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not Subscriber.objects.exists()
    assert program.post(link).status_code == 200
    assert "déjà désabonné" in program.get(link).content.decode()


def test_the_server_of_a_mail_program_leaves_for_as_many_people_as_ask_it(
    site: Site, subscriber: Subscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quota, "exceeded", lambda request, counted: 60)
    server = Client(SERVER_NAME=site.hostname)

    assert server.post(f"/lettre/quitter/{leaving_token(subscriber.pk)}/").status_code == 200
    assert server.post(f"/lettre/confirmer/{confirming_token(subscriber.pk)}/").status_code == 429


@pytest.mark.parametrize("token", ["mot", "a.b", "%00"])
def test_a_false_link_is_no_page(visitor: Client, token: str) -> None:
    assert visitor.get(f"/lettre/quitter/{token}/").status_code == 404
    assert visitor.get(f"/lettre/confirmer/{token}/").status_code == 404


def test_a_wrong_address_is_told_and_kept(visitor: Client) -> None:
    page = subscribe(visitor, "ines@")

    assert "adresse e-mail complète" in page
    assert 'value="ines@"' in page
    assert not Subscriber.objects.exists()
