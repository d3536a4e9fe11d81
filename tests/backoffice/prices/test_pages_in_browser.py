"""X1, X2: pages of prices with pictures, tables and files pass axe and fit a phone and a desk, light and dark."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.operations import open_site
from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.backoffice.test_pages_are_accessible import check, sit_down
from tests.browser import follow
from tests.factories.platforms import CommuneFactory
from tests.factories.prices import load_price_parameters, some_prices

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_x1_pages_of_prices(
    context: BrowserContext,
    page: Page,
    at_desk: Desk,
    manager: User,
    live_server: LiveServer,
    platform: Platform,
) -> None:
    site = open_site(platform=platform, is_default=True)
    Site.objects.filter(pk=site.pk).update(hostname="localhost")
    platform.communes.add(CommuneFactory.create())
    load_price_parameters()
    own = some_prices(platform, 12)[0]
    some_prices(platform, 12, on=own.on.replace(year=2025))
    keeper: Client = at_desk(manager)
    sit_down(context, keeper, live_server)

    addresses = {
        "type": reverse("backoffice:price_type", args=["isolation-mur-ite"]),
        "references": reverse("backoffice:price_references"),
        "reference": reverse("backoffice:price_reference", args=[own.pk]),
        "import": reverse("backoffice:price_import"),
        "contributions": reverse("backoffice:price_contributions"),
    }
    for name, address in addresses.items():
        page.goto(live_server.url + address)
        check(page, f"prices-{name}")

    page.goto(live_server.url + reverse("selfservice:usual_price", args=["isolation-mur-ite"]))
    follow(page.get_by_role("button", name="Comparer"))
    check(page, "prices-household-errors")
    page.get_by_label("Quantité").fill("100")
    page.get_by_label("Prix de ces travaux").fill("24000")
    page.get_by_label("Hors taxes").check()
    follow(page.get_by_role("button", name="Comparer"))
    check(page, "prices-household-answer")
