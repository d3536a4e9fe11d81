"""Pages of the site are drawn once for all who only read, and never for one who bears something of their own."""

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Page, Site

from cms.operations import open_site
from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.door.login import login_agent


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


@pytest.mark.parametrize("address", ["/?x=1", "/health/live/", "/diagnostic/", "/nulle-part/"])
def test_other_addresses_are_answered_by_themselves(visitor: Client, address: str) -> None:
    visitor.get(address)

    assert not [key for key in caches["process"]._cache if "page:" in key]  # type: ignore[attr-defined]
