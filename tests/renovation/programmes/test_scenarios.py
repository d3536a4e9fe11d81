"""Scenarios of works of a case: drafted from the diagnosis, changed by two people, chosen with the household."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.programmes.calculating import workshop_of
from renovation.programmes.enums import Layout
from renovation.programmes.models import ProgrammeChoice, WorkLine, WorksScenario
from renovation.programmes.operations import (
    choose_scenario,
    copy_scenario,
    draft_scenario,
    recalculate_scenario,
    save_scenario,
)
from renovation.programmes.queries import addable_works, content_of, scenario_for, starts_of
from renovation.programmes.refusals import Refused, ScenarioChanged
from renovation.programmes.rules.edits import Edits, LineEdit, NewLine, StepEdit
from tests.factories.prices import load_price_parameters
from tests.factories.programmes import describe, scenario_of
from tests.renovation.diagnosis.rules.dwellings import HOUSE


@pytest.fixture(autouse=True)
def parameters(db: None) -> None:
    load_price_parameters()


@pytest.fixture
def scenario(case: Case, adviser: User) -> WorksScenario:
    describe(case)
    return scenario_for(scenario_of(case, adviser).pk)


def edits_of(scenario: WorksScenario) -> Edits:
    """What the page sends back when nobody touched it."""
    steps = list(scenario_for(scenario.pk).steps.all())
    lines = [
        LineEdit(line.pk, step.rank, line.quantity, line.quantity_reason, line.kept_ht, line.price_reason)
        for step in steps
        for line in step.lines.all()
    ]
    return Edits(
        scenario.name, scenario.note, tuple(StepEdit(one.rank, one.title, one.year) for one in steps), tuple(lines)
    )


def save(scenario: WorksScenario, author: User, edits: Edits) -> WorksScenario:
    now = timezone.now()
    save_scenario(scenario_id=scenario.pk, revision=scenario.revision, edits=edits, author=author, now=now)
    return scenario_for(scenario.pk)


def first_line(edits: Edits, **changes: object) -> Edits:
    """The first line changed, the others as they were."""
    return replace(edits, lines=(replace(edits.lines[0], **changes), *edits.lines[1:]))  # type: ignore[arg-type]


def test_a_draft_holds_the_works_of_the_advice_with_their_quantities_and_prices(scenario: WorksScenario) -> None:
    content = content_of(scenario)

    assert len(content.steps) >= 2
    assert content.result is not None
    assert content.result["after"]["energy_class"] < content.result["before"]["energy_class"]
    assert all(line.quantity == line.proposed_quantity > 0 for line in content.lines)
    assert content.cost.ht + content.cost.vat == content.cost.ttc > 0
    assert content.cost == sum((step.cost for step in content.steps[1:]), content.steps[0].cost)
    assert all(step.result for step in content.steps)
    assert Entry.objects.filter(action=Action.PROGRAMME_CREATED).count() == 1


def test_the_same_works_at_once_lead_to_the_same_place(scenario: WorksScenario, case: Case, adviser: User) -> None:
    once = content_of(scenario_for(scenario_of(case, adviser, "En une fois", Layout.ONCE).pk))
    steps = content_of(scenario)

    assert len(once.steps) == 1
    assert once.result is not None
    assert steps.result is not None
    assert once.result["after"] == steps.result["after"]
    assert once.cost == steps.cost


def test_a_decided_quantity_or_price_asks_for_its_reason(scenario: WorksScenario, adviser: User) -> None:
    edits = edits_of(scenario)

    WorkLine.objects.filter(pk=edits.lines[0].line_id).update(high_ht=None)
    endless = {"price_ht": Decimal("99999999.999"), "price_reason": "Devis"}
    for changes in ({"quantity": Decimal(40)}, {"price_ht": Decimal(150)}, {"quantity": Decimal(-3)}, endless):
        with pytest.raises(Refused) as refused:
            save(scenario, adviser, first_line(edits, **changes))
        assert refused.value.place.startswith(f"line-{edits.lines[0].line_id}")
    assert scenario_for(scenario.pk).revision == scenario.revision

    told = {"quantity": Decimal(40), "quantity_reason": "Métré du devis", "price_ht": Decimal(150)}
    line = content_of(save(scenario, adviser, first_line(edits, **told, price_reason="Devis du 3 mars"))).lines[0]

    assert line.cost is not None
    assert (line.cost.ht, line.cost.low_ttc) == (Decimal(6000), line.cost.ttc)
    assert line.proposed_quantity != line.quantity


def test_lines_move_go_and_come(scenario: WorksScenario, case: Case, adviser: User) -> None:
    before = content_of(scenario)
    edits = edits_of(scenario)
    last = len(before.steps) + 1

    moved = save(scenario, adviser, first_line(edits, step=last))
    assert content_of(moved).steps[-1].lines[0].key == before.lines[0].key

    gone = save(moved, adviser, first_line(edits_of(moved), removed=True))
    assert len(content_of(gone).lines) == len(before.lines) - 1

    workshop = workshop_of(gone.description, gone.case.dwelling.commune, on=timezone.localdate())  # type: ignore[union-attr]
    wanted = next(one for one in addable_works(workshop, gone) if "@" not in one.key)
    back = save(gone, adviser, replace(edits_of(gone), new=(NewLine(wanted.key, 1),)))
    assert wanted.key in {line.key for line in content_of(back).lines}


def test_a_work_is_done_on_one_wall_then_on_the_others(case: Case, adviser: User) -> None:
    version = describe(case)
    wall, *rest = version.description["walls"]
    halves = [{**wall, "label": name, "area_m2": wall["area_m2"] / 2} for name in ("Façade sud", "Façade nord")]
    version.description = {**version.description, "walls": [*halves, *rest]}
    version.save()
    scenario = scenario_for(scenario_of(case, adviser, "À la main", Layout.EMPTY).pk)
    workshop = workshop_of(scenario.description, case.dwelling.commune, on=timezone.localdate())  # type: ignore[union-attr]
    whole = next(one.key for one in addable_works(workshop, scenario) if one.key.startswith("walls"))
    south, north = [f"{whole}@walls.{rank}" for rank in (0, 1)]

    apart = save(scenario, adviser, replace(edits_of(scenario), new=(NewLine(south, 1), NewLine(north, 2))))
    together = scenario_for(scenario_of(case, adviser, "Ensemble", Layout.EMPTY).pk)
    together = save(together, adviser, replace(edits_of(together), new=(NewLine(whole, 1),)))

    one, two = content_of(apart), content_of(together)
    assert one.result is not None
    assert two.result is not None
    assert [line.parts[0].split(" (")[0] for line in one.lines] == ["Façade sud", "Façade nord"]
    assert one.result["after"] == two.result["after"]
    assert 0 < one.steps[0].result["gain"]["final_kwh"]["likely"] < two.result["gain"]["final_kwh"]["likely"]  # type: ignore[index]
    assert not any(added.key.startswith("walls") for added in addable_works(workshop, apart))

    other = describe(case)
    turned = [halves[1], halves[0], *rest]
    other.description = {**version.description, "walls": turned}
    other.save()
    for start, said in ((str(other.pk), "Façade sud"), (str(uuid4()), "choisissez-en un autre")):
        with pytest.raises(Refused, match=said):
            recalculate_scenario(scenario_id=apart.pk, author=adviser, now=timezone.now(), start=start)
    assert recalculate_scenario(scenario_id=together.pk, author=adviser, now=timezone.now(), start=str(other.pk)).result


def test_h4_two_advisers_on_one_scenario_lose_nothing(scenario: WorksScenario, adviser: User, manager: User) -> None:
    mine = edits_of(scenario)
    save(scenario, manager, replace(mine, name="Par étapes, revu"))

    with pytest.raises(ScenarioChanged):
        save(scenario, adviser, first_line(mine, removed=True))

    assert scenario_for(scenario.pk).name == "Par étapes, revu"
    assert WorkLine.objects.filter(step__scenario=scenario).count() == len(mine.lines)


def test_saving_without_a_change_is_no_change(scenario: WorksScenario, adviser: User) -> None:
    assert save(scenario, adviser, edits_of(scenario)).revision == scenario.revision


def test_the_letters_of_its_own_name_may_change(scenario: WorksScenario, case: Case, adviser: User) -> None:
    assert save(scenario, adviser, replace(edits_of(scenario), name=scenario.name.upper())).name == "PAR ÉTAPES"

    with pytest.raises(Refused):
        scenario_of(case, adviser, "par étapes", Layout.EMPTY)


def test_a_copy_keeps_what_was_decided(scenario: WorksScenario, adviser: User) -> None:
    edits = first_line(edits_of(scenario), price_ht=Decimal(99), price_reason="Devis")
    copy = copy_scenario(scenario=save(scenario, adviser, edits), name="Copie", author=adviser, now=timezone.now())

    assert content_of(scenario_for(copy.pk)).lines[0].kept_ht == Decimal(99)
    assert content_of(scenario_for(copy.pk)).cost == content_of(scenario_for(scenario.pk)).cost


def test_a_choice_is_kept_as_it_was_read(scenario: WorksScenario, adviser: User) -> None:
    said = {
        "scenario_id": scenario.pk,
        "decided_on": date(2026, 11, 20),
        "with_household": True,
        "words": "Le toit fuit",
        "shared": True,
        "author": adviser,
        "now": timezone.now(),
    }
    with pytest.raises(Refused):
        choose_scenario(**said, revision=scenario.revision - 1)
    choice = choose_scenario(**said, revision=scenario.revision)
    assert choose_scenario(**said, revision=scenario.revision).pk == choice.pk
    alone = choose_scenario(**{**said, "with_household": False}, revision=scenario.revision)
    assert (alone.pk != choice.pk, alone.with_household) == (True, False)
    save(scenario, adviser, first_line(edits_of(scenario), removed=True))

    kept = ProgrammeChoice.objects.get(pk=choice.pk)
    assert len(kept.content["steps"][0]["lines"]) == len(content_of(scenario).steps[0].lines)
    assert Entry.objects.filter(action=Action.PROGRAMME_CHOSEN).count() == 2


def test_without_a_diagnosis_nothing_begins(case: Case, adviser: User) -> None:
    with pytest.raises(Refused):
        scenario_of(case, adviser)


def test_the_diagnosis_of_today_is_taken_up_again(scenario: WorksScenario, case: Case, adviser: User) -> None:
    better = describe(case, replace(HOUSE, area_m2=60.0))
    start = starts_of(case)[0]

    again = recalculate_scenario(scenario_id=scenario.pk, author=adviser, now=timezone.now(), start=start.code)

    assert start.code == str(better.pk)
    assert again.version == better
    assert again.result is not None
    assert content_of(scenario_for(again.pk)).lines[0].quantity == content_of(scenario).lines[0].quantity


def test_the_same_form_sent_twice_begins_one(case: Case, adviser: User, scenario: WorksScenario) -> None:
    said = {"case": case, "layout": Layout.ONCE, "author": adviser, "now": timezone.now(), "key": scenario.pk}

    made = {draft_scenario(**said, name=name).pk for name in ("Deux fois", "Deux fois")}  # type: ignore[arg-type]

    assert len(made) == 1
