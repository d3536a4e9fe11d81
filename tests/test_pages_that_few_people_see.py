"""X1, X2: errors, thanks, empty places and the administrators' rooms, which the tests of each face do not pass by."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.operations import open_site
from renovation.accounts.models import User
from renovation.appointments.models import Appointment
from renovation.cases.models import Case
from renovation.households.models import Household
from renovation.outbox.models import Job
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import token_hash
from tests.browser import enter as browser_of
from tests.browser import follow, look
from tests.door.login import confirm_email
from tests.factories.cases import LeadFactory
from tests.factories.directory_files import running_import, stopped_import
from tests.factories.platforms import BrandFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOKEN = "jeton-du-rendez-vous"
Enter = Callable[[User], None]


@pytest.fixture
def address(live_server: LiveServer, platform: Platform) -> str:
    site = open_site(platform=platform, is_default=True)
    Site.objects.filter(pk=site.pk).update(hostname="localhost")
    return str(live_server.url)


@pytest.fixture
def enter(page: Page, address: str) -> Enter:
    """The browser takes the session of this person."""

    return lambda user: browser_of(page.context, user, address)


@pytest.fixture
def appointment(household: Household, adviser: User) -> Appointment:
    begins = timezone.now() + timedelta(days=3)
    return Appointment.objects.create(
        platform=household.platform,
        household=household,
        adviser=adviser,
        modality="phone",
        period=(begins, begins + timedelta(minutes=45)),
        token_hash=token_hash(TOKEN),
    )


def test_x1_errors_and_thanks(page: Page, address: str) -> None:
    page.goto(f"{address}/etre-rappele/")
    follow(page.get_by_role("button", name="Envoyer ma demande"))
    look(page)
    for name in ("etre-rappele/merci", "rendez-vous/inconnu", "rendez-vous", "mon-espace/creer", "n-existe-pas"):
        page.goto(f"{address}/{name}/")
        look(page)


def test_x1_an_appointment_from_its_link(page: Page, address: str, appointment: Appointment) -> None:
    page.goto(f"{address}/rendez-vous/{TOKEN}/")
    look(page)


@override_settings(ROOT_URLCONF="tests.config.test_requests_that_cannot_be_served")
def test_x1_when_nothing_goes(page: Page, address: str, household: Household, case: Case, enter: Enter) -> None:
    enter(household.user)  # type: ignore[arg-type]
    page.goto(f"{address}/mon-espace/projets/{case.pk}/")
    page.get_by_label("Votre message").fill("Bonjour")
    page.context.clear_cookies(name="csrftoken")
    follow(page.get_by_role("button", name="Envoyer", exact=True))
    look(page)
    page.get_by_role("button", name="Envoyer de nouveau").click()
    expect(page.locator("main").get_by_text("Bonjour")).to_be_visible()
    page.goto(f"{address}/absente/")
    look(page)


def test_x1_the_space_empty_and_its_errors(
    page: Page, address: str, neighbour: Household, household: Household, case: Case, enter: Enter
) -> None:
    enter(neighbour.user)  # type: ignore[arg-type]
    page.goto(f"{address}/mon-espace/")
    look(page)
    enter(household.user)  # type: ignore[arg-type]
    for button in ("Envoyer", "Déposer"):
        page.goto(f"{address}/mon-espace/projets/{case.pk}/")
        follow(page.get_by_role("button", name=button, exact=True))
        look(page)
    page.goto(f"{address}/mon-espace/coordonnees/")
    page.locator("[name=last_name]").fill("")
    follow(page.locator("main form").filter(has=page.locator("[name=last_name]")).get_by_role("button").first)
    look(page)


def test_x1_rooms_of_the_administrators(page: Page, address: str, administrator: User, enter: Enter) -> None:
    Job.objects.create(kind="mail.send", key="perdu", run_after=timezone.now(), state="dead", last_error="Refusé.")
    enter(administrator)
    for name in ("jobs", "journal", "agents", "agent_invite"):
        page.goto(address + reverse(f"backoffice:{name}"))
        look(page)
    follow(page.get_by_role("button", name="Envoyer").first)
    look(page)


def test_x1_the_import_of_the_directory(page: Page, address: str, administrator: User, enter: Enter) -> None:
    """Empty, then with a list that was stopped, one that is being read, and a label that nobody knows."""
    enter(administrator)
    page.goto(address + reverse("backoffice:directory_imports"))
    look(page)
    page.goto(address + reverse("backoffice:directory_import_ask"))
    page.get_by_role("button", name="Importer", exact=True).click()
    expect(page.locator("h1")).to_have_text("Importer une liste")
    look(page)
    for shown in (stopped_import(), running_import()):
        page.goto(address + reverse("backoffice:directory_import", args=[shown.pk]))
        look(page)
    page.goto(address + reverse("backoffice:directory_imports"))
    look(page)


def test_x1_empty_rooms_of_the_office(
    page: Page, address: str, adviser: User, region_reader: User, enter: Enter
) -> None:
    enter(adviser)
    for name in ("tasks", "messages", "search", "figures"):
        page.goto(address + reverse(f"backoffice:{name}") + "?q=xylophone")
        look(page)
    page.goto(address + reverse("backoffice:lead_new"))
    follow(page.locator("main").get_by_role("button", name="Enregistrer").first)
    look(page)
    enter(region_reader)
    page.goto(address + reverse("backoffice:figures"))
    look(page)


def test_x1_in_the_colours_of_another_platform(
    browser: Browser, page: Page, address: str, household: Household, case: Case, adviser: User, enter: Enter
) -> None:
    platform = household.platform
    platform.brand.delete()
    BrandFactory.create(platform=platform, brand_colour="#5a1846", accent_colour="#9a6700", density="compact")
    lead = LeadFactory.create(household=household)
    enter(adviser)
    for place in ("/bureau/", f"/bureau/prospects/{lead.pk}/", f"/bureau/dossiers/{case.pk}/"):
        page.goto(address + place)
        look(page)
    enter(household.user)  # type: ignore[arg-type]
    for place in ("/", "/etre-rappele/", f"/mon-espace/projets/{case.pk}/", "/compte/email/"):
        page.goto(address + place)
        look(page)


def test_x1_less_known_pages_of_the_door(page: Page, address: str, household_user: User, enter: Enter) -> None:
    confirm_email(household_user)
    page.goto(f"{address}/compte/signup/")
    page.locator("main [name=email]").fill("nouvelle@courriel.example")
    follow(page.get_by_role("button", name="Créer mon compte"))
    look(page)
    page.locator("[autocomplete=one-time-code]").fill("0000-0000")
    confirming = page.locator("main form").filter(has=page.locator("[autocomplete=one-time-code]"))
    follow(confirming.get_by_role("button").first)
    look(page)
    page.goto(f"{address}/compte/password/reset/")
    page.locator("main [name=email]").fill(household_user.email)
    follow(page.locator("main form").get_by_role("button").first)
    look(page)
    enter(household_user)
    for name in ("reauthenticate", "sessions", "logout", "second-facteur"):
        page.goto(f"{address}/compte/{name}/")
        look(page)
