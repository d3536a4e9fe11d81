"""A question from a page of contact reaches the advisers with the name of the page."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from cms.models import ContactPage
from renovation.accounts.models import User
from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Lead
from renovation.newsletters.models import Subscriber
from renovation.outbox.models import Mail
from tests.cms.guarded import opened_a_minute_ago, typed
from tests.door.login import login_agent
from tests.factories import living

QUESTION = "Mon syndic refuse l’audit. Que faire ?"


@pytest.fixture
def page(site: Site) -> ContactPage:
    return living.contact(site)


def ask(visitor: Client, page: ContactPage, **fields: str) -> str:
    answer = visitor.post(f"/question/{page.pk}/", typed(request=QUESTION, advice="on") | fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_the_question_becomes_a_lead_that_names_its_page(visitor: Client, page: ContactPage) -> None:
    there = ask(visitor, page)

    lead = Lead.objects.get()
    assert there == f"/question/{page.pk}/envoyee/"
    assert "Votre question est bien arrivée" in visitor.get(there).content.decode()
    assert (lead.origin, lead.request) == (LeadOrigin.CONTACT, QUESTION)
    assert lead.came_by == "Formulaire de contact, page «\N{NO-BREAK SPACE}Poser une question\N{NO-BREAK SPACE}»"
    assert QUESTION in Mail.objects.get(template="question_received").text


def test_the_adviser_reads_where_it_came_from(visitor: Client, page: ContactPage, adviser: User) -> None:
    ask(visitor, page)
    desk = Client()
    login_agent(desk, adviser)

    for place in (reverse("backoffice:leads"), reverse("backoffice:lead", args=[Lead.objects.get().pk])):
        assert "Poser une question" in desk.get(place).content.decode()


def test_sent_twice_it_is_one_lead_and_one_mail(visitor: Client, page: ContactPage) -> None:
    for _ in range(2):
        ask(visitor, page)

    assert (Lead.objects.count(), Mail.objects.count()) == (1, 1)


def test_a_household_that_already_waits_keeps_its_lead_and_gains_the_question(
    visitor: Client, page: ContactPage
) -> None:
    ask(visitor, page)
    ask(visitor, page, opened=opened_a_minute_ago("autre"), request="Et pour les fenêtres ?")

    lead = Lead.objects.get()
    assert QUESTION in lead.request
    assert "Et pour les fenêtres ?" in lead.request


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"last_name": ""}, "Écrivez votre nom."),
        ({"request": ""}, "Écrivez votre question"),
        ({"email": "ines@"}, "adresse e-mail complète"),
        ({"advice": ""}, "sans votre accord"),
        ({"website": "http://robot.example"}, "Un champ caché"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    visitor: Client, page: ContactPage, wrong: dict[str, str], message: str
) -> None:
    shown = ask(visitor, page, **wrong)

    assert message in shown
    assert 'value="Inès"' in shown
    assert not Lead.objects.exists()


def test_g3_a_form_sent_at_once_is_asked_again(visitor: Client, page: ContactPage) -> None:
    shown = visitor.get("/question/").content.decode()
    opened = shown.split('name="opened" value="')[1].split('"')[0]

    assert "envoyé très vite" in ask(visitor, page, opened=opened)


def test_g1_the_quota_holds(visitor: Client, page: ContactPage) -> None:
    answers = [visitor.post(f"/question/{page.pk}/", {}).status_code for _ in range(11)]

    assert answers[-1] == 429


def test_the_news_is_an_agreement_of_its_own_and_is_confirmed_by_mail(visitor: Client, page: ContactPage) -> None:
    ask(visitor, page, news="on")

    assert not Subscriber.objects.confirmed().exists()
    assert Mail.objects.filter(template="subscription_to_confirm").count() == 1


def test_the_address_of_the_form_leads_to_its_page(visitor: Client, page: ContactPage, other_site: Site) -> None:
    assert visitor.get(f"/question/{page.pk}/")["Location"] == "/question/"
    assert Client(SERVER_NAME=other_site.hostname).get(f"/question/{page.pk}/").status_code == 404
