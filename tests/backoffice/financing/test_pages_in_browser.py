"""The pages of the scenarios in a browser: axe on a phone and on a desk, the keyboard in the table of works."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.models import PlatformSite
from renovation.accounts.models import User
from renovation.aids.models import LocalScheme
from renovation.aids.operations import suspend_scheme
from renovation.financing.models import FinancingVariant
from renovation.financing.operations import decide_amount
from tests.backoffice.financing.conftest import handed
from tests.backoffice.test_pages_are_accessible import check, sit_down

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    """The browser lives in the real present."""
    yield


def test_x1_the_pages_of_a_scenario(
    context: BrowserContext,
    page: Page,
    desk: Client,
    adviser: User,
    live_server: LiveServer,
    prime: LocalScheme,
    variant: FinancingVariant,
) -> None:
    decide_amount(
        variant_id=variant.pk,
        key="mpr_accompanied",
        amount_eur=90000,  # type: ignore[arg-type]
        reason="Notification",
        author=adviser,
        now=timezone.now(),
    )
    suspend_scheme(scheme_id=prime.pk, reason="Vote attendu.")
    sit_down(context, desk, live_server)

    for name in ("financing_variant", "financing_situation", "financing_days"):
        page.goto(live_server.url + reverse(f"backoffice:{name}", args=[variant.pk]))
        check(page, name)
    page.goto(live_server.url + reverse("backoffice:financing_amount", args=[variant.pk]) + "?aide=mpr_accompanied")
    check(page, "financing_amount")
    page.goto(live_server.url + reverse("backoffice:financing", args=[variant.case_id]))
    check(page, "financing")


def test_x1_the_page_that_the_household_reads(
    context: BrowserContext, page: Page, desk: Client, live_server: LiveServer, variant: FinancingVariant
) -> None:
    PlatformSite.objects.create(site=Site.objects.get(is_default_site=True), platform=variant.case.platform)
    handed(desk, "financing_share", variant)
    inside = Client()
    inside.force_login(variant.case.household.user)  # type: ignore[arg-type]
    sit_down(context, inside, live_server)

    page.goto(live_server.url + reverse("selfservice:financing", args=[variant.pk]))

    assert page.get_by_role("heading", name="Qui paie quoi").is_visible()
    check(page, "financing_shared")


def test_works_are_typed_with_the_keyboard_alone(
    context: BrowserContext, page: Page, desk: Client, live_server: LiveServer, variant: FinancingVariant
) -> None:
    sit_down(context, desk, live_server)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + reverse("backoffice:financing_situation", args=[variant.pk]))

    page.locator("[id='works-0-quantity']").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("80")
    page.keyboard.press("Control+d")
    page.locator("#live").get_by_text("non enregistré").wait_for()
    assert page.locator("[id='works-2-quantity']").input_value() == "80"
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="Qui paie quoi").wait_for()

    variant.refresh_from_db()
    assert [line["quantity"] for line in variant.scenario["lines"]] == ["80", "80"]
