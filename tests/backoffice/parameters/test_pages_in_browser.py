"""X1, X2: the pages of the parameters pass axe and fit a phone and a desk, light and dark, with errors too."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from tests.backoffice.conftest import Desk
from tests.backoffice.parameters.conftest import COST, ELECTRICITY, PRICE, published
from tests.backoffice.parameters.test_values_in_the_office import proposal, propose
from tests.backoffice.test_pages_are_accessible import check, sit_down

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_x1_pages_of_the_parameters(context: BrowserContext, page: Page, alix: Client, live_server: LiveServer) -> None:
    sit_down(context, alix, live_server)
    propose(alix)
    pages: list[tuple[str, list[Any]]] = [
        ("parameters", []),
        ("parameter_doubts", []),
        ("parameter", [ELECTRICITY]),
        ("parameter", [PRICE]),
        ("value", [proposal().pk]),
        ("value_new", [PRICE]),
        ("value_verify", [published(COST)[-1].pk]),
        ("batches", []),
    ]

    for name, arguments in pages:
        page.goto(live_server.url + reverse(f"backoffice:{name}", args=arguments))
        check(page, name)


def test_x5_errors_are_summed_up_first(
    context: BrowserContext, page: Page, alix: Client, live_server: LiveServer
) -> None:
    sit_down(context, alix, live_server)
    page.goto(live_server.url + reverse("backoffice:value_new", args=[PRICE]))
    page.locator("[name=cell0-1-0]").fill("beaucoup")

    page.get_by_role("button", name="Enregistrer la proposition").click()

    expect(page).to_have_title(re.compile("^Erreur – "))
    check(page, "value-errors")


def test_x1_pages_of_a_manager(
    context: BrowserContext, page: Page, at_desk: Desk, manager: User, live_server: LiveServer
) -> None:
    sit_down(context, at_desk(manager), live_server)

    for name in ("parameters", "parameter_doubts"):
        page.goto(live_server.url + reverse(f"backoffice:{name}"))
        check(page, f"{name}-manager")
