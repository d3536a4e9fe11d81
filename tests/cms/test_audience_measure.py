"""Counting visits: nothing by default, the platform's own Matomo when it is asked for, and the right to refuse."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from cms.models import AudienceMeasure, ContentPage, LegalPage
from renovation.platforms.models import Platform
from tests.factories import living
from tests.factories.pages import stream

ADDRESS = "https://statistiques.besancon.example/"
ORIGIN = "https://statistiques.besancon.example"


@pytest.fixture
def measure(site: Site, platform: Platform) -> AudienceMeasure:
    site.root_page.add_child(instance=LegalPage(title="Cookies", slug="cookies", kind="cookies"))
    return AudienceMeasure.objects.create(
        platform=platform, is_on=True, address=ADDRESS, site_number=7, hides_addresses=True
    )


def connections(visitor: Client, address: str = "/", **headers: str) -> str:
    policy = visitor.get(address, headers=headers)["Content-Security-Policy"]
    return re.search(r"connect-src ([^;]+)", policy)[1]  # type: ignore[index]


def test_k6_nothing_is_counted_nor_asked_by_default(visitor: Client) -> None:
    answer = visitor.get("/")

    assert "measure.js" not in answer.content.decode()
    assert connections(visitor) == "'self'"


@pytest.mark.parametrize("address", ["/", "/annuaire/", "/recherche/", "/plan-du-site/", "/page/", "/theme/"])
def test_k7_a_first_visit_sets_no_cookie(visitor: Client, site: Site, address: str) -> None:
    living.add(site.root_page, ContentPage, title="Page", slug="page")

    assert not visitor.get(address).cookies


def test_k7_nor_does_a_home_page_where_one_may_subscribe_to_the_letter(visitor: Client, site: Site) -> None:
    home = site.root_page.specific
    home.body = stream(("newsletter", {"title": "Recevoir la lettre", "text": ""}))
    home.save_revision().publish()

    answer = visitor.get("/")

    assert "M’abonner" in answer.content.decode()
    assert not answer.cookies
    assert answer.has_header("ETag")


def test_k6_what_was_typed_in_a_search_stays_out_of_what_is_told() -> None:
    """The title of a page of results holds it, as its address does after the question mark."""
    script = (settings.SITE / "static" / "js" / "measure.js").read_text()

    assert "title" not in script
    assert "location.search" not in script
    assert "url: here.origin + here.pathname" in script


@pytest.mark.usefixtures("measure")
def test_a_visit_is_counted_without_cookie_and_only_that_server_is_allowed(visitor: Client) -> None:
    answer = visitor.get("/")

    assert f'data-measure="{ADDRESS}matomo.php" data-site="7"' in answer.content.decode()
    assert connections(visitor) == f"'self' {ORIGIN}"
    assert not answer.cookies


@pytest.mark.usefixtures("measure")
def test_places_that_belong_to_somebody_are_not_counted(visitor: Client) -> None:
    for address in ("/diagnostic/", "/lettre/abonnement/", "/aide/", "/compte/login/"):
        assert ORIGIN not in visitor.get(address)["Content-Security-Policy"], address


@pytest.mark.usefixtures("measure")
@pytest.mark.parametrize("header", ["DNT", "Sec-GPC"])
def test_a_browser_that_refuses_is_not_counted(visitor: Client, header: str) -> None:
    assert connections(visitor, **{header: "1"}) == "'self'"


@pytest.mark.usefixtures("measure")
def test_one_may_refuse_on_the_page_of_cookies_and_change_ones_mind(visitor: Client) -> None:
    assert "Refuser d’être compté" in visitor.get("/cookies/").content.decode()

    visitor.post("/mesure/", {"mesure": "non", "next": "/cookies/#mesure"})
    assert connections(visitor) == "'self'"
    assert "ne sont pas comptées" in visitor.get("/cookies/").content.decode()

    visitor.post("/mesure/", {"mesure": "oui"})
    assert connections(visitor) == f"'self' {ORIGIN}"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("address", ["/mesure/", "/theme/", "/lettre/abonnement/"])
@pytest.mark.parametrize("told", [{"Origin": "https://ailleurs.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_f5_a_form_of_another_site_chooses_nothing(visitor: Client, address: str, told: dict[str, str]) -> None:
    answer = visitor.post(address, {"mesure": "non", "theme": "dark"}, headers=told)

    assert answer.status_code == 403
    assert not answer.cookies


@pytest.mark.usefixtures("measure")
def test_the_other_platform_is_not_counted_there(other_site: Site) -> None:
    assert connections(Client(SERVER_NAME=other_site.hostname)) == "'self'"


@pytest.mark.parametrize(
    "typed",
    [
        {"address": "http://statistiques.besancon.example/"},
        {"address": "https://statistiques.besancon.example/?module=x"},
        {"address": "https://a.example/;script-src"},
        {"address": "javascript:alert(1)"},
        {"hides_addresses": False},
        {"site_number": 0},
    ],
)
def test_an_unsafe_measure_is_refused(platform: Platform, typed: dict[str, object]) -> None:
    usual = {"platform": platform, "is_on": True, "address": ADDRESS, "site_number": 7, "hides_addresses": True}

    with pytest.raises(ValidationError):
        AudienceMeasure(**(usual | typed)).full_clean()
