"""The Wagtail admin in a real browser: it asks nothing of other hosts (K6) and its policy of contents holds (F3)."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.operations import sync_editor_groups
from renovation.accounts.models import User
from tests.browser import POLICY, enter, session_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editors_page(page: Page, editor: User, few_pages: Site, live_server: LiveServer) -> Page:
    """The browser of an editor who passed both factors."""
    sync_editor_groups(editor)
    enter(page.context, editor, live_server.url)
    return page


def test_k6_f3_the_admin_stays_at_home(editors_page: Page, few_pages: Site, live_server: LiveServer) -> None:
    home = few_pages.root_page_id
    places = [
        "",
        f"pages/{home}/",
        f"pages/{home}/edit/",
        "images/",
        "documents/",
        "account/",
        "marque/",
        f"pages/{home}/add_subpage/",
    ]

    for place in places:
        answer = editors_page.goto(f"{live_server.url}/cms/{place}")
        editors_page.wait_for_load_state("networkidle")

        assert answer is not None
        assert (answer.status, "/cms/" in editors_page.url) == (200, True), place


def test_f3_the_guard_of_the_browser_sees_a_breach(
    editors_page: Page, few_pages: Site, live_server: LiveServer
) -> None:
    browser = editors_page.context.browser
    assert browser is not None

    with pytest.raises(AssertionError, match=POLICY), session_of(browser) as session:
        page = session.new_page()
        page.goto(live_server.url)
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">inline</p>')")
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.x = 1'}))")
        page.wait_for_timeout(200)
