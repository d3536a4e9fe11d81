"""The rooms of the directory and the firms of a case pass axe (X1) and fit a phone (X2), in light and dark."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.introductions.operations import keep_companies
from renovation.professionals.enums import RequestKind
from renovation.professionals.operations import Words, propose_photo, propose_words, sign_charter
from renovation.territories.models import Commune
from tests.backoffice.conftest import Desk
from tests.browser import go_on, look
from tests.factories.entries import NOW, day, entry_request, firms, open_directory, proven_claim
from tests.renovation.documents.samples import jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOMS = ("directory_requests", "directory_moderation", "charter", "rotation_register", "offer")


def test_x1_rooms_of_the_directory(
    context: BrowserContext,
    page: Page,
    at_desk: Desk,
    manager: User,
    live_server: LiveServer,
    case: Case,
    communes: list[Commune],
) -> None:
    platform = case.platform
    open_directory(platform)
    company, other = firms(communes[0], 2, lien_date_fin="2099-12-31")
    request = entry_request(platform, company, RequestKind.OBJECTION)
    claim = proven_claim(platform, company)
    propose_words(claim=claim, words=Words("Couvreur", "", ""), now=NOW)
    upload = SimpleUploadedFile("toit.jpg", jpeg())
    propose_photo(claim=claim, upload=upload, caption="Toit", now=NOW)
    signed = {"signed_on": day("2026-01-01"), "ends_on": None, "author_id": manager.pk, "now": NOW}
    sign_charter(platform=platform, company=other, **signed)
    keep_companies(case=case, companies=[company, other], now=NOW)
    desk: Client = at_desk(manager)
    go_on(context, desk, live_server.url)

    addresses = [reverse(f"backoffice:{name}") for name in ROOMS]
    addresses.append(reverse("backoffice:directory_request", args=[request.pk]))
    search = reverse("backoffice:case_companies", args=[case.pk])
    addresses += [f"{search}?commune=Besançon&works=combles", f"{search}?commune=zzz&works="]
    for address in addresses:
        page.goto(live_server.url + address)
        look(page)
