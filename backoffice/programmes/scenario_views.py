"""One scenario: read, changed as a whole, copied, calculated again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_READERS, CASE_WORKERS, demand, for_roles
from backoffice.programmes.forms import ChoiceForm, CopyForm, RecalculateForm
from backoffice.programmes.opening import Opened, frame, opened_scenario
from backoffice.programmes.sheet import SheetForm
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.programmes.calculating import workshop_of
from renovation.programmes.operations import (
    copy_scenario,
    note_programme_read,
    recalculate_scenario,
    save_scenario,
)
from renovation.programmes.queries import (
    Addable,
    addable_works,
    content_of,
    current_choice,
    outdated_of,
    scenario_for,
    starts_of,
)
from renovation.programmes.refusals import Refused, ScenarioChanged


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_READERS)
def works_scenario(request: LoggedInRequest, scenario_id: UUID) -> HttpResponse:
    """The scenario with its form; whoever may not change it reads it."""
    opened = opened_scenario(request, scenario_id, Right.READ_PROGRAMME)
    if request.method != "POST":
        note_programme_read(scenario=opened.scenario, reader_id=request.user.pk, now=timezone.now())
        return scenario_page(request, opened)
    demand(request, Right.WORK_PROGRAMME, opened.case)
    form = SheetForm(request.POST, scenario=opened.scenario, addable=_addable(opened))
    if not form.is_valid():
        return scenario_page(request, opened, form=form, status=422)
    try:
        save_scenario(
            scenario_id=opened.scenario.pk,
            revision=form.cleaned_data["revision"],
            edits=form.edits,
            author=request.user,
            now=timezone.now(),
        )
    except ScenarioChanged:
        return _conflict(request, opened)
    except Refused as refused:
        form.refuse(refused.place, str(refused))
        return scenario_page(request, opened, form=form, status=422)
    messages.success(request, "Le scénario est enregistré et chaque étape est recalculée.")
    return redirect("backoffice:works_scenario", opened.scenario.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def works_copy(request: LoggedInRequest, scenario_id: UUID) -> HttpResponse:
    """Another scenario that starts as this one."""
    opened = opened_scenario(request, scenario_id, Right.WORK_PROGRAMME)
    form = CopyForm(request.POST)
    try:
        if form.is_valid():
            said = form.cleaned_data
            made = copy_scenario(
                scenario=opened.scenario, name=said["name"], author=request.user, now=timezone.now(), key=said["key"]
            )
            messages.success(request, "La copie est ouverte.")
            return redirect("backoffice:works_scenario", made.pk)
    except Refused as refused:
        form.add_error("name", str(refused))
    return scenario_page(request, opened, copy_form=form, status=422)


@require_POST
@for_roles(*CASE_WORKERS)
def works_recalculate(request: LoggedInRequest, scenario_id: UUID) -> HttpResponse:
    """With the parameters of today, on another diagnosis if one is chosen."""
    opened = opened_scenario(request, scenario_id, Right.WORK_PROGRAMME)
    form = RecalculateForm(request.POST, starts=starts_of(opened.case))
    if not form.is_valid():
        messages.error(request, "Ce diagnostic n’est pas, ou plus, de ceux du logement\u00a0: rien n’a changé.")
        return redirect("backoffice:works_scenario", opened.scenario.pk)
    start = form.cleaned_data["start"]
    try:
        recalculate_scenario(scenario_id=opened.scenario.pk, author=request.user, now=timezone.now(), start=start)
        messages.success(request, "Chaque étape est recalculée. Vos quantités et vos prix n’ont pas changé.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:works_scenario", opened.scenario.pk)


def scenario_page(
    request: LoggedInRequest,
    opened: Opened,
    *,
    form: SheetForm | None = None,
    copy_form: CopyForm | None = None,
    choice_form: ChoiceForm | None = None,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The scenario as it stands, with the one form that was refused."""
    scenario, today = opened.scenario, timezone.localdate()
    content, starts = content_of(scenario), starts_of(opened.case)
    sheet = form or SheetForm(scenario=scenario, addable=_addable(opened))
    choice = current_choice(opened.case)
    context = frame(
        opened.case,
        scenario=scenario,
        content=content,
        form=sheet,
        rows=sheet.rows(content),
        new_rows=sheet.new_rows(),
        works=opened.works,
        conflict=conflict,
        choice=choice if choice and choice.scenario_id == scenario.pk else None,
        is_outdated=bool(outdated_of([scenario], on=today)),
        copy_form=copy_form or CopyForm(initial={"name": f"{scenario.name} (copie)"[:80]}),
        recalculate_form=RecalculateForm(starts=starts),
        choice_form=choice_form or ChoiceForm(today=today, initial={"revision": scenario.revision}),
    )
    return render(request, "backoffice/programmes/scenario.html", context, status=status)


def _conflict(request: LoggedInRequest, opened: Opened) -> HttpResponse:
    """What was typed, on the lines as they are now; to be read and sent again."""
    data = request.POST.copy()
    fresh = Opened(scenario_for(opened.scenario.pk), opened.case, opened.works)
    data["revision"] = str(fresh.scenario.revision)
    form = SheetForm(data, scenario=fresh.scenario, addable=_addable(fresh))
    form.fill_missing()
    return scenario_page(request, fresh, form=form, conflict=True, status=409)


def _addable(opened: Opened) -> list[Addable]:
    """Nothing is offered to whoever only reads."""
    dwelling = opened.scenario.case.dwelling
    if dwelling is None or not opened.works:
        return []
    workshop = workshop_of(opened.scenario.description, dwelling.commune, on=timezone.localdate())
    return addable_works(workshop, opened.scenario)
