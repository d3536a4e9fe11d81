"""Choosing a scenario with the household; the decision as it was; its PDF."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_READERS, CASE_WORKERS, for_roles
from backoffice.programmes.forms import ChoiceForm
from backoffice.programmes.opening import frame, opened_choice, opened_scenario, works_on
from backoffice.programmes.scenario_views import scenario_page
from renovation.edge.programmes import programme_in_words
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.programmes.operations import choose_scenario, order_programme_report
from renovation.programmes.queries import report_under_way
from renovation.programmes.refusals import Refused


@require_POST
@for_roles(*CASE_WORKERS)
def works_choose(request: LoggedInRequest, scenario_id: UUID) -> HttpResponse:
    """Record the decision."""
    opened = opened_scenario(request, scenario_id, Right.WORK_PROGRAMME)
    form = ChoiceForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return scenario_page(request, opened, choice_form=form, status=422)
    try:
        choice = choose_scenario(
            scenario_id=opened.scenario.pk, author=request.user, now=timezone.now(), **form.cleaned_data
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return scenario_page(request, opened, choice_form=form, status=422)
    messages.success(request, "La décision est notée, avec le programme tel qu’il est aujourd’hui.")
    return redirect("backoffice:programme_choice", choice.pk)


@require_GET
@for_roles(*CASE_READERS)
def programme_choice(request: LoggedInRequest, choice_id: UUID) -> HttpResponse:
    """The programme as it was decided, whatever the scenario has become."""
    choice, case = opened_choice(request, choice_id, Right.READ_PROGRAMME)
    context = frame(
        case,
        choice=choice,
        under_way=report_under_way(choice),
        works=works_on(request, case),
        **programme_in_words(choice.content),
    )
    return render(request, "backoffice/programmes/choice.html", context)


@require_POST
@for_roles(*CASE_WORKERS)
def programme_report(request: LoggedInRequest, choice_id: UUID) -> HttpResponse:
    """The PDF, made in a job and put in the case, shared with the household."""
    choice, _ = opened_choice(request, choice_id, Right.WORK_PROGRAMME)
    order_programme_report(choice=choice, author=request.user)
    messages.success(request, "Le PDF est en préparation. Il arrivera dans les documents du dossier.")
    return redirect("backoffice:programme_choice", choice.pk)
