"""The scenarios of a case side by side, how to begin one, and what was decided."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_READERS, CASE_WORKERS, for_roles
from backoffice.programmes.comparing import compared, picture_of
from backoffice.programmes.forms import DraftForm
from backoffice.programmes.opening import frame, opened_case, works_on
from renovation.cases.models import Case
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.programmes.enums import Layout
from renovation.programmes.operations import draft_scenario
from renovation.programmes.queries import choices_of, scenarios_of, starts_of
from renovation.programmes.refusals import Refused


@require_GET
@for_roles(*CASE_READERS)
def programme(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Every scenario with what it costs and where it leads."""
    return _page(request, opened_case(request, case_id, Right.READ_PROGRAMME))


@require_POST
@for_roles(*CASE_WORKERS)
def programme_start(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """A scenario from a diagnosis, with the works that it advises."""
    case = opened_case(request, case_id, Right.WORK_PROGRAMME)
    form = DraftForm(request.POST, starts=starts_of(case))
    if not form.is_valid():
        return _page(request, case, form=form, status=422)
    try:
        made = draft_scenario(
            case=case,
            name=form.cleaned_data["name"],
            layout=Layout(form.cleaned_data["layout"]),
            start=form.cleaned_data["start"],
            author=request.user,
            now=timezone.now(),
            key=form.cleaned_data["key"],
        )
    except Refused as refused:
        form.add_error("name" if refused.place == "name" else None, str(refused))
        return _page(request, case, form=form, status=422)
    messages.success(request, "Le scénario est ouvert\u00a0: relisez les quantités et les prix.")
    return redirect("backoffice:works_scenario", made.pk)


def _page(request: LoggedInRequest, case: Case, form: DraftForm | None = None, status: int = 200) -> HttpResponse:
    choices, starts = choices_of(case), starts_of(case)
    columns = compared(scenarios_of(case), choices[0] if choices else None, today=timezone.localdate())
    context = frame(
        case,
        columns=columns,
        picture=picture_of(columns),
        choices=choices,
        starts=starts,
        works=works_on(request, case),
        form=form or DraftForm(starts=starts, initial={"name": "En trois étapes" if not columns else ""}),
    )
    return render(request, "backoffice/programmes/list.html", context, status=status)
