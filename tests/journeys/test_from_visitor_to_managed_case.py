"""One household from the public site to a managed case, as people click it (issue: the main journey)."""

import re
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail as outgoing
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.journal.operations import seal_entries
from renovation.journal.queries import chain_state
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job, Mail
from renovation.platforms.models import Platform
from tests.browser import assert_accessible, assert_no_horizontal_scroll, follow, session_of
from tests.factories.platforms import PASSWORD
from tests.journeys.office import open_the_case, qualify_the_lead, read_the_answer, write_in_the_case
from tests.journeys.space import ANSWERED, follow_the_project
from tests.journeys.stage import agents_code, code_in, last_mail, set_stage
from tests.renovation.documents.samples import pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Look = Callable[[Page], None]
PHONE = {"viewport": {"width": 360, "height": 800}}
EMAIL = "jeanne.morel@courriel.example"
# Screen by screen; a number is typed.
FAST_ANSWERS = (
    ("Une maison", "Propriétaire et j’y habite"),
    ("De 1948 à 1974", "Oui, en partie"),
    ("110",),
    ("Chaudière au fioul",),
    ("Par le chauffage",),
)
MORE_ANSWERS = (("Un étage et un grenier",), ("Quatre côtés",), ("Parpaing",), ("Non",))


def look(page: Page) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)


def unseen(page: Page) -> None:
    """Axe needs scripts: the pages without JavaScript are those that were looked at with it."""


@pytest.fixture
def address(live_server: LiveServer, platform: Platform, adviser: User) -> str:
    set_stage(platform, adviser, live_server.url)
    return str(live_server.url)


@pytest.fixture
def quote(tmp_path: Path) -> Path:
    """A file on the disk of whoever hands it over."""
    path = tmp_path / "devis.pdf"
    path.write_bytes(pdf())
    return path


def test_a_household_becomes_a_managed_case(
    address: str, browser: Browser, context: BrowserContext, quote: Path
) -> None:
    with session_of(browser, **PHONE) as before:
        phone = before.new_page()
        _read_the_site(phone, address)
        _answer_the_questions(phone, address)
        look(phone)
        lasting = [cookie for cookie in before.cookies() if cookie["expires"] > time.time() + 29 * 86_400]
    with session_of(browser, **PHONE) as after:
        # The browser was closed: only what it keeps on its disk comes back.
        after.add_cookies(lasting)  # type: ignore[arg-type]
        phone, desk = after.new_page(), context.new_page()
        phone.goto(f"{address}/diagnostic/resultat/")
        _book(phone)
        _create_account(phone, address)
        _log_in_as_adviser(desk, address)
        qualify_the_lead(desk, address, ("Il fait froid dans les chambres", "06 39 98 12 34", "Parpaing", EMAIL))
        number = open_the_case(desk)
        write_in_the_case(desk, quote, due_on=timezone.localdate())
        follow_the_project(phone, address, quote)
        look(phone)
        read_the_answer(desk, address, number, ANSWERED)
    _everything_left_its_trace()


@override_settings(ACCOUNT_RATE_LIMITS=False)
def test_x4_the_household_needs_no_javascript(address: str, browser: Browser) -> None:
    with session_of(browser, java_script_enabled=False, **PHONE) as session:
        phone = session.new_page()
        _read_the_site(phone, address, unseen)
        _answer_the_questions(phone, address, unseen)
        _book(phone)
        _create_account(phone, address)


def _everything_left_its_trace() -> None:
    """The mails left through the outbox, once each; every act is in the journal, whose chain holds."""
    call_command("run_jobs", stdout=StringIO())
    written = list(Mail.objects.values_list("template", flat=True))
    # What is planned for later, as the reminder of a stage, waits for its day.
    assert not Job.objects.exclude(state=JobState.DONE).filter(run_after__lte=timezone.now()).exists()
    assert not Mail.objects.filter(sent_at=None).exists()
    assert len(outgoing.outbox) == len(written)
    assert {"appointment_booked", "signup_code", "new_message", "document_added", "new_message_office"} <= set(written)
    facts = set(Entry.objects.values_list("action", flat=True))
    assert facts >= {
        Action.DIAGNOSIS_COMPLETED, Action.CONSENT_GIVEN, Action.LEAD_CREATED, Action.APPOINTMENT_BOOKED,
        Action.HOUSEHOLD_CLAIMED, Action.LOGIN_SUCCEEDED, Action.SECOND_FACTOR_PASSED, Action.LEAD_READ,
        Action.LEAD_CHANGED, Action.CASE_CREATED, Action.CASE_READ, Action.CASE_CHANGED, Action.MESSAGE_SENT,
        Action.NOTE_WRITTEN, Action.DOCUMENT_ADDED, Action.DOCUMENT_READ, Action.TASK_SET,
    }  # fmt: skip
    seal_entries(now=timezone.now())
    assert chain_state().broken_at is None


def _read_the_site(page: Page, address: str, look: Look = look) -> None:
    page.goto(address)
    look(page)
    page.get_by_label("Votre commune ou code postal").fill("Besançon")
    page.get_by_role("button", name="Un pro RGE").click()
    expect(page).to_have_url(re.compile("/annuaire/"))
    expect(page.locator("h1")).to_be_visible()


def _answer_the_questions(page: Page, address: str, look: Look = look) -> None:
    page.goto(address)
    page.get_by_label("Votre commune ou code postal").fill("Besançon")
    page.get_by_role("button", name="Faire mon diagnostic").click()
    follow(page.get_by_role("button", name=re.compile("Commencer à Besançon")))
    _answer(page, FAST_ANSWERS)
    expect(page.locator("h1")).to_contain_text("Votre logement est sans doute")
    look(page)
    follow(page.get_by_role("link", name="Affiner mon estimation"))
    _answer(page, MORE_ANSWERS)
    look(page)
    while "/question/" in page.url:
        follow(page.get_by_role("button", name=re.compile("Passer")))
    expect(page.locator("h1")).to_contain_text("classé")
    look(page)


def _answer(page: Page, screens: tuple[tuple[str, ...], ...]) -> None:
    for answers in screens:
        for answer in answers:
            if answer.isdecimal():
                page.get_by_role("textbox").first.fill(answer)
            else:
                page.get_by_label(answer, exact=True).check()
        follow(page.get_by_role("button", name="Continuer"))


def _book(page: Page) -> None:
    page.get_by_role("link", name="Prendre rendez-vous").last.click()
    follow(page.get_by_role("link", name=re.compile("Première information")))
    follow(page.get_by_role("link", name=re.compile("Le plus tôt possible")))
    follow(page.get_by_role("button", name="Prendre celui-ci"))
    page.get_by_role("button", name="Confirmer mon rendez-vous").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("#id_first_name").fill("Jeanne")
    page.locator("#id_last_name").fill("Morel")
    page.locator("#id_email").fill(EMAIL)
    page.locator("#id_phone").fill("06 39 98 12 34")
    page.locator("#id_request").fill("Il fait froid dans les chambres.")
    page.locator("#id_advice").check()
    page.wait_for_timeout(3_500)  # people take time to write: faster is refused as a machine (G3)
    page.get_by_role("button", name="Confirmer mon rendez-vous").click()
    expect(page.locator("main")).to_contain_text(re.compile("confirmé|est pris"))
    call_command("run_jobs", stdout=StringIO())
    mail = last_mail(EMAIL, "appointment_booked")
    assert mail.attachments[0]["content_type"].startswith("text/calendar")
    assert "/rendez-vous/" in mail.text


def _create_account(page: Page, address: str) -> None:
    page.goto(f"{address}/mon-espace/creer/")
    page.get_by_role("link", name="Continuer").click()
    page.locator("main [name=email]").fill(EMAIL)
    page.get_by_role("button", name="Créer mon compte").click()
    page.locator("[autocomplete=one-time-code]").fill(code_in(last_mail(EMAIL, "signup_code")))
    page.locator("main form button").first.click()
    page.goto(f"{address}/mon-espace/")
    expect(page.locator("main")).to_contain_text("Voir ou annuler")
    expect(page.locator("main")).to_contain_text("estimation")


def _log_in_as_adviser(page: Page, address: str) -> None:
    page.goto(f"{address}/bureau/")
    page.locator("main [name=login]").fill("claire.martin@besancon.example")
    page.locator("main [name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    page.locator("[autocomplete=one-time-code]").fill(agents_code())
    page.get_by_role("button", name="Valider").click()
    expect(page.locator("h1")).to_contain_text("Bonjour Claire")
    assert_accessible(page)
