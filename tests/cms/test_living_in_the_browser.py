"""News, agenda, places, contact and newsletter in a real browser: accessible, on a phone, without JavaScript."""

import json
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.models import ContentPage, EventPage
from cms.operations.announcing import announce_all
from renovation.accounts.models import User
from renovation.events.links import link_token
from renovation.events.models import Event, Registration
from renovation.events.operations import register
from renovation.newsletters.links import confirming_token, leaving_token
from renovation.newsletters.models import Letter, Subscriber
from renovation.newsletters.operations import ask_subscription
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.browser import enter, look
from tests.cms.test_living_pages_open import BLOCKS
from tests.factories import living

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def meeting(few_pages: Site, communes: list[Commune], platform: Platform) -> EventPage:
    """A full event in a place, on a site with one page of each kind."""
    hall = living.place(few_pages, "Accueil", communes[0], directions="Tram 1.", step_free=True)
    living.open_on(hall, 0)
    start = timezone.now() + timedelta(days=20)
    page = living.event(few_pages, "Réunion", starts_at=start, place=hall, venue="", capacity=1)
    living.event(few_pages, "Ancienne réunion", starts_at=start - timedelta(days=90))
    living.letter(few_pages, "Lettre", parts=[("text", {"title": "Bonjour", "text": "Voici l’hiver."})])
    living.add(few_pages.root_page, ContentPage, title="Vie du service", slug="vie", body=json.dumps(BLOCKS))
    announce_all(now=timezone.now())
    for number in range(2):
        person = living.person(number)
        register(platform=platform, announced=page.announced, person=person, key=uuid.uuid4(), now=timezone.now())
    ask_subscription(platform=platform, email="ines@courriel.example", source="/", now=timezone.now())
    return page


def open_and_look(page: Page, server: LiveServer, address: str) -> None:
    page.goto(server.url + address)
    look(page)


def test_x1_x2_pages_for_visitors(page: Page, live_server: LiveServer, meeting: EventPage) -> None:
    registration, subscriber = Registration.objects.confirmed().get(), Subscriber.objects.get()
    addresses = (
        "/actualites/?categorie=travaux",
        "/actualites/?etiquette=inconnue",
        "/agenda/",
        meeting.address,
        f"/evenements/{meeting.pk}/inscription/",
        f"/evenements/{meeting.pk}/inscription/envoyee/?attente=1",
        f"/inscriptions/{link_token(registration.pk)}/",
        "/nous-rencontrer/?commune=Thise",
        "/nous-rencontrer/accueil/",
        "/poser-une-question/",
        "/lettres/",
        "/lettres/lettre/",
        "/lettre/abonnement/",
        f"/lettre/confirmer/{confirming_token(subscriber.pk)}/",
        f"/lettre/quitter/{leaving_token(subscriber.pk)}/",
        "/vie/",
    )
    for address in addresses:
        open_and_look(page, live_server, address)


def test_x1_x2_pages_for_the_office(page: Page, live_server: LiveServer, meeting: EventPage, manager: User) -> None:
    enter(page.context, manager, live_server.url)
    registration = Registration.objects.confirmed().get()

    for name, args in (
        ("events", []),
        ("event", [Event.objects.get(page_id=meeting.pk).pk]),
        ("registration_cancel", [registration.pk]),
        ("letters", []),
        ("letter", [Letter.objects.get().pk]),
    ):
        open_and_look(page, live_server, reverse(f"backoffice:{name}", args=args))


def test_x4_a_visitor_registers_without_javascript(
    page_without_javascript: Page, live_server: LiveServer, meeting: EventPage
) -> None:
    page = page_without_javascript
    page.goto(live_server.url + meeting.address)
    page.get_by_role("link", name="M’inscrire sur la liste d’attente").click()
    page.wait_for_timeout(3500)

    page.get_by_label("Nom", exact=True).fill("Nguyen")
    page.get_by_label("Adresse e-mail").fill("bao@courriel.example")
    page.get_by_label("J’accepte que mes coordonnées").check()
    page.get_by_role("button", name="M’inscrire sur la liste d’attente").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vous êtes sur la liste d’attente")
