"""Every kind of page in a real browser: accessibility, narrow windows, words and videos without JavaScript."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.tree import address_of
from renovation.aids.rules.seeds import seed_entries
from renovation.platforms.models import Platform
from renovation.quantities.operations import load_parameters
from tests.browser import DESK, PHONE, assert_accessible, assert_no_horizontal_scroll, set_width
from tests.factories.pages import every_kind

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # Wagtail leaves the files of its smaller pictures to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
# What is laid out in another way on a desk.
ON_A_DESK = ("content", "aid", "renovation", "resources", "team")


@pytest.fixture
def kinds(site: Site, platform: Platform) -> dict[str, str]:
    """The address of one page of each kind."""
    load_parameters(entries=seed_entries(), at=timezone.now())
    return {name: address_of(page) for name, page in every_kind(site.root_page, platform).items()}


def test_x1_x2_k6_every_kind_of_page(page: Page, live_server: LiveServer, kinds: dict[str, str]) -> None:
    for width, scheme, names in ((PHONE, "dark", tuple(kinds)), (DESK, "light", ON_A_DESK)):
        set_width(page, width)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for name in names:
            page.goto(live_server.url + kinds[name])

            assert_no_horizontal_scroll(page)
            assert_accessible(page)


def test_x4_a_word_opens_on_its_meaning_and_a_video_on_its_page_without_javascript(
    page_without_javascript: Page, live_server: LiveServer, kinds: dict[str, str]
) -> None:
    page = page_without_javascript
    page.goto(live_server.url + kinds["content"])
    meaning = page.locator("#mot-rge")
    expect(meaning).to_be_hidden()

    page.get_by_role("button", name="RGE").click()

    expect(meaning).to_be_visible()
    video = page.get_by_role("link", name="Voir la vidéo sur YouTube")
    assert video.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"
