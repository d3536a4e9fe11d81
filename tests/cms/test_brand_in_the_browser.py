"""The preview follows the form, and the menu of two levels opens with the keyboard."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.models import SiteFrame
from cms.operations import sync_editor_groups
from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.browser import DESK, PHONE, assert_accessible, assert_no_horizontal_scroll, enter, set_width
from tests.factories.pages import stream

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def target(destination: str = "", page: int | None = None) -> dict[str, object]:
    return {"page": page, "destination": destination, "address": ""}


@pytest.fixture
def dressed(site: Site, platform: Platform) -> SiteFrame:
    """A menu with a submenu, and a banner."""
    child = {"label": "Prendre rendez-vous", "target": target("selfservice:booking")}
    entry = {"label": "Nos services", "target": target(page=site.root_page_id), "children": [child]}
    frame = SiteFrame.objects.get(platform=platform)
    frame.menu = stream(("entry", entry))
    frame.banner_text = "Fermé le 24 décembre."
    frame.save()
    return frame


def test_the_preview_follows_the_form_and_keeps_nothing(
    page: Page, live_server: LiveServer, site: Site, platform: Platform, site_administrator: User
) -> None:
    sync_editor_groups(site_administrator)
    enter(page.context, site_administrator, live_server.url)
    page.goto(f"{live_server.url}/cms/marque/edit/{platform.pk}/")

    page.get_by_label("Téléphone").fill("03 81 99 99 99")

    preview = page.frame_locator("iframe[name=apercu]")
    expect(preview.get_by_text("03 81 99 99 99")).to_be_visible()
    page.locator("input[name=brand_colour]").fill("#ffee88")
    expect(preview.get_by_text("Refusé")).to_be_visible()
    page.get_by_role("button", name="Actualiser l’aperçu").click()
    expect(preview.get_by_text("Refusé")).to_be_visible()
    platform.refresh_from_db()
    assert platform.phone != "03 81 99 99 99"


@pytest.mark.usefixtures("dressed")
def test_x2_the_menu_of_two_levels_opens_with_the_keyboard(page: Page, live_server: LiveServer) -> None:
    set_width(page, DESK)
    page.goto(f"{live_server.url}/aide/")
    summary = page.locator(".nav summary", has_text="Nos services")
    link = page.locator(".nav").get_by_role("link", name="Prendre rendez-vous")
    expect(link).to_be_hidden()

    summary.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(link).to_be_hidden()
    expect(summary).to_be_focused()
    assert_accessible(page)


@pytest.mark.usefixtures("dressed")
def test_x4_menu_and_banner_at_320_px_without_javascript(
    page_without_javascript: Page, live_server: LiveServer
) -> None:
    page = page_without_javascript
    set_width(page, PHONE)
    page.goto(f"{live_server.url}/aide/")
    page.locator(".menu > summary").click()
    page.locator(".menu .sub summary", has_text="Nos services").click()
    expect(page.locator(".menu").get_by_role("link", name="Prendre rendez-vous")).to_be_visible()
    assert_no_horizontal_scroll(page)

    page.get_by_role("button", name="Fermer ce message").click()

    expect(page.get_by_text("Fermé le 24 décembre.")).to_have_count(0)
