"""Typing a scenario: its levers and its lines of works, with the result beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.diagnoses.grid import grid_of
from backoffice.financing.differences import Difference, differences
from backoffice.financing.opening import Opened, frame, opened_variant
from backoffice.financing.typed import Entry, acted_entry, kept_entry, scenario_of, sent_entry
from backoffice.financing.works_table import told_by
from renovation.edge.requests import LoggedInRequest
from renovation.financing.calculating import overrides_from, study_of
from renovation.financing.models import Calculation
from renovation.financing.operations import note_variant_read, save_scenario
from renovation.financing.queries import calculation_numbered
from renovation.financing.refusals import ScenarioConflict
from renovation.financing.rules.scenario import print_of, scenario_from_dict
from renovation.financing.rules.study import Study
from renovation.platforms.enums import Right


@dataclass(frozen=True)
class Shown:
    """How the page stands: `base` is the print of the scenario that it showed first."""

    base: str
    unsaved: bool = False
    pasted: str = ""
    theirs: Sequence[Difference] | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def financing_situation(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """Every lever and every line; nothing is saved before it is right."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    variant = opened.variant
    if request.method != "POST":
        note_variant_read(variant=variant, reader_id=request.user.pk, now=timezone.now())
        return _page(request, opened, kept_entry(variant), Shown(print_of(variant.scenario)))
    base = request.POST.get("base", "")
    if act := request.POST.get("act", ""):
        again = acted_entry(variant, request.POST, act)
        pasted = request.POST.get(f"{act.partition(':')[2]}-paste", "")
        status = 422 if any(sheet.complaints for sheet in again.sheets) else 200
        return _page(request, opened, again, Shown(base, unsaved=True, pasted=pasted), status=status)
    entry = sent_entry(variant, request.POST)
    if not entry.is_valid():
        return _page(request, opened, entry, Shown(base), status=422)
    return _save(request, opened, entry, base)


@require_POST
@for_roles(*CASE_WORKERS)
def financing_live(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """The result of what is typed, nothing being saved."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    entry = sent_entry(opened.variant, request.POST)
    study = _study(opened, entry) if entry.is_valid() else None
    context = {"study": study, "has_errors": study is None, "is_unsaved": True}
    return render(request, "backoffice/financing/parts/panel.html", context)


def _save(request: LoggedInRequest, opened: Opened, entry: Entry, base: str) -> HttpResponse:
    scenario, origins = scenario_of(opened.variant, entry)
    try:
        save_scenario(
            variant_id=opened.variant.pk,
            base=base,
            scenario=scenario,
            origins=origins,
            author=request.user,
            now=timezone.now(),
        )
    except ScenarioConflict as conflict:
        theirs = differences(conflict.current, scenario.to_dict())
        return _page(request, opened, entry, Shown(print_of(conflict.current), theirs=theirs), status=409)
    messages.success(request, "Enregistré\u00a0: le résultat est à jour.")
    name = "financing_situation" if "stay" in request.POST else "financing_variant"
    return redirect(f"backoffice:{name}", opened.variant.pk)


def _study(opened: Opened, entry: Entry) -> Study:
    scenario, _ = scenario_of(opened.variant, entry)
    last = calculation_numbered(opened.variant, None)
    decided = overrides_from(last.overrides) if last is not None else {}
    return study_of(scenario, on=timezone.localdate(), overrides=decided)


def _kept(opened: Opened) -> Study | None:
    last: Calculation | None = calculation_numbered(opened.variant, None)
    if last is None:
        return None
    scenario = scenario_from_dict(opened.variant.scenario)
    return study_of(scenario, on=timezone.localdate(), overrides=overrides_from(last.overrides))


def _page(request: LoggedInRequest, opened: Opened, entry: Entry, shown: Shown, status: int = 200) -> HttpResponse:
    told = told_by(opened.variant.origins)
    grids = [grid_of(sheet, told) for sheet in entry.sheets]
    links = [link for grid in grids for link in grid.error_links]
    if entry.is_checked:
        links = [*entry.levers.error_links, *links]
    context = {
        "variant": opened.variant,
        "levers": entry.levers,
        "grids": grids,
        "shown": shown,
        "complaints": [text for sheet in entry.sheets for text in sheet.complaints],
        "error_links": links,
        "study": _kept(opened),
        "has_errors": bool(links),
        "is_unsaved": shown.unsaved,
    }
    return render(request, "backoffice/financing/situation.html", frame(opened.case, **context), status=status)
