"""The tables in a real browser: keyboard, copy and paste, live result; axe on every page, on a phone and on a desk."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.cases.models import Case
from renovation.diagnosis.models import DiagnosisVersion
from tests.backoffice.test_pages_are_accessible import check, sit_down

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "diagnosis",
    "diagnosis_dwelling",
    "diagnosis_walls",
    "diagnosis_windows",
    "diagnosis_heating",
    "diagnosis_bridges",
]


@pytest.fixture
def walls(
    context: BrowserContext, page: Page, desk: Client, live_server: LiveServer, version: DiagnosisVersion
) -> Page:
    """The page of the walls, open in the browser."""
    sit_down(context, desk, live_server)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + reverse("backoffice:diagnosis_walls", args=[version.pk]))
    return page


def cell(page: Page, rank: int, name: str) -> object:
    return page.locator(f"[id='walls-{rank}-{name}']")


def test_x1_the_pages_of_a_version(
    context: BrowserContext, page: Page, desk: Client, live_server: LiveServer, version: DiagnosisVersion
) -> None:
    sit_down(context, desk, live_server)

    for name in PAGES:
        page.goto(live_server.url + reverse(f"backoffice:{name}", args=[version.pk]))
        check(page, name)
    page.goto(live_server.url + reverse("backoffice:diagnosis_walls", args=[version.based_on_id]))
    check(page, "diagnosis_walls_frozen")


def test_x1_the_pages_of_a_dwelling(
    context: BrowserContext,
    page: Page,
    desk: Client,
    live_server: LiveServer,
    home_case: Case,
    version: DiagnosisVersion,
) -> None:
    sit_down(context, desk, live_server)

    for name in ("diagnoses", "diagnosis_compare", "diagnosis_file", "audit_new"):
        page.goto(live_server.url + reverse(f"backoffice:{name}", args=[home_case.dwelling_id]))
        check(page, name)


def test_the_keyboard_moves_as_in_a_spreadsheet(walls: Page) -> None:
    cell(walls, 0, "area_m2").focus()  # type: ignore[attr-defined]
    walls.keyboard.press("Enter")
    walls.keyboard.type("12,5")
    walls.keyboard.press("ArrowLeft")
    walls.keyboard.press("ArrowLeft")
    walls.keyboard.press("ArrowLeft")
    walls.keyboard.press("ArrowLeft")
    walls.keyboard.press("ArrowLeft")

    assert cell(walls, 1, "area_m2").input_value() == "12,5"  # type: ignore[attr-defined]
    assert walls.evaluate("document.activeElement.id") == "walls-1-label"
    walls.keyboard.press("ArrowUp")
    assert walls.evaluate("document.activeElement.id") == "walls-0-label"


def test_enter_on_the_last_line_adds_one(walls: Page) -> None:
    before = walls.locator("tbody tr").count()
    cell(walls, before - 1, "area_m2").focus()  # type: ignore[attr-defined]

    walls.keyboard.press("Enter")

    assert walls.locator("tbody tr").count() == before + 1
    assert walls.evaluate("document.activeElement.id") == f"walls-{before}-area_m2"


def test_a_line_is_copied_and_dropped_by_keyboard(walls: Page) -> None:
    before = walls.locator("tbody tr").count()
    cell(walls, 0, "area_m2").focus()  # type: ignore[attr-defined]

    walls.keyboard.press("Control+d")

    assert walls.locator("tbody tr").count() == before + 1
    copied = walls.locator("tbody tr").nth(1).locator("[name$='-material']").input_value()
    assert copied == cell(walls, 0, "material").input_value()  # type: ignore[attr-defined]
    walls.keyboard.press("Control+Delete")
    assert walls.locator("tbody tr").count() == before


def test_lines_of_a_spreadsheet_are_pasted_over_several_cells(walls: Page) -> None:
    paste = """(text) => { const data = new DataTransfer(); data.setData('text/plain', text);
        document.activeElement.dispatchEvent(
            new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }"""
    cell(walls, 1, "label").focus()  # type: ignore[attr-defined]

    walls.evaluate(
        paste, "Pignon nord\t31,2\tExtérieur\tNord\tParpaings (blocs creux)\nGarage\t12\tGarage\t\tmurs en carton\n"
    )

    assert cell(walls, 1, "material").input_value() == "hollow_block"  # type: ignore[attr-defined]
    assert cell(walls, 2, "adjacency").input_value() == "garage"  # type: ignore[attr-defined]
    assert "murs en carton" in walls.locator("#pasted").inner_text()


def test_the_result_follows_what_is_typed_and_saving_keeps_it(walls: Page, version: DiagnosisVersion) -> None:
    letters = walls.locator(".panel-class").inner_text()
    with walls.expect_response("**/apercu/"):
        cell(walls, 0, "u_w_m2k").fill("0,2")  # type: ignore[attr-defined]
        walls.keyboard.press("Tab")
    walls.get_by_text("non enregistré").wait_for()

    assert walls.locator(".panel-figures").inner_text() != letters
    walls.get_by_role("button", name="Enregistrer et recalculer").click()
    walls.get_by_text("Enregistré : le résultat est à jour.").wait_for()
    version.refresh_from_db()
    assert version.description["walls"][0]["u_w_m2k"] == 0.2


def test_x4_without_javascript_lines_are_added_and_all_is_kept(
    page_without_javascript: Page, desk: Client, live_server: LiveServer, version: DiagnosisVersion
) -> None:
    page = page_without_javascript
    sit_down(page.context, desk, live_server)
    page.goto(live_server.url + reverse("backoffice:diagnosis_walls", args=[version.pk]))
    before = page.locator("tbody tr").count()
    page.locator("[id='walls-1-label']").fill("Pignon")
    page.locator("[id='walls-1-area_m2']").fill("douze")

    page.get_by_role("button", name="Ajouter des lignes").click()
    expect(page.locator("tbody tr").nth(before)).to_be_attached()
    assert page.locator("[id='walls-1-area_m2']").input_value() == "douze"
    page.get_by_role("button", name="Enregistrer et recalculer").click()
    page.get_by_role("link", name="Écrivez un nombre").click()
    page.locator("[id='walls-1-area_m2']").fill("12")
    page.get_by_role("button", name="Enregistrer et recalculer").click()

    page.get_by_text("Enregistré : le résultat est à jour.").wait_for()
    version.refresh_from_db()
    assert version.description["walls"][1]["label"] == "Pignon"
