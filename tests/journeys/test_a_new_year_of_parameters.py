"""A new year's barème, from the file of an administrator to the estimate of a household (as people click it)."""

import re
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from cms.operations.sites import open_site
from renovation.accounts.models import User
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import complete
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.households.models import Household
from renovation.journal.models import Entry
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.quantities.models import DatedValue
from renovation.quantities.operations import load_parameters
from tests.browser import enter, look, session_of
from tests.factories.platforms import CommuneFactory, agent
from tests.factories.site import load_few_pages
from tests.renovation.diagnosis.rules.dwellings import HOUSE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEXT_YEAR = timezone.localdate().year + 1
FIRST_MORNING = datetime(NEXT_YEAR, 1, 2, 9, 0, tzinfo=UTC)
FICTITIOUS = 'source: {text: "Arrêté fictif de l’an neuf", article: "annexe 7", read_on: 2024-11-01}'
BAREME = f"""- code: diagnosis.price.gas
  values:
    - {{valid_from: {NEXT_YEAR}-01-01, table: [[5009, 0, 0.2], [null, 181, 0.15]], {FICTITIOUS}}}
- code: diagnosis.price.electricity
  values:
    - {{valid_from: {NEXT_YEAR}-01-01, table: [[1000, 0, 0.5], [null, 150, 0.3]], {FICTITIOUS}}}
- code: diagnosis.price.oil
  values:
    - {{valid_from: {NEXT_YEAR}-01-01, table: [[null, 0, 0.2]], {FICTITIOUS}}}
"""


@pytest.fixture
def estimate(live_server: LiveServer, platform: Platform, household: Household) -> SelfDiagnosis:
    """A household's finished estimate, on a platform with its site."""
    load_parameters(entries=seed_entries(), at=timezone.now())
    platform.public_url = live_server.url
    platform.save()
    load_few_pages(platform, open_site(platform=platform, is_default=True))
    diagnosis = SelfDiagnosis.objects.create(
        platform=platform,
        token_hash="a",
        commune=CommuneFactory.create(),
        answers=HOUSE.to_dict(),
        household=household,
        expires_at=timezone.now(),
    )
    return complete(diagnosis=diagnosis, now=timezone.now())


@pytest.fixture
def second_administrator(platform: Platform) -> User:
    return agent(Role.ADMINISTRATOR, None, email="karim@maisonnee.example", first_name="Karim", last_name="Saïdi")


def test_a_new_years_bareme_reaches_the_household(
    live_server: LiveServer,
    browser: Browser,
    context: BrowserContext,
    tmp_path: Path,
    estimate: SelfDiagnosis,
    administrator: User,
    second_administrator: User,
) -> None:
    address = str(live_server.url)
    office = f"{address}/bureau/parametres/"
    enter(context, administrator, address)
    alix = context.new_page()
    _refused_with_its_line(alix, office, _file(tmp_path, BAREME.replace("price.gas", "price.gaz")))
    _import(alix, office, _file(tmp_path, BAREME))
    _read_the_preview_and_its_effect(alix)
    alix.get_by_role("button", name="Soumettre à la relecture").click()
    expect(alix.locator("main")).to_contain_text("Une autre personne qui administre l’installation doit relire")
    # The second half needs no JavaScript.
    with session_of(browser, java_script_enabled=False) as other:
        enter(other, second_administrator, address)
        _publish(other.new_page(), office)
    with (
        time_machine.travel(FIRST_MORNING, tick=True),
        session_of(browser, viewport={"width": 360, "height": 800}) as home,
    ):
        enter(home, estimate.household.user, address)  # type: ignore[union-attr, arg-type]
        _recalculate(home.new_page(), address, estimate)
    _everything_left_its_trace(administrator, second_administrator)


def _file(folder: Path, content: str) -> Path:
    path = folder / "bareme.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def _import(page: Page, office: str, path: Path) -> None:
    page.goto(office)
    page.get_by_role("link", name="Importer un barème").click()
    page.get_by_label("Titre").fill(f"Barème {NEXT_YEAR} (fictif)")
    page.locator("[name=file]").set_input_files(path)
    page.get_by_role("button", name="Importer et voir les différences").click()


def _refused_with_its_line(page: Page, office: str, path: Path) -> None:
    _import(page, office, path)
    expect(page.locator("main")).to_contain_text("Ce fichier est refusé en entier")
    expect(page.get_by_role("row", name=re.compile("diagnosis.price.gaz"))).to_contain_text("Vouliez-vous écrire")
    expect(page.get_by_label("Titre")).to_have_value(f"Barème {NEXT_YEAR} (fictif)")
    look(page, "parameters-refused")


def _read_the_preview_and_its_effect(page: Page) -> None:
    expect(page.locator("h1")).to_have_text(f"Barème {NEXT_YEAR} (fictif)")
    row = page.get_by_role("row", name=re.compile("fioul"))
    expect(row).to_contain_text("toute quantité")
    expect(row).to_contain_text("Arrêté fictif de l’an neuf")
    call_command("run_jobs", stdout=StringIO())
    page.reload()
    effect = page.locator("#effet")
    expect(effect).to_contain_text("1 résultat sur 1 changerait")
    expect(effect).to_contain_text("coût de l’énergie (1)")
    look(page, "parameters-preview")


def _publish(page: Page, office: str) -> None:
    page.goto(office)
    page.get_by_role("link", name="1 barème").click()
    page.get_by_role("link", name=f"Barème {NEXT_YEAR} (fictif)").click()
    page.get_by_role("button", name=re.compile("J’ai relu, publier les 3 valeurs")).click()
    expect(page.locator("main")).to_contain_text("Le barème est publié")
    page.goto(f"{office}fiche/diagnosis.price.gas/")
    expect(page.locator("main")).to_contain_text(f"elle ne vaut plus à partir du 01/01/{NEXT_YEAR}")


def _recalculate(page: Page, address: str, estimate: SelfDiagnosis) -> None:
    page.goto(f"{address}/mon-espace/")
    page.get_by_role("button", name=re.compile("Ouvrir|Voir")).first.click()
    expect(page.locator("main")).to_contain_text("Les prix ou les facteurs du calcul ont changé")
    look(page, "parameters-household")
    before = estimate.result["cost_eur"]["likely"]  # type: ignore[index]
    page.get_by_role("button", name="Recalculer avec les valeurs d’aujourd’hui").click()
    expect(page.locator("main")).to_contain_text("Votre estimation est recalculée")
    expect(page.locator("main")).not_to_contain_text("ont changé depuis cette estimation")
    estimate.refresh_from_db()
    assert estimate.result["cost_eur"]["likely"] > before * 1.1  # type: ignore[index]


def _everything_left_its_trace(author: User, reviewer: User) -> None:
    values = DatedValue.objects.usable().filter(valid__startswith=date(NEXT_YEAR, 1, 1))
    assert set(values.values_list("author_id", "reviewer_id", "state")) == {(author.pk, reviewer.pk, "published")}
    assert len(values) == 3
    acts = dict(Entry.objects.filter(action__startswith="parameter").values_list("action", "actor_id"))
    assert acts["parameter_batch.imported"] == acts["parameter_batch.submitted"] == author.pk
    assert acts["parameter_batch.published"] == acts["parameter.closed"] == reviewer.pk
    assert Entry.objects.filter(action="diagnosis.recalculated").count() == 1
