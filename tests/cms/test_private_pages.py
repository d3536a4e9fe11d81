"""A page behind a password is read by those who have it, and named to nobody else (D5)."""

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cms.models import AidIndexPage, ContentPage, OfferedPage, RenovationIndexPage, ResourceIndexPage
from cms.queries.living import events_for_calendars, next_meetings, place_index_of, places_of
from cms.queries.sharing import offers_to
from renovation.events.links import link_token
from renovation.events.models import Registration
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.cms.guarded import typed
from tests.factories import living, pages
from tests.factories.platforms import OrganisationFactory

HIDDEN = "Réservé aux membres"
PASSWORD = "noisetier"
BLOCKS = (
    ("latest_news", {"title": "Actualités", "number": 12, "category": ""}),
    ("next_events", {"title": "Événements", "number": 12}),
    ("meetings", {"title": "Rendez-vous", "number": 12}),
    ("places", {"title": "Nous rencontrer", "commune": "", "number": 12}),
    ("aids_list", {"title": "Les aides", "audience": ""}),
)


def closed(page: Page) -> Page:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password=PASSWORD)
    return page


def give_password(visitor: Client, page: Page) -> None:
    restriction = PageViewRestriction.objects.get(page=page)
    address = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    visitor.post(address, {"password": PASSWORD, "return_url": "/"})


def asked_for_password(visitor: Client, page: Page, password: str) -> HttpResponse:
    restriction = PageViewRestriction.objects.get(page=page)
    address = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    return visitor.post(address, {"password": password, "return_url": page.specific.address})


@pytest.fixture
def hidden(site: Site, communes: list[Commune]) -> dict[str, Page]:
    """One page of each kind that lists show, all of them closed; the home page asks for every list."""
    home = site.root_page.specific
    indexes = {
        kind: living.add(home, kind, title=kind.__name__, slug=kind.__name__.lower())
        for kind in (AidIndexPage, RenovationIndexPage, ResourceIndexPage)
    }
    soon = timezone.now() + timedelta(days=3)
    found = {
        "article": living.article(site, f"{HIDDEN} article", published_on=date(2026, 11, 25)),
        "event": living.event(site, f"{HIDDEN} event", starts_at=soon),
        "place": living.place(site, f"{HIDDEN} place", communes[0]),
        "contact": living.add(home, living.ContactPage, title=f"{HIDDEN} contact", show_in_menus=True),
        "aid": pages.aid(indexes[AidIndexPage], title=f"{HIDDEN} aid"),
        "renovation": pages.renovation(indexes[RenovationIndexPage], title=f"{HIDDEN} renovation"),
        "resource": pages.resource(indexes[ResourceIndexPage], title=f"{HIDDEN} resource"),
        "menu": living.add(home, ContentPage, title=f"{HIDDEN} menu", show_in_menus=True),
    }
    living.open_on(found["place"], soon.weekday())
    home.body = pages.stream(*BLOCKS)
    home.save_revision().publish()
    for page in found.values():
        closed(page)
    return found


def test_d5_no_list_names_it(visitor: Client, site: Site, hidden: dict[str, Page]) -> None:
    lists = ["/", *(page.get_parent().specific.address for page in hidden.values())]
    for address in (*lists, "/actualites.xml", "/actualites.atom", "/evenements.ics", "/plan-du-site/", "/sitemap.xml"):
        answer = visitor.get(address)

        assert answer.status_code == 200, address
        assert HIDDEN not in answer.content.decode().replace("\r\n ", ""), address
        assert HIDDEN.encode() not in answer.content, address


def test_d5_no_query_gives_it(site: Site, hidden: dict[str, Page]) -> None:
    home, now = site.root_page, timezone.now()

    assert events_for_calendars(home, since=now) == []
    assert places_of(home) == []
    assert next_meetings(home, now=now, count=9) == []
    assert place_index_of(home) is not None


def test_d5_neither_its_calendar_nor_its_form_opens_without_the_password(
    visitor: Client, hidden: dict[str, Page]
) -> None:
    for address in (f"/evenements/{hidden['event'].pk}.ics", f"/evenements/{hidden['event'].pk}/inscription/"):
        assert visitor.get(address).status_code == 404, address
    assert visitor.post(f"/question/{hidden['contact'].pk}/", typed(request="Bonjour")).status_code == 404


def test_whoever_gave_the_password_sends_its_form(visitor: Client, hidden: dict[str, Page]) -> None:
    page = hidden["contact"]
    give_password(visitor, page)

    answer = visitor.get(f"/question/{page.pk}/")

    assert (answer.status_code, answer["Location"]) == (302, page.specific.address)


def test_d5_the_page_of_the_password_is_ours_and_names_nothing(visitor: Client, hidden: dict[str, Page]) -> None:
    asked = visitor.get(hidden["event"].specific.address).content.decode()

    assert "<h1>Page protégée par un mot de passe</h1>" in asked
    assert 'aria-label="Menu principal"' in asked
    assert HIDDEN not in asked


def test_a_wrong_password_is_told_beside_the_field_and_opens_nothing(visitor: Client, hidden: dict[str, Page]) -> None:
    page = hidden["event"]

    refused = asked_for_password(visitor, page, "platane").content.decode()

    assert 'id="id_password_error"' in refused
    assert HIDDEN not in refused
    assert visitor.get(f"/evenements/{page.pk}/inscription/").status_code == 404
    assert asked_for_password(visitor, page, PASSWORD)["Location"] == page.specific.address


def test_whoever_gave_the_password_registers_like_anybody(visitor: Client, hidden: dict[str, Page]) -> None:
    page = hidden["event"]
    give_password(visitor, page)
    address = f"/evenements/{page.pk}/inscription/"

    sent = visitor.post(address, typed(seats="1", consent="on"))

    assert HIDDEN in visitor.get(address).content.decode()
    assert (sent.status_code, sent["Location"]) == (302, f"{address}envoyee/")
    assert visitor.get(sent["Location"]).status_code == 200
    assert visitor.get(f"/evenements/{page.pk}.ics").status_code == 200
    assert Registration.objects.get().event.page_id == page.pk


def test_a_personal_link_opens_without_the_password(visitor: Client, site: Site, hidden: dict[str, Page]) -> None:
    """It was sent to one person: what it shows is hers, and she may cancel from any device."""
    page = hidden["event"]
    give_password(visitor, page)
    visitor.post(f"/evenements/{page.pk}/inscription/", typed(seats="1", consent="on"))
    token = link_token(Registration.objects.get().pk)

    assert Client(SERVER_NAME=site.hostname).get(f"/inscriptions/{token}/").status_code == 200


def test_a_closed_section_still_lists_its_pages_to_those_who_read_it(visitor: Client, site: Site) -> None:
    article = living.article(site, "Lire un devis")
    index = article.get_parent()
    give_password(visitor, closed(index))

    assert "Lire un devis" in visitor.get("/actualites/").content.decode()


def test_d5_it_is_not_offered_to_the_region(
    site: Site, hidden: dict[str, Page], platform: Platform, other_platform: Platform, other_site: Site
) -> None:
    region = OrganisationFactory.create(kind="region")
    for one in (platform, other_platform):
        one.organisation.parent = region
        one.organisation.save()
    OfferedPage.objects.create(page=hidden["menu"])
    assert offers_to(other_platform) == []

    PageViewRestriction.objects.all().delete()
    assert [offer.page.pk for offer in offers_to(other_platform)] == [hidden["menu"].pk]
