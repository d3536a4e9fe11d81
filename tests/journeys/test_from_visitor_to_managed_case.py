"""One household from the public site to a managed case, as people click it (issue: the main journey)."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.browser import assert_accessible, assert_no_horizontal_scroll
from tests.factories.platforms import PASSWORD
from tests.journeys.stage import agents_code, code_in, last_mail, set_stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EMAIL = "jeanne.morel@courriel.example"
# Screen by screen; a number is typed.
FAST_ANSWERS = (
    ("Une maison", "Propriétaire et j’y habite"),
    ("De 1948 à 1974", "Oui, en partie"),
    ("110",),
    ("Chaudière au fioul",),
    ("Par le chauffage",),
)
MORE_ANSWERS = (("Un étage et un grenier",), ("Quatre côtés",), ("Parpaing",), ("Non",))


@pytest.fixture
def address(live_server: LiveServer, platform: Platform, adviser: User) -> str:
    set_stage(platform, adviser, live_server.url)
    return str(live_server.url)


@pytest.fixture
def phone(browser: Browser) -> Page:
    """The household's telephone."""
    household = browser.new_context(viewport={"width": 360, "height": 800}, locale="fr-FR")
    household.set_default_timeout(15_000)
    return household.new_page()


def test_a_household_becomes_a_managed_case(address: str, phone: Page, context: BrowserContext) -> None:
    desk = context.new_page()

    _read_the_site(phone, address)
    _answer_the_questions(phone, address)
    _book(phone)
    _create_account(phone, address)
    _log_in_as_adviser(desk, address)
    _open_the_case(desk, address)


def _look(page: Page) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)


def _read_the_site(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("link", name=re.compile("pro RGE|professionnel")).first).to_be_attached()
    _look(page)
    page.goto(f"{address}/annuaire/")
    expect(page.locator("h1")).to_be_visible()


def _answer_the_questions(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Votre commune ou code postal").fill("Besançon")
    page.get_by_role("button", name="Faire mon diagnostic").click()
    page.get_by_role("button", name=re.compile("Commencer à Besançon")).click()
    _answer(page, FAST_ANSWERS)
    expect(page.locator("h1")).to_contain_text("Votre logement est sans doute")
    _look(page)
    page.get_by_role("link", name="Affiner mon estimation").click()
    _answer(page, MORE_ANSWERS)
    _look(page)
    while "/question/" in page.url:
        page.get_by_role("button", name=re.compile("Passer")).click()
    expect(page.locator("h1")).to_contain_text("classé")
    _look(page)


def _answer(page: Page, screens: tuple[tuple[str, ...], ...]) -> None:
    for answers in screens:
        for answer in answers:
            if answer.isdecimal():
                page.get_by_role("textbox").first.fill(answer)
            else:
                page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Continuer").click()


def _book(page: Page) -> None:
    page.get_by_role("link", name="Prendre rendez-vous").last.click()
    page.locator("a[href*=creneau]").first.click()
    page.get_by_role("button", name="Confirmer mon rendez-vous").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("#id_first_name").fill("Jeanne")
    page.locator("#id_last_name").fill("Morel")
    page.locator("#id_email").fill(EMAIL)
    page.locator("#id_phone").fill("06 39 98 12 34")
    page.locator("#id_request").fill("Il fait froid dans les chambres.")
    page.locator("#id_advice").check()
    page.wait_for_timeout(3_500)  # people take time to write: faster is refused as a machine (G3)
    page.get_by_role("button", name="Confirmer mon rendez-vous").click()
    expect(page.locator("main")).to_contain_text(re.compile("confirmé|est pris"))
    mail = last_mail(EMAIL, "appointment_booked")
    assert mail.attachments[0]["content_type"].startswith("text/calendar")
    assert "/rendez-vous/" in mail.text


def _create_account(page: Page, address: str) -> None:
    page.goto(f"{address}/mon-espace/creer/")
    page.get_by_role("link", name="Continuer").click()
    page.locator("main [name=email]").fill(EMAIL)
    page.get_by_role("button", name="Créer mon compte").click()
    page.locator("[autocomplete=one-time-code]").fill(code_in(last_mail(EMAIL, "signup_code")))
    page.locator("main form button").first.click()
    page.goto(f"{address}/mon-espace/")
    expect(page.locator("main")).to_contain_text("Voir ou annuler")
    expect(page.locator("main")).to_contain_text("estimation")


def _log_in_as_adviser(page: Page, address: str) -> None:
    page.goto(f"{address}/bureau/")
    page.locator("main [name=login]").fill("claire.martin@besancon.example")
    page.locator("main [name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    page.locator("[autocomplete=one-time-code]").fill(agents_code())
    page.get_by_role("button", name="Valider").click()
    expect(page.locator("h1")).to_contain_text("Bonjour Claire")
    assert_accessible(page)


def _open_the_case(page: Page, address: str) -> None:
    page.goto(f"{address}/bureau/prospects/")
    page.get_by_role("link", name=re.compile("Morel")).first.click()
    for typed in ("Il fait froid dans les chambres", "06 39 98 12 34", "Parpaing", EMAIL):
        expect(page.locator("main")).to_contain_text(typed)
    page.get_by_role("button", name="Ouvrir un dossier pour ce ménage").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"GBM-\d{4}-\d+"))
    assert_accessible(page)
