"""Each kind of living page opens, with its blocks."""

import json

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms.models import ContactPage, ContentPage, EventPage, LetterPage
from renovation.territories.models import Commune
from tests.factories import living

BLOCKS = [
    {"type": "latest_news", "value": {"title": "Actualités", "number": 3, "category": ""}},
    {"type": "next_events", "value": {"title": "Prochains événements", "number": 3}},
    {"type": "meetings", "value": {"title": "Prochains rendez-vous", "number": 5}},
    {"type": "places", "value": {"title": "Près de Thise", "commune": "Thise", "number": 3}},
    {"type": "newsletter", "value": {"title": "Recevoir notre lettre", "text": "Une fois par mois."}},
]


@pytest.fixture
def full_site(site: Site, communes: list[Commune]) -> Site:
    besancon, thise, _ = communes
    living.article(site, "Isoler ses combles")
    hall = living.place(site, "Accueil de Besançon", besancon)
    living.open_on(hall, 0)
    living.open_on(living.place(site, "Permanence de Thise", thise), 1, frequency="1,3")
    living.event(site, place=hall, venue="", capacity=30)
    living.contact(site)
    parts = [{"type": "text", "value": {"title": "Bonjour", "text": "Voici l’hiver."}}]
    living.letter(site, parts=json.dumps(parts))
    living.add(site.root_page, ContentPage, title="Vie du service", slug="vie", body=json.dumps(BLOCKS))
    return site


@pytest.mark.usefixtures("full_site")
@pytest.mark.parametrize(
    "address",
    [
        "/actualites/",
        "/actualites/isoler-ses-combles/",
        "/nous-rencontrer/",
        "/nous-rencontrer/accueil-de-besancon/",
        "/agenda/",
        "/agenda/reunion-publique/",
        "/question/",
        "/lettres/",
        "/lettres/la-lettre-de-decembre/",
        "/lettre/abonnement/",
    ],
)
def test_the_page_opens(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 200


@pytest.mark.usefixtures("full_site")
def test_blocks_fill_themselves(visitor: Client) -> None:
    page = visitor.get("/vie/").content.decode()

    assert "Isoler ses combles" in page
    assert "30 places libres" in page
    assert page.index("Permanence de Thise") < page.rindex("Accueil de Besançon")
    form = page.split('action="/lettre/abonnement/"')[1].split("</form>")[0]
    assert all(f'name="{name}"' in form for name in ("opened", "email", "website"))
    assert 'name="page" value="/vie/"' in form
    assert "csrfmiddlewaretoken" not in form


@pytest.mark.usefixtures("full_site")
@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (EventPage, {"starts_at": living.EVENING, "ends_at": living.EVENING, "venue": "Thise"}),
        (ContactPage, {}),
        (LetterPage, {}),
    ],
)
def test_editors_see_a_page_before_it_is_kept(site: Site, kind: type[Page], fields: dict[str, object]) -> None:
    """Wagtail gives it an address and a place in the tree, no identifier."""
    home, page = site.root_page, kind(title="Un essai", slug="un-essai", **fields)
    page.depth, page.path = home.depth + 1, home.get_last_child()._inc_path()
    page.set_url_path(home)

    assert page.make_preview_request(preview_mode="").status_code == 200
