"""The preview of a page and its checks, in a real browser, as an editor works."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.models import ContentPage
from cms.operations import sync_editor_groups
from renovation.accounts.models import User
from tests.browser import enter
from tests.factories.pages import stream

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The editor of Wagtail loads much; a machine at work on other tests takes its time.
PATIENCE_MS = 45_000
FAULTY = "<h2>TOUT EN MAJUSCULES</h2><p>Pour le guide, <a href='/guide/'>cliquez ici</a>.</p>"


@pytest.fixture
def editors_page(page: Page, editor: User, starter: Site, live_server: LiveServer) -> Page:
    sync_editor_groups(editor)
    enter(page.context, editor, live_server.url)
    return page


def test_x14_the_checks_of_the_preview_name_what_is_wrong(
    editors_page: Page, starter: Site, live_server: LiveServer
) -> None:
    faulty = starter.root_page.add_child(instance=ContentPage(title="Essai", body=stream(("text", FAULTY))))
    editors_page.set_viewport_size({"width": 1400, "height": 900})

    editors_page.goto(f"{live_server.url}/cms/pages/{faulty.pk}/edit/", timeout=PATIENCE_MS)
    editors_page.get_by_role("button", name="Afficher/masquer la prévisualisation").click(timeout=PATIENCE_MS)
    editors_page.get_by_role("button", name="Activer/désactiver les vérifications").click()

    found = editors_page.locator('[data-side-panel="checks"]')
    expect(found).to_contain_text("Lien qui ne dit pas où il mène", timeout=PATIENCE_MS)
    expect(found).to_contain_text("Titre tout en majuscules")
