"""Every page of the office passes axe (X1) and fits a phone (X2), in light and dark, with errors and empty too."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.cases.models import Case, Lead
from tests.backoffice.conftest import Desk
from tests.browser import follow, go_on, look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTS = [
    *("case_board", "case_views", "case_exports"),
    *("morning", "leads", "lead_new", "cases", "tasks", "messages", "agenda", "search", "figures"),
    *("booking", "absences", "rules", "sessions", "waiting_list", "feeds", "agenda_figures"),
]
# For who sets the agenda.
SETTINGS = ("agenda_settings", "type_new")


def sit_down(context: BrowserContext, desk: Client, live_server: LiveServer) -> None:
    """The browser takes the session of an agent who passed both factors."""
    go_on(context, desk, live_server.url)


def check(page: Page, name: str) -> None:
    look(page, f"office-{name}")


def test_x1_empty_lists(context: BrowserContext, page: Page, desk: Client, live_server: LiveServer) -> None:
    sit_down(context, desk, live_server)

    for name in ("morning", "leads", "cases", "agenda"):
        page.goto(live_server.url + reverse(f"backoffice:{name}"))
        check(page, f"{name}-empty")


def test_x1_full_lists(
    context: BrowserContext, page: Page, at_desk: Desk, adviser: User, manager: User, live_server: LiveServer,
    full_case: Case,
) -> None:  # fmt: skip
    sit_down(context, at_desk(adviser), live_server)

    for name in LISTS:
        page.goto(live_server.url + reverse(f"backoffice:{name}") + "?q=leroux&equipe=1")
        check(page, name)

    sit_down(context, at_desk(manager), live_server)
    for name in SETTINGS:
        page.goto(live_server.url + reverse(f"backoffice:{name}"))
        expect(page.locator("h1")).not_to_contain_text("Accès refusé")
        check(page, name)


def test_x1_pages_of_a_case(
    context: BrowserContext, page: Page, desk: Client, live_server: LiveServer, full_case: Case, lead: Lead
) -> None:
    sit_down(context, desk, live_server)
    appointment = full_case.appointments.get()

    for name, subject in (("case", full_case), ("case_edit", full_case), ("lead", lead), ("appointment", appointment)):
        page.goto(live_server.url + reverse(f"backoffice:{name}", args=[subject.pk]))
        check(page, name)


def test_x5_an_error_is_summed_up_first(
    context: BrowserContext, page: Page, desk: Client, live_server: LiveServer, case: Case
) -> None:
    sit_down(context, desk, live_server)
    page.goto(live_server.url + reverse("backoffice:case", args=[case.pk]))

    page.get_by_role("button", name="Envoyer au ménage").click()

    expect(page).to_have_title(re.compile("^Erreur – "))
    check(page, "case-error")


def test_h4_a_conflict_is_laid_out(
    context: BrowserContext, page: Page, desk: Client, at_desk: Desk, manager: User, live_server: LiveServer, case: Case
) -> None:
    sit_down(context, desk, live_server)
    address = live_server.url + reverse("backoffice:case_edit", args=[case.pk])
    colleague = context.browser.new_context()  # type: ignore[union-attr]
    sit_down(colleague, at_desk(manager), live_server)
    theirs = colleague.new_page()
    for tab, title in ((page, "Chaudière"), (theirs, "Combles")):
        tab.goto(address)
        tab.locator("[name=title]").fill(title)
    theirs.get_by_role("button", name="Enregistrer").click()

    follow(page.get_by_role("button", name="Enregistrer"))

    check(page, "case-conflict")
    page.get_by_label("Ma version").check()
    page.get_by_role("button", name="Enregistrer").click()
    case.refresh_from_db()
    assert case.title == "Chaudière"
    colleague.close()
