"""News, events, places and letters of a site, as the stories need them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page, Site

from cms.models import (
    ArticleIndexPage,
    ArticlePage,
    ContactPage,
    EventIndexPage,
    EventPage,
    LetterIndexPage,
    LetterPage,
    PlaceHours,
    PlaceIndexPage,
    PlacePage,
)
from renovation.events.rules import Announced, Person
from renovation.territories.models import Commune

# A Thursday evening, two weeks after the present of the tests.
EVENING = datetime(2026, 12, 10, 17, 30, tzinfo=UTC)


def under(parent: Page, kind: type[Page], **fields: Any) -> Any:
    """The one page of this kind under a parent, created when it is missing."""
    found = kind.objects.child_of(parent).first()
    return found or add(parent, kind, **fields)


def add(parent: Page, kind: type[Page], **fields: Any) -> Any:
    page = parent.add_child(instance=kind(**{"slug": slugify(fields["title"]), **fields}))
    page.save_revision().publish()
    return page


def article(site: Site, title: str, **fields: Any) -> ArticlePage:
    index = under(site.root_page, ArticleIndexPage, title="Actualités", slug="actualites")
    return add(index, ArticlePage, title=title, **{"published_on": date(2026, 11, 20), **fields})


def event(site: Site, title: str = "Réunion publique", **fields: Any) -> EventPage:
    index = under(site.root_page, EventIndexPage, title="Agenda", slug="agenda")
    start = fields.setdefault("starts_at", EVENING)
    fields.setdefault("ends_at", start + timedelta(hours=2))
    return add(index, EventPage, title=title, **{"venue": "Mairie, 25220 Thise", **fields})


def place(site: Site, title: str, commune: Commune, **fields: Any) -> PlacePage:
    index = under(site.root_page, PlaceIndexPage, title="Nous rencontrer", slug="nous-rencontrer")
    usual = {"street": "1 rue de la Mairie", "postcode": "25000", "commune": commune}
    return add(index, PlacePage, title=title, **{**usual, **fields})


def open_on(page: PlacePage, weekday: int, *, frequency: str = "every") -> None:
    """From nine to noon."""
    PlaceHours.objects.create(page=page, weekday=weekday, frequency=frequency, opens=time(9), closes=time(12))


def contact(site: Site) -> ContactPage:
    page: ContactPage = add(site.root_page, ContactPage, title="Poser une question", slug="question")
    return page


def letter(site: Site, title: str = "La lettre de décembre", **fields: Any) -> LetterPage:
    index = under(site.root_page, LetterIndexPage, title="Lettres", slug="lettres")
    page: LetterPage = add(index, LetterPage, title=title, **fields)
    return page


def announced(page_id: int = 4711, **fields: Any) -> Announced:
    """An event as a page tells it, for tests without a site."""
    usual: dict[str, Any] = {
        "page_id": page_id,
        "title": "Réunion publique",
        "path": "/agenda/reunion-publique/",
        "starts_at": EVENING,
        "ends_at": EVENING + timedelta(hours=2),
        "place": "Mairie, 25220 Thise",
    }
    return Announced(**{**usual, **fields})


def person(number: int = 0, *, seats: int = 1) -> Person:
    return Person(
        first_name="Inès", last_name=f"Faure {number}", email=f"ines{number}@courriel.example", phone="", seats=seats
    )
