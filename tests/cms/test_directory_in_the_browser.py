"""The list of places under the field of the directory, by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.professionals.operations import load_rows
from renovation.territories.models import Commune
from tests.browser import PHONE, assert_accessible, assert_no_horizontal_scroll, set_width
from tests.factories.professionals import TODAY, row

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.usefixtures("site")
def test_a_place_is_chosen_in_the_list_and_its_firms_reached_from_the_map(
    page: Page, live_server: LiveServer, communes: list[Commune]
) -> None:
    load_rows(rows=[row(number, communes[0], lien_date_fin="2099-12-31") for number in range(3)], data_date=TODAY)
    set_width(page, PHONE)
    page.goto(f"{live_server.url}/annuaire/")
    field = page.get_by_role("combobox", name="Votre commune, code postal ou adresse")

    field.press_sequentially("besan")
    option = page.get_by_role("option", name="Besançon (Doubs)")
    expect(option).to_be_visible()
    assert_accessible(page)
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("Besançon (Doubs)")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Professionnels RGE près de Besançon")
    expect(page).to_have_url(re.compile("insee=25056"))
    assert_no_horizontal_scroll(page)
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("^2, ENTREPRISE")).press("Enter")
    expect(page).to_have_url(re.compile("#entreprise-2$"))
