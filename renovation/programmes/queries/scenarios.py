"""Reads about scenarios: all of a case, one with its lines, the works that may be added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from renovation.cases.models import Case
from renovation.diagnosis.estimation import parameters_in_force
from renovation.programmes.calculating import Workshop
from renovation.programmes.models import WorkLine, WorksScenario, WorksStep
from renovation.programmes.rules.content import Content, content_from
from renovation.programmes.rules.proposals import Proposal, proposals
from renovation.programmes.rules.wanted import Wanted

NBSP = "\N{NO-BREAK SPACE}"


def scenarios_of(case: Case) -> list[WorksScenario]:
    """Every scenario with its lines, the first made first. Three requests."""
    found = WorksScenario.objects.filter(case=case).select_related("author", "changed_by", "version")
    found = found.defer("description", "version__description", "version__result")
    return list(found.prefetch_related(_lines()).order_by("created_at", "name"))


def scenario_for(scenario_id: UUID) -> WorksScenario:
    """One with all that its pages show; WorksScenario.DoesNotExist otherwise."""
    related = ("author", "changed_by", "version", "case__dwelling__commune__department")
    return WorksScenario.objects.select_related(*related).prefetch_related(_lines()).get(pk=scenario_id)


def content_of(scenario: WorksScenario) -> Content:
    """The scenario as it is read."""
    return content_from(plain_of(scenario))


def plain_of(scenario: WorksScenario) -> dict[str, Any]:
    """Everything that a page shows of a scenario, as it is kept with a decision."""
    return {
        "name": scenario.name,
        "note": scenario.note,
        "steps": [_plain_step(step) for step in scenario.steps.all()],
        "result": scenario.result,
        "reasons": scenario.reasons,
        "calculated_on": scenario.calculated_on.isoformat() if scenario.calculated_on else None,
        "engine_version": scenario.engine_version,
        "parameters_fingerprint": scenario.parameters_fingerprint,
        "based_on": str(scenario.version) if scenario.version else "réponses du ménage",
    }


def outdated_of(scenarios: Iterable[WorksScenario], *, on: date) -> set[UUID]:
    """Those of which the prices or factors of the calculation changed since."""
    calculated = [one for one in scenarios if one.result]
    now = parameters_in_force(on).fingerprint if calculated else ""
    return {one.pk for one in calculated if one.parameters_fingerprint != now}


@dataclass(frozen=True)
class Addable:
    """A work that may be added: its key and its words."""

    key: str
    words: str


def addable_works(workshop: Workshop, scenario: WorksScenario) -> list[Addable]:
    """What the dwelling needs and the scenario does not have, as a whole or part by part."""
    if workshop.subject is None:
        return []
    taken = [Wanted.read(line.key) for step in scenario.steps.all() for line in step.lines.all()]
    return [one for proposal in proposals(workshop.subject) for one in _addable(proposal, taken)]


def _addable(proposal: Proposal, taken: list[Wanted]) -> list[Addable]:
    same = [one for one in taken if one.code == proposal.code]
    if any(not one.parts for one in same):
        return []
    busy = {path for one in same for path in one.parts}
    free = [part for part in proposal.parts if part.path not in busy]
    single = [
        Addable(Wanted(proposal.code, (part.path,)).key, f"{proposal.title}{NBSP}: {part.label}") for part in free
    ]
    if not same:
        return [Addable(proposal.code, proposal.title), *(single if len(single) > 1 else [])]
    return single


def _plain_step(step: WorksStep) -> dict[str, Any]:
    return {"title": step.title, "year": step.year, "lines": [_plain_line(line) for line in step.lines.all()]}


def _plain_line(line: WorkLine) -> Mapping[str, Any]:
    names = ("proposed_quantity", "quantity", "low_ht", "median_ht", "high_ht", "kept_ht", "vat_rate")
    amounts = {name: getattr(line, name) for name in names}
    return {
        "key": line.key,
        "code": Wanted.read(line.key).code,
        "title": line.title,
        "parts": line.parts,
        "work_type": line.work_type,
        "unit": line.unit,
        "quantity_reason": line.quantity_reason,
        "price_reason": line.price_reason,
        "basis": line.basis,
        "references": line.references,
        "year": line.price_year,
        "to_verify": line.to_verify,
        **{name: None if value is None else str(value) for name, value in amounts.items()},
    }


def _lines() -> "Prefetch[Any, Any, Any]":
    lines = Prefetch("lines", WorkLine.objects.order_by("rank"))
    return Prefetch("steps", WorksStep.objects.order_by("rank").prefetch_related(lines))
