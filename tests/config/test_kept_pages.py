"""Pages of the site are drawn once for all who only read, and never for one who bears something of their own."""

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Page, Site

from cms.operations import open_site
from renovation.accounts.models import User
from renovation.platforms.models import Platform
from renovation.professionals.operations import load_rows
from renovation.territories.models import Commune
from tests.door.login import login_agent
from tests.factories.professionals import TODAY, row

MEMORIES = ("process", "searches")


@pytest.fixture
def site(lasting_site: bool, platform: Platform) -> Site:
    opened: Site = open_site(platform=platform, is_default=True)
    return opened


@pytest.fixture
def visitor(site: Site, settings: Settings) -> Client:
    settings.KEPT_PAGES_SECONDS = 60
    return Client(SERVER_NAME=site.hostname)


def _words(client: Client, address: str = "/", **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


def test_a_page_read_again_asks_for_its_version_alone(
    visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = visitor.get("/")

    with django_assert_num_queries(3):
        second = visitor.get("/")

    assert second.status_code == 200
    assert second["ETag"] == first["ETag"]
    assert second["Content-Type"] == first["Content-Type"]


def test_f3_each_answer_has_a_nonce_of_its_own(visitor: Client) -> None:
    answers = [visitor.get("/") for _ in range(3)]

    nonces = [answer["Content-Security-Policy"].split("'nonce-")[1].split("'")[0] for answer in answers]
    assert len(set(nonces)) == 3
    for nonce, answer in zip(nonces, answers, strict=True):
        assert f'nonce="{nonce}"' in answer.content.decode()


def test_a_publication_is_seen_at_once(visitor: Client, site: Site) -> None:
    before = _words(visitor)
    home: Page = site.root_page.specific
    home.title = "Une maison plus chaude"
    home.save_revision().publish()

    assert "Une maison plus chaude" not in before
    assert "Une maison plus chaude" in _words(visitor)


def test_a_page_that_is_closed_to_the_public_is_closed_at_once(visitor: Client, site: Site) -> None:
    _words(visitor)
    site.root_page.view_restrictions.create(restriction_type="login")

    assert visitor.get("/").status_code == 302


@pytest.mark.parametrize(("name", "value"), [("theme", "dark"), ("theme", "light")])
def test_the_choices_of_the_device_are_kept_apart(visitor: Client, name: str, value: str) -> None:
    _words(visitor)
    visitor.cookies[name] = value

    assert f'data-theme="{value}"' in _words(visitor)
    del visitor.cookies[name]
    assert "data-theme" not in _words(visitor)


def test_what_somebody_writes_in_a_cookie_makes_no_page_more(
    visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    visitor.get("/")
    visitor.cookies["theme"] = "anything"

    with django_assert_num_queries(3):
        assert visitor.get("/").status_code == 200


def test_another_site_has_pages_of_its_own(visitor: Client, other_platform: Platform) -> None:
    theirs: Site = open_site(platform=other_platform)
    ours = visitor.get("/")

    assert visitor.get("/", SERVER_NAME=theirs.hostname)["ETag"] != ours["ETag"]


def test_c4_a_logged_in_person_neither_reads_nor_leaves_a_kept_page(visitor: Client, site: Site, adviser: User) -> None:
    public = visitor.get("/")
    agent = Client(SERVER_NAME=site.hostname)
    login_agent(agent, adviser)

    own = agent.get("/")

    assert "no-store" in own["Cache-Control"]
    assert len(own.content) != len(public.content)
    assert visitor.get("/")["ETag"] == public["ETag"]


@pytest.mark.parametrize(
    "address",
    [
        "/?x=1",
        "/health/live/",
        "/diagnostic/",
        "/nulle-part/",
        "/annuaire/?commune=12+rue+des+Granges%2C+25000+Besan%C3%A7on",
        "/annuaire/?point=47.2,6.0&commune=Ici",
        "/annuaire/?commune=Besan%C3%A7on&besoin=mes+fenetres",
        "/annuaire/?commune=Besan%C3%A7on&suivi=12",
        "/annuaire/ma-selection/",
        "/annuaire/verifier/",
    ],
)
def test_other_addresses_are_answered_by_themselves(visitor: Client, communes: list[Commune], address: str) -> None:
    visitor.get(address)

    assert not [key for name in MEMORIES for key in caches[name]._cache if "page:" in key]  # type: ignore[attr-defined]


def test_a_search_made_of_choices_is_kept_and_each_has_its_own(
    visitor: Client, communes: list[Commune], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_rows(rows=[row(1, communes[0])], data_date=TODAY)
    search = "/annuaire/?commune=25000+Besan%C3%A7on&travaux=combles&besoin=&rayon=20"
    first = visitor.get(search)

    with django_assert_num_queries(3):
        again = visitor.get(search)

    assert "ENTREPRISE 1" in again.content.decode()
    assert again["ETag"] == first["ETag"] != visitor.get(search.replace("rayon=20", "rayon=50"))["ETag"]


def test_whoever_has_a_selection_sees_their_own(visitor: Client, communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0])], data_date=TODAY)
    search = "/annuaire/?commune=Besan%C3%A7on&travaux=combles"
    assert "votre sélection" not in _words(visitor, search)

    visitor.post("/annuaire/ma-selection/ajouter/", {"siret": "10000000100011"})

    assert "votre sélection" in _words(visitor, search)
