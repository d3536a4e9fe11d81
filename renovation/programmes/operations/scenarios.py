"""Beginning a scenario, copying it, taking the diagnosis of today up again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.households.operations import outcome_of_earlier, remember_outcome
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.programmes.calculating import Workshop, engine_of, result_of, workshop_of
from renovation.programmes.enums import Layout
from renovation.programmes.models import WorkLine, WorksScenario, WorksStep
from renovation.programmes.operations.lines import add_lines, check_fit
from renovation.programmes.queries import basis_of
from renovation.programmes.refusals import Refused
from renovation.programmes.rules.drafting import DraftStep, advised_codes, at_once, by_steps
from renovation.territories.models import Commune

MOST_SCENARIOS = 8


@transaction.atomic
def draft_scenario(
    *, case: Case, name: str, layout: Layout, author: User, now: datetime, start: str = "", key: UUID | None = None
) -> WorksScenario:
    """A scenario from a diagnosis of the case, with what it advises; the same form sent twice begins one."""
    earlier = outcome_of_earlier(key=str(key)) if key else None
    if earlier is not None:
        return WorksScenario.objects.get(pk=earlier, case=case)
    basis = basis_of(case, start)
    if basis is None:
        raise Refused("Établissez d’abord le diagnostic du logement\u00a0: les travaux en partent.")
    workshop = workshop_of(basis.description, commune_of(case), on=timezone.localdate(now))
    if workshop.subject is None:
        raise Refused(workshop.reason)
    _check_room(case, name)
    scenario = WorksScenario.objects.create(
        case=case,
        name=name.strip(),
        description=dict(basis.description),
        version=basis.version,
        author=author,
        changed_by=author,
    )
    codes = [] if layout == Layout.EMPTY else advised_codes(workshop.subject)
    _lay_out(scenario, at_once(codes) if layout == Layout.ONCE else by_steps(codes), workshop, now=now)
    store_result(scenario, workshop, now=now)
    note(Action.PROGRAMME_CREATED, scenario, layout=str(layout))
    if key:
        remember_outcome(key=str(key), outcome_id=scenario.pk)
    return scenario


@transaction.atomic
def copy_scenario(
    *, scenario: WorksScenario, name: str, author: User, now: datetime, key: UUID | None = None
) -> WorksScenario:
    """Another one that starts as this one, decided quantities and prices included."""
    earlier = outcome_of_earlier(key=str(key)) if key else None
    if earlier is not None:
        return WorksScenario.objects.get(pk=earlier, case=scenario.case)
    _check_room(scenario.case, name)
    steps = list(WorksStep.objects.filter(scenario=scenario).prefetch_related("lines").order_by("rank"))
    made = WorksScenario.objects.get(pk=scenario.pk)
    made.pk, made.name, made.author, made.changed_by, made.revision = None, name.strip(), author, author, 1
    made._state.adding = True
    made.save()
    for step in steps:
        lines = list(step.lines.all())
        step.pk, step.scenario = None, made
        step._state.adding = True
        step.save()
        WorkLine.objects.bulk_create([_copied(line, step) for line in lines])
    note(Action.PROGRAMME_CREATED, made, copied_from=str(scenario.pk))
    if key:
        remember_outcome(key=str(key), outcome_id=made.pk)
    return made


@transaction.atomic
def recalculate_scenario(*, scenario_id: UUID, author: User, now: datetime, start: str = "") -> WorksScenario:
    """With the parameters of today; on another diagnosis when `start` names it. Lines and decisions stay.

    Refused when a work, or the very parts that it is on, are not in the other diagnosis.
    """
    scenario = locked(scenario_id)
    if start:
        basis = basis_of(scenario.case, start)
        if basis is None:
            raise Refused("Ce diagnostic n’est pas, ou plus, de ceux du logement\u00a0: choisissez-en un autre.")
        scenario.description, scenario.version = dict(basis.description), basis.version
    workshop = workshop_of(scenario.description, commune_of(scenario.case), on=timezone.localdate(now))
    if start:
        check_fit(scenario, workshop)
    scenario.changed_by = author
    store_result(scenario, workshop, now=now)
    note(Action.PROGRAMME_CHANGED, scenario, recalculated=True, diagnosis=start)
    return scenario


def store_result(scenario: WorksScenario, workshop: Workshop, *, now: datetime) -> None:
    """Calculate every step of the lines as they are, and count one more revision."""
    steps = WorksStep.objects.filter(scenario=scenario).prefetch_related("lines").order_by("rank")
    keys = [[line.key for line in step.lines.all()] for step in steps]
    scenario.result, scenario.reasons = result_of(workshop, keys)
    for name, value in engine_of(workshop).items():
        setattr(scenario, name, value)
    scenario.calculated_on = timezone.localdate(now)
    scenario.revision += 1
    scenario.save()


def commune_of(case: Case) -> Commune:
    if case.dwelling is None:
        raise Refused("Renseignez d’abord le logement\u00a0: prix et climat dépendent de sa commune.")
    return case.dwelling.commune


def locked(scenario_id: UUID) -> WorksScenario:
    found = WorksScenario.objects.select_for_update(of=("self",))
    return found.select_related("case__dwelling__commune__department__region", "version").get(pk=scenario_id)


def note(action: Action, scenario: WorksScenario, **detail: object) -> None:
    """One fact of the journal, with the case that it is about."""
    record(
        action,
        subject=scenario,
        platform_id=scenario.case.platform_id,
        detail={"case": str(scenario.case_id), **detail},
    )


def check_name(case: Case, name: str, *, own: WorksScenario | None = None) -> None:
    """Of another scenario than one's own, whose letters may change."""
    others = WorksScenario.objects.filter(case=case, name__iexact=name.strip())
    if (others.exclude(pk=own.pk) if own else others).exists():
        raise Refused("Un scénario de ce dossier porte déjà ce nom.", "name")


def _check_room(case: Case, name: str) -> None:
    Case.objects.select_for_update().get(pk=case.pk)
    check_name(case, name)
    if WorksScenario.objects.filter(case=case).count() >= MOST_SCENARIOS:
        raise Refused(f"Ce dossier contient déjà {MOST_SCENARIOS} scénarios de travaux, le maximum.", "name")


def _lay_out(scenario: WorksScenario, steps: Sequence[DraftStep], workshop: Workshop, *, now: datetime) -> None:
    wanted = []
    for rank, draft in enumerate(steps, start=1):
        step = WorksStep.objects.create(scenario=scenario, rank=rank, title=draft.title)
        wanted += [(step, key) for key in draft.keys]
    add_lines(wanted, workshop, commune_of(scenario.case), on=timezone.localdate(now))


def _copied(line: WorkLine, step: WorksStep) -> WorkLine:
    names = [field.attname for field in WorkLine._meta.concrete_fields if field.name not in ("id", "step")]
    return WorkLine(step=step, **{name: getattr(line, name) for name in names})
