"""X1, X2: every page of the household's side, on a phone and on a desk, light and dark, with its errors."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.aids.rules.seeds import seed_entries
from renovation.appointments.models import Appointment
from renovation.cases.models import Case
from renovation.cases.operations import write_message
from renovation.documents.models import Printout
from renovation.documents.operations import make_printout
from renovation.households.models import Household
from renovation.platforms.models import Platform
from renovation.quantities.operations import load_parameters
from renovation.territories.models import Commune
from tests.browser import enter, follow
from tests.browser import look as everywhere
from tests.factories.appointments import OpeningFactory
from tests.selfservice.stories import FAST, HOUSE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKED_AT = ("period", "floor", "bills", "comfort")


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    """The browser lives in the real present."""
    yield


@pytest.fixture
def address(live_server: LiveServer, commune: Commune, parameters: None, adviser: User, site: Platform) -> str:
    begins = (timezone.now() + timedelta(days=3)).replace(second=0, microsecond=0)
    OpeningFactory.create(platform=site, adviser=adviser, starts_at=begins)
    return str(live_server.url)


def look(page: Page, name: str) -> None:
    everywhere(page, f"selfservice-{name}")


def asked(page: Page) -> str:
    """The code of the screen that is shown, once it is there whole; nothing on another page."""
    page.wait_for_load_state()
    form = page.locator("form.wizard")
    return (form.get_attribute("hx-post") or "").rstrip("/").split("/")[-2] if form.count() else ""


def answer(page: Page, *, refine: bool = True) -> None:
    """Answers the present screen; goes on after the first range unless told otherwise."""
    for name, value in HOUSE[asked(page)].items():
        for one in value if isinstance(value, list) else [value]:
            if page.locator(f"input[type=text][name={name}], textarea[name={name}]").count():
                page.fill(f"[name={name}]", one)
            elif page.locator(f"select[name={name}]").count():
                page.select_option(f"select[name={name}]", one)
            else:
                page.check(f"input[name={name}][value='{one}']")
    onwards = page.get_by_role("button", name="Continuer")
    follow(onwards.or_(page.get_by_role("button", name="Voir mon résultat", exact=True)))
    refining = page.get_by_role("link", name="Affiner mon estimation")
    if refine and refining.count():
        follow(refining)


def test_x1_the_diagnosis(address: str, page: Page) -> None:
    page.goto(f"{address}/diagnostic/?commune=Besançon")
    look(page, "start")
    follow(page.get_by_role("button", name="Commencer à Besançon"))
    follow(page.get_by_role("button", name="Continuer"))
    look(page, "question-error")
    while asked(page):
        if asked(page) in LOOKED_AT:
            look(page, f"question-{asked(page)}")
        answer(page)
    look(page, "result")
    page.get_by_role("link", name="Partager").click()
    follow(page.get_by_role("button", name="Créer un lien de partage"))
    look(page, "share")
    page.goto(f"{address}/diagnostic/resultat/")
    follow(page.get_by_role("button", name="Rapport PDF"))
    look(page, "report-waiting")
    page.goto(f"{address}/diagnostic/plus-tard/")
    look(page, "later")
    page.goto(f"{address}/diagnostic/reprendre/invente/")
    look(page, "link-over")


def test_x1_contact_and_booking(address: str, page: Page) -> None:
    page.goto(f"{address}/etre-rappele/")
    look(page, "contact")
    page.goto(f"{address}/rendez-vous/")
    look(page, "booking")


def test_x3_an_appointment_with_the_keyboard_alone_and_all_its_pages(address: str, page: Page) -> None:
    for name in ("", "ateliers/", "lien-perdu/", "verifier/", "attente/", "sujet/premiere-information/attente/"):
        page.goto(f"{address}/rendez-vous/{name}")
        look(page, f"booking-{name.replace('/', '-')}")
    page.goto(f"{address}/rendez-vous/")
    _press(page, page.get_by_role("link", name="Première information"))
    look(page, "booking-place")
    _press(page, page.get_by_role("link", name="Par téléphone"))
    look(page, "booking-slots")
    _press(page, page.locator("main .slots button").first)
    look(page, "booking-form")
    _press(page, page.get_by_role("button", name="Confirmer mon rendez-vous"))
    look(page, "booking-form-error")
    for name, value in (("last_name", "Morel"), ("email", "j.morel@courriel.example"), ("phone", "06 39 98 12 34")):
        page.locator(f"main [name={name}]").fill(value)
    page.locator("main [name=advice]").focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(3_500)  # people take time to write: faster is refused as a machine (G3)
    _press(page, page.get_by_role("button", name="Confirmer mon rendez-vous"))
    expect(page.locator("h1")).to_contain_text("est confirmé")
    look(page, "booking-manage")
    link = page.url
    for name in ("deplacer/", "attestation/"):
        page.goto(link + name)
        look(page, f"booking-{name.strip('/')}")
    page.goto(f"{address}/rendez-vous/verifier/{Appointment.objects.get().proof_code}/")
    look(page, "booking-verified")


def _press(page: Page, leading: Locator) -> None:
    """The keyboard alone: what has the focus is pressed, and another page comes."""
    page.wait_for_load_state()
    leading.focus()
    expect(leading).to_be_focused()
    with page.expect_event("load"):
        page.keyboard.press("Enter")


def test_x1_own_space(address: str, page: Page, household: Household, case: Case, adviser: User) -> None:
    assert household.user is not None
    write_message(case=case, author=adviser, text="Bonjour,\nvoici la suite.", from_household=False)
    enter(page.context, household.user, address)

    for name, path in {
        "space": "/mon-espace/",
        "project": f"/mon-espace/projets/{case.pk}/",
        "data": "/mon-espace/coordonnees/",
    }.items():
        page.goto(f"{address}{path}")
        assert page.url == f"{address}{path}"
        look(page, name)


def test_x4_the_fast_track_without_javascript(address: str, page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto(f"{address}/diagnostic/?commune=25000")
    follow(page.get_by_role("button", name="Commencer à Besançon"))

    for code in FAST:
        page.wait_for_url(f"**/question/{code}/")
        answer(page, refine=False)

    page.wait_for_url("**/premiere-estimation/")
    page.get_by_role("button", name="Voir le résultat tout de suite").click()
    page.wait_for_url("**/resultat/")
    assert "classée" in page.inner_text("h1")


def test_the_range_follows_while_one_answers(address: str, page: Page) -> None:
    page.goto(f"{address}/diagnostic/?commune=25000")
    follow(page.get_by_role("button", name="Commencer à Besançon"))
    answer(page, refine=False)
    page.wait_for_url("**/question/period/")
    height = page.locator("#live").bounding_box()
    before = page.inner_text("#live .live-margin")

    page.check("input[name=period][value=before_1948]")

    expect(page.locator("#live .live-margin")).not_to_have_text(before)
    after = page.locator("#live").bounding_box()
    assert height is not None
    assert after is not None
    assert after["y"] == height["y"]
    assert page.url.endswith("/question/period/")


def test_the_report_is_handed_over_as_soon_as_it_is_ready(address: str, page: Page) -> None:
    page.goto(f"{address}/diagnostic/?commune=25000")
    follow(page.get_by_role("button", name="Commencer à Besançon"))
    for _ in FAST:
        answer(page, refine=False)
    page.get_by_role("button", name="Voir le résultat tout de suite").click()
    page.get_by_role("button", name="Rapport PDF").click()
    page.wait_for_url("**/rapport/**")

    with page.expect_download() as handed:
        make_printout(printout_id=Printout.objects.get().pk)

    assert handed.value.suggested_filename.startswith("estimation-")
    assert "prêt" in page.inner_text("h1")


def test_a_contradiction_is_confirmed_in_the_browser(address: str, page: Page) -> None:
    page.goto(f"{address}/diagnostic/?commune=25000")
    follow(page.get_by_role("button", name="Commencer à Besançon"))
    answer(page, refine=False)
    page.goto(f"{address}/diagnostic/question/sides/")
    page.check("input[name=sides][value='1']")
    follow(page.get_by_role("button", name="Continuer"))
    look(page, "question-contradiction")

    page.get_by_label("Oui, c’est bien cela").check()
    page.get_by_role("button", name="Continuer").click()

    page.wait_for_url("**/question/walls/")


def test_x3_a_question_is_answered_with_the_keyboard_alone(address: str, page: Page) -> None:
    page.goto(f"{address}/diagnostic/?commune=25000")
    page.get_by_role("button", name="Commencer à Besançon").press("Enter")
    page.locator("input[name=kind]").first.focus()

    page.keyboard.press("Space")
    page.locator("input[name=who]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/question/period/")


def test_x1_mes_aides_from_the_question_to_the_result(page: Page, address: str) -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())
    page.goto(f"{address}/mes-aides/")
    look(page, "aids")

    page.fill("[name=commune]", "Besançon")
    page.fill("[name=rfr]", "1850")
    page.click("text=Voir mes aides")
    look(page, "aids-errors")

    page.fill("[name=rfr]", "38 000")
    page.fill("[name=persons]", "3")
    page.fill("[name=area_m2]", "100")
    for name, value in (("occupation", "owner"), ("kind", "house"), ("age", "over_15")):
        page.check(f"[name={name}][value={value}]", force=True)
    page.check("[name=works][value=walls_outside]")
    page.check("[name=works][value=heat_pump]")
    page.click("text=Voir mes aides")

    page.wait_for_url("**/mes-aides/resultat/")
    page.locator("main summary").first.click()
    look(page, "aids-result")
