"""The gallery in a browser: every component, theme, brand and width (X1, X2, X3, X12)."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from config.gallery.sheets import SHEETS
from tests.browser import (
    DESK,
    PHONE,
    assert_accessible,
    assert_no_horizontal_scroll,
    screenshot,
    set_width,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ["", *(f"{sheet.name}/" for sheet in SHEETS)]
VIEWS = [
    ("light", PHONE, "sapin"),
    ("dark", DESK, "sapin"),
    ("light", DESK, "bleuet"),
    ("dark", PHONE, "bleuet"),
]
# WCAG 1.4.12: what a reader may ask of the letters without losing anything.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    "p { margin-bottom: 2em !important; }"
)
ADOPT = "(css) => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets = [own]; }"


def _open(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.strip("/") or "overview")
def test_x1_x2_sheet_in_every_look(live_server: LiveServer, page: Page, name: str) -> None:
    for theme, width, look in VIEWS:
        set_width(page, width)
        _open(page, f"{live_server.url}/components/{name}?theme={theme}&marque={look}")

        screenshot(page, f"gallery-{name.strip('/') or 'overview'}-{look}-{theme}-{width}")
        assert_no_horizontal_scroll(page)
        assert_accessible(page)


def test_x2_spaced_text_is_not_cut(live_server: LiveServer, page: Page) -> None:
    set_width(page, PHONE)
    for sheet in SHEETS:
        _open(page, f"{live_server.url}/components/{sheet.name}/")

        page.evaluate(ADOPT, SPACED)

        assert_no_horizontal_scroll(page)


def test_x3_every_stop_of_the_keyboard_shows_its_focus(live_server: LiveServer, page: Page) -> None:
    set_width(page, DESK)
    _open(page, f"{live_server.url}/components/actions/")
    seen = []

    for _step in range(30):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "[document.activeElement.outerHTML.slice(0, 60), getComputedStyle(document.activeElement).outlineStyle]"
            )
        )

    assert seen[0][0].startswith('<a href="#contenu"')
    assert seen[1][0].startswith('<a href="#menu"')
    assert [stop for stop in seen if stop[1] == "none" and not stop[0].startswith("<body")] == []


def test_x5_the_summary_of_errors_takes_the_focus(live_server: LiveServer, page: Page) -> None:
    _open(page, f"{live_server.url}/components/formulaires/")

    assert page.evaluate("document.activeElement.id") == "erreurs"
    page.get_by_role("link", name="Adresse e-mail").click()
    assert page.evaluate("document.activeElement.id") == "id_failed-email"


def test_a_password_can_be_shown(live_server: LiveServer, page: Page) -> None:
    _open(page, f"{live_server.url}/components/formulaires/")
    field = page.locator("#id_password-password")
    field.fill("une phrase de passe")

    page.get_by_role("button", name="Afficher le mot de passe").click()

    assert field.get_attribute("type") == "text"
    assert field.input_value() == "une phrase de passe"


def test_x4_the_phone_menu_opens_without_javascript(live_server: LiveServer, page_without_javascript: Page) -> None:
    page = page_without_javascript
    set_width(page, PHONE)
    _open(page, f"{live_server.url}/components/")

    page.locator("summary", has_text="Menu").click()

    assert page.get_by_role("link", name="Trouver un pro RGE").is_visible()


def test_x12_contrast_and_motion_asked_by_the_device_hold(live_server: LiveServer, page: Page) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    _open(page, f"{live_server.url}/components/formulaires/")

    card = page.locator(".choice").first
    assert card.evaluate("(part) => getComputedStyle(part).borderTopStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("getComputedStyle(document.querySelector('.button')).transitionDuration") == "0s"


@pytest.mark.parametrize(("asked", "shown"), [("light", "rgb(251, 248, 242)"), ("dark", "rgb(14, 23, 21)")])
def test_x12_the_theme_of_the_device_is_followed(live_server: LiveServer, page: Page, asked: str, shown: str) -> None:
    page.emulate_media(color_scheme=asked)  # type: ignore[arg-type]
    _open(page, f"{live_server.url}/components/")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == shown
