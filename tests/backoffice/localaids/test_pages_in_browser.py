"""X1, X2: the pages of local aids pass axe and fit a phone and a desk, light and dark, with a try and with errors."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.aids.models import LocalScheme
from renovation.platforms.models import Platform
from tests.backoffice.localaids.conftest import drafted, in_force
from tests.backoffice.test_pages_are_accessible import check, sit_down
from tests.browser import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_x1_pages_of_local_aids(
    context: BrowserContext,
    page: Page,
    parameters: None,
    nadia: Client,
    live_server: LiveServer,
    platform: Platform,
    adviser: User,
) -> None:
    sit_down(context, nadia, live_server)
    published = in_force(drafted(platform, adviser.pk))
    waiting = drafted(platform, adviser.pk)
    example = LocalScheme.objects.get(code="grand-besancon-aapel")
    form = reverse("backoffice:local_aid_new", args=[platform.pk])
    addresses = {
        "list": reverse("backoffice:local_aids"),
        "sheet": reverse("backoffice:local_aid", args=[published.scheme_id]),
        "version": reverse("backoffice:local_version", args=[waiting.pk]),
        "form": f"{form}?modele={example.pk}",
    }

    for name, address in addresses.items():
        page.goto(live_server.url + address)
        check(page, f"local-aids-{name}")

    page.locator("[name=starts]").fill("2026-01-01")
    page.locator("[name=source_read_on]").fill("2026-11-20")
    page.get_by_role("button", name="Essayer sur des cas types").click()
    expect(page.get_by_text("n’est pas encore enregistrée")).to_be_visible()
    check(page, "local-aids-tried")

    page.goto(live_server.url + form)
    follow(page.get_by_role("button", name="Enregistrer la proposition"))
    check(page, "local-aids-errors")
