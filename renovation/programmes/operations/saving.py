"""Keeping what an adviser changed on the page of a scenario: all of it, or nothing."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.programmes.calculating import workshop_of
from renovation.programmes.models import WorkLine, WorksScenario, WorksStep
from renovation.programmes.operations.lines import add_lines
from renovation.programmes.operations.scenarios import check_name, commune_of, locked, note, store_result
from renovation.programmes.refusals import Refused, ScenarioChanged
from renovation.programmes.rules.edits import Edits, LineEdit

MOST_STEPS = 8
MOST_LINES = 40
# A quantity or a price beyond these is a slip of the hand.
MOST_TIMES = 20
MOST_QUANTITY = Decimal(5000)
MOST_EUR = Decimal(1_000_000)


@transaction.atomic
def save_scenario(*, scenario_id: UUID, revision: int, edits: Edits, author: User, now: datetime) -> WorksScenario:
    """Name, words, steps, lines moved, changed, removed, added; then every step is calculated again.

    `revision` is that of the scenario when its page was opened. Raises ScenarioChanged when a colleague saved it
    meanwhile, Refused with the place of what makes no sense: in both cases nothing is written.
    """
    scenario = locked(scenario_id)
    if scenario.revision != revision:
        raise ScenarioChanged
    check_name(scenario.case, edits.name, own=scenario)
    changed = _texts(scenario, edits) | _steps(scenario, edits) | _lines(scenario, edits)
    workshop = workshop_of(scenario.description, commune_of(scenario.case), on=timezone.localdate(now))
    if edits.new:
        steps = _by_rank(scenario)
        wanted = [(_step(scenario, steps, one.step), one.key) for one in edits.new]
        add_lines(wanted, workshop, commune_of(scenario.case), on=timezone.localdate(now))
        changed.add("added")
    if not changed:
        return scenario
    _tidy(scenario)
    scenario.changed_by = author
    store_result(scenario, workshop, now=now)
    note(Action.PROGRAMME_CHANGED, scenario, fields=sorted(changed))
    return scenario


def _texts(scenario: WorksScenario, edits: Edits) -> set[str]:
    changed = {name for name in ("name", "note") if getattr(edits, name).strip() != getattr(scenario, name)}
    scenario.name, scenario.note = edits.name.strip(), edits.note.strip()
    return changed


def _steps(scenario: WorksScenario, edits: Edits) -> set[str]:
    found = _by_rank(scenario)
    changed = set()
    for edit in edits.steps:
        step = found.get(edit.number)
        if step is not None and (step.title, step.year) != (edit.title.strip(), edit.year):
            step.title, step.year = edit.title.strip(), edit.year
            step.save()
            changed.add("steps")
    return changed


def _lines(scenario: WorksScenario, edits: Edits) -> set[str]:
    lines = {line.pk: line for line in WorkLine.objects.filter(step__scenario=scenario).select_related("step")}
    steps = _by_rank(scenario)
    changed = set()
    for edit in edits.lines:
        line = lines.get(edit.line_id)
        if line is None:
            continue
        if edit.removed:
            line.delete()
            changed.add("removed")
            continue
        changed |= _line(line, edit)
        if edit.step != line.step.rank:
            line.step = _step(scenario, steps, edit.step)
            line.rank = line.step.lines.count() + 1
            changed.add("moved")
        line.save()
    if len(lines) + len(edits.new) > MOST_LINES:
        raise Refused(f"Un scénario contient au plus {MOST_LINES} lignes.", "new")
    return changed


def _line(line: WorkLine, edit: LineEdit) -> set[str]:
    """What a person decided instead of what was proposed, with why."""
    _check(line, edit)
    before = {name: getattr(line, name) for name in ("quantity", "quantity_reason", "kept_ht", "price_reason")}
    line.quantity, line.kept_ht = edit.quantity, edit.price_ht
    line.quantity_reason = edit.quantity_reason.strip() if edit.quantity != line.proposed_quantity else ""
    line.price_reason = edit.price_reason.strip() if edit.price_ht is not None else ""
    return {name for name, value in before.items() if getattr(line, name) != value}


def _check(line: WorkLine, edit: LineEdit) -> None:
    place = f"line-{line.pk}"
    if not 0 < edit.quantity <= MOST_QUANTITY:
        raise Refused("Écrivez une quantité entre 0 et 5 000.", f"{place}-quantity")
    if edit.quantity != line.proposed_quantity and not edit.quantity_reason.strip():
        raise Refused("Écrivez pourquoi la quantité n’est pas celle du diagnostic.", f"{place}-quantity_reason")
    if edit.price_ht is None:
        return
    if edit.price_ht < 0:
        raise Refused("Un prix ne peut pas être négatif.", f"{place}-price_ht")
    if max(edit.price_ht, edit.price_ht * edit.quantity) > MOST_EUR:
        raise Refused("Une ligne coûte au plus un million d’euros. Relisez ce prix.", f"{place}-price_ht")
    if line.high_ht is not None and edit.price_ht > line.high_ht * MOST_TIMES:
        raise Refused(f"Ce prix est plus de {MOST_TIMES} fois le prix haut. Relisez-le.", f"{place}-price_ht")
    if not edit.price_reason.strip():
        raise Refused("Écrivez d’où vient ce prix\u00a0: devis, facture, accord.", f"{place}-price_reason")


def _step(scenario: WorksScenario, steps: dict[int, WorksStep], number: int) -> WorksStep:
    """The step of this number; a new one after the last."""
    if number not in steps:
        number = max(steps, default=0) + 1
        if number > MOST_STEPS:
            raise Refused(f"Un scénario contient au plus {MOST_STEPS} étapes.", "new")
        steps[number] = WorksStep.objects.create(scenario=scenario, rank=number)
    return steps[number]


def _tidy(scenario: WorksScenario) -> None:
    """Steps without lines go; the others are numbered again, in their order."""
    rank = 0
    for step in WorksStep.objects.filter(scenario=scenario).prefetch_related("lines").order_by("rank"):
        lines = sorted(step.lines.all(), key=lambda line: line.rank)
        if not lines:
            step.delete()
            continue
        rank += 1
        WorksStep.objects.filter(pk=step.pk).exclude(rank=rank).update(rank=rank)
        for place, line in enumerate(lines, start=1):
            WorkLine.objects.filter(pk=line.pk).exclude(rank=place).update(rank=place)


def _by_rank(scenario: WorksScenario) -> dict[int, WorksStep]:
    return {step.rank: step for step in WorksStep.objects.filter(scenario=scenario)}
