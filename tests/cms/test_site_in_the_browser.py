"""The public site in a real browser: accessibility, narrow windows, no JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from renovation.professionals.operations import load_rows
from renovation.territories.models import Commune
from tests.browser import DESK, PHONE, assert_accessible, assert_no_horizontal_scroll, set_width
from tests.factories.professionals import TODAY, row

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = (
    "/",
    "/renover/",
    "/renover/financer/",
    "/actualites/",
    "/actualites/ventilation-la-grande-oubliee/",
    "/copropriete/",
    "/aides/prime-energie/",
    "/service/questions-frequentes/",
    "/service/les-mots/",
    "/donnees-personnelles/",
    "/accessibilite/",
    "/plan-du-site/",
    "/recherche/?q=devis",
    "/recherche/?q=ventillation",
    "/recherche/?q=xylophone",
    "/annuaire/?commune=",
    "/annuaire/?commune=25000&travaux=combles",
    "/annuaire/?commune=zzzz",
    "/annuaire/10000000000011/",
    "/annuaire/10000000000011/signaler/",
    "/annuaire/10000000000011/entreprise/",
    "/annuaire/10000000000011/entreprise/completer/",
    "/annuaire/ma-selection/",
    "/annuaire/nom/?q=entreprise",
    "/annuaire/verifier/?entreprise=10000000000011&travaux=combles-perdus",
    "/annuaire/donnees/",
    "/aide/",
    "/aide/menage/",
)


@pytest.fixture
def lasting_directory(communes: list[Commune]) -> None:
    """Firms qualified for long: the live server reads the clock of the machine."""
    load_rows(rows=[row(number, communes[0], lien_date_fin="2099-12-31") for number in range(14)], data_date=TODAY)


@pytest.mark.usefixtures("lasting_directory")
def test_x1_x2_k6_pages_of_the_site(page: Page, live_server: LiveServer, starter: Site) -> None:
    for width, scheme in ((PHONE, "dark"), (DESK, "light")):
        set_width(page, width)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for address in ADDRESSES:
            answer = page.goto(live_server.url + address)

            assert answer is not None
            assert answer.status == 200, address
            assert_no_horizontal_scroll(page)
            assert_accessible(page)


@pytest.mark.usefixtures("lasting_directory", "few_pages")
def test_x4_a_firm_is_found_without_javascript(page_without_javascript: Page, live_server: LiveServer) -> None:
    page = page_without_javascript
    page.goto(f"{live_server.url}/annuaire/")

    page.get_by_label("Votre commune, code postal ou adresse").fill("Besançon")
    page.get_by_label("Vos travaux").select_option("combles")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name=re.compile(r"^ENTREPRISE \d")).first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^ENTREPRISE"))


@pytest.mark.usefixtures("few_pages")
def test_x4_the_theme_changes_without_javascript(page_without_javascript: Page, live_server: LiveServer) -> None:
    page = page_without_javascript
    page.goto(f"{live_server.url}/renover/")

    page.get_by_role("button", name="Sombre").click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.url == f"{live_server.url}/renover/"
