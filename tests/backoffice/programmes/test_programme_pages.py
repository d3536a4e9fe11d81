"""The pages of a works programme: compared, changed without a script, chosen, handed over, read by the household."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from cms.models import PlatformSite
from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import share_case
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.programmes.enums import Layout
from renovation.programmes.models import ProgrammeChoice, WorksScenario
from renovation.programmes.operations import copy_scenario, file_programme_report
from renovation.programmes.queries import content_of, scenario_for
from tests.backoffice.conftest import Desk
from tests.backoffice.forms import hidden
from tests.factories.platforms import agent
from tests.factories.prices import load_price_parameters
from tests.factories.programmes import choice_of, describe, scenario_of


@pytest.fixture
def scenario(case: Case, adviser: User) -> WorksScenario:
    load_price_parameters()
    describe(case)
    return scenario_for(scenario_of(case, adviser).pk)


@pytest.fixture
def inside(client: Client, scenario: WorksScenario) -> Client:
    """The household, logged in on the site of its platform."""
    PlatformSite.objects.create(site=Site.objects.get(is_default_site=True), platform=scenario.case.platform)
    client.force_login(scenario.case.household.user)  # type: ignore[arg-type]
    return client


def at(name: str, one: Any) -> str:
    return reverse(f"backoffice:{name}", args=[one.pk])


def sent(desk: Client, scenario: WorksScenario, **changes: Any) -> dict[str, Any]:
    """What the browser sends back from the page, with changes."""
    form = desk.get(at("works_scenario", scenario)).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**data, **changes}.items() if value not in (None, False)}


def first(scenario: WorksScenario) -> str:
    return f"line-{scenario.steps.all()[0].lines.all()[0].pk}"


def save(desk: Client, scenario: WorksScenario, **changes: Any) -> HttpResponse:
    return desk.post(at("works_scenario", scenario), sent(desk, scenario, **changes))


def test_a_scenario_begins_on_the_page_of_the_case(desk: Client, case: Case, adviser: User) -> None:
    address = at("programme", case)
    assert "Renseigner le logement" in desk.get(address).content.decode()
    load_price_parameters()
    version = describe(case)
    key = hidden(desk.get(address), "draft-key")
    said = {"draft-name": "En étapes", "draft-layout": "steps", "draft-start": str(version.pk), "draft-key": key}

    refused = desk.post(at("programme_start", case), {**said, "draft-name": ""})
    made = [desk.post(at("programme_start", case), said).status_code for _ in range(2)]

    assert refused.status_code == 422
    assert made == [302, 302]
    assert WorksScenario.objects.get().name == "En étapes"
    assert "Programme de travaux" in desk.get(at("case", case)).content.decode()


def test_scenarios_are_compared_as_a_table_and_a_picture(
    desk: Client, scenario: WorksScenario, case: Case, adviser: User
) -> None:
    scenario_of(case, adviser, "En une fois", Layout.ONCE)

    page = desk.get(at("programme", case)).content.decode()

    assert "A · <a" in page
    assert "B · <a" in page
    assert 'class="curve line-2"' in page
    assert "Les valeurs en tableau" in page


def test_the_page_keeps_what_was_decided_and_calculates_again(desk: Client, scenario: WorksScenario) -> None:
    line = first(scenario)

    without = save(desk, scenario, **{f"{line}-quantity": "40", f"{line}-price_ht": "150 €"})
    answer = save(
        desk,
        scenario,
        **{f"{line}-quantity": "40,5", f"{line}-quantity_reason": "Métré", f"{line}-price_ht": "150 €"},
        **{f"{line}-price_reason": "Devis", "step-1-year": "2028"},
    )

    assert without.status_code == 422
    assert "pourquoi la quantité" in without.content.decode()
    assert 'value="150 €"' in without.content.decode()
    assert answer.status_code == 302
    kept = content_of(scenario_for(scenario.pk))
    assert (str(kept.lines[0].quantity), str(kept.lines[0].kept_ht), kept.steps[0].year) == ("40.50", "150.00", 2028)


@pytest.mark.parametrize("value", ["0", "-5", "beaucoup", "1e9", "NaN", ""])
def test_f1_an_absurd_quantity_is_said_at_the_line(value: str, desk: Client, scenario: WorksScenario) -> None:
    line = first(scenario)

    answer = save(desk, scenario, **{f"{line}-quantity": value, f"{line}-quantity_reason": "Essai"})

    assert answer.status_code == 422
    assert f"{line}-quantity" in answer.context["form"].errors


def test_a_line_moves_to_a_new_step_goes_and_comes_back(desk: Client, scenario: WorksScenario) -> None:
    line, steps = first(scenario), len(content_of(scenario).steps)

    save(desk, scenario, **{f"{line}-step": str(steps + 1)})
    moved = scenario_for(scenario.pk)
    assert len(content_of(moved).steps) in (steps, steps + 1)
    save(desk, moved, **{f"{line}-removed": "on"})
    left = scenario_for(scenario.pk)
    choices = desk.get(at("works_scenario", left)).context["form"].fields["new-1-key"].choices
    save(desk, left, **{"new-1-key": choices[1][0], "new-1-step": "1"})

    assert len(content_of(scenario_for(scenario.pk)).lines) == len(content_of(scenario).lines)


def test_h4_a_colleague_saved_meanwhile(desk: Client, at_desk: Desk, manager: User, scenario: WorksScenario) -> None:
    line = first(scenario)
    mine = sent(desk, scenario, **{f"{line}-quantity": "41", f"{line}-quantity_reason": "Mesuré sur place"})
    save(at_desk(manager), scenario, **{f"{line}-removed": "", "name": "Revu par Nadia"})

    conflict = desk.post(at("works_scenario", scenario), mine)
    page = conflict.content.decode()

    assert conflict.status_code == 409
    assert "Rien n’est écrasé" in page
    assert "Revu par Nadia" in page
    assert "Mesuré sur place" in page
    again = conflict.context["form"]
    data = {name: again[name].value() for name in again.fields}
    assert desk.post(at("works_scenario", scenario), {k: v for k, v in data.items() if v}).status_code == 302
    assert content_of(scenario_for(scenario.pk)).lines[0].quantity_reason == "Mesuré sur place"


def test_a_choice_is_noted_shown_and_printed(
    desk: Client, inside: Client, scenario: WorksScenario, case: Case, adviser: User
) -> None:
    page = desk.get(at("works_scenario", scenario))
    said = {"choice-revision": hidden(page, "choice-revision"), "choice-words": "Le toit fuit", "choice-shared": "on"}

    future = desk.post(at("works_choose", scenario), {**said, "choice-decided_on": "2199-01-01"})
    desk.post(at("works_choose", scenario), {**said, "choice-decided_on": "2026-11-20"})

    choice = ProgrammeChoice.objects.get()
    assert future.status_code == 422
    assert "Le toit fuit" in desk.get(at("programme_choice", choice)).content.decode()
    assert "en préparation" in desk.post(at("programme_report", choice), follow=True).content.decode()
    report = file_programme_report(choice_id=choice.pk, author_id=adviser.pk).report
    assert report is not None
    assert report.file.read(5) == b"%PDF-"

    project = inside.get(reverse("selfservice:project", args=[case.pk])).content.decode()
    own = inside.get(reverse("selfservice:programme", args=[case.pk])).content.decode()
    assert "Mon programme de travaux" in project
    assert "Le toit fuit" in own
    assert str(report.pk) in own


def test_d4_the_household_sees_what_was_shown_to_it_and_nobody_elses(
    scenario: WorksScenario, case: Case, adviser: User, inside: Client, neighbour: Household
) -> None:
    address = reverse("selfservice:programme", args=[case.pk])
    choice_of(scenario, adviser, shared=False)
    assert inside.get(address).status_code == 404

    scenario_of(case, adviser, "Autre")
    choice_of(scenario_for(scenario.pk), adviser)
    assert inside.get(address).status_code == 200
    inside.force_login(neighbour.user)  # type: ignore[arg-type]
    assert inside.get(address).status_code == 404


def test_a_partner_reads_and_changes_nothing(
    at_desk: Desk, platform: Platform, scenario: WorksScenario, adviser: User
) -> None:
    partner = agent(Role.PARTNER, platform, email="audit@partenaire.example")
    client, choice = at_desk(partner), choice_of(scenario, adviser)
    assert client.get(at("works_scenario", scenario)).status_code == 404
    share_case(case=scenario.case, partner=partner)

    reads = [at("programme", scenario.case), at("works_scenario", scenario), at("programme_choice", choice)]
    writes = [
        *(at(name, scenario) for name in ("works_scenario", "works_copy", "works_recalculate", "works_choose")),
        *(at("programme_report", choice), at("programme_start", scenario.case)),
    ]
    assert [client.get(address).status_code for address in reads] == [200] * 3
    assert {client.post(address).status_code for address in writes} == {403}
    assert '<form method="post" class="entry' not in client.get(reads[1]).content.decode()


def test_copies_and_new_calculations(desk: Client, scenario: WorksScenario) -> None:
    key = hidden(desk.get(at("works_scenario", scenario)), "copy-key")
    desk.post(at("works_copy", scenario), {"copy-name": "Copie", "copy-key": key})
    again = desk.post(at("works_copy", scenario), {"copy-name": "Copie", "copy-key": key[:-1] + "0"})
    counted = desk.post(at("works_recalculate", scenario), {"start": ""}, follow=True)

    assert again.status_code == 422
    assert WorksScenario.objects.count() == 2
    assert "Chaque étape est recalculée" in counted.content.decode()


def test_l9_the_pages_keep_their_budget(desk: Client, scenario: WorksScenario, adviser: User) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(address).status_code == 200
        return len(found)

    listed = at("programme", scenario.case)
    queries(listed)
    few = queries(listed)
    for rank in range(3):
        copy_scenario(scenario=scenario, name=f"Copie {rank}", author=adviser, now=scenario.changed_at)

    assert queries(listed) == few <= 30
    assert queries(at("works_scenario", scenario)) <= 35
