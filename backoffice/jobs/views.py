"""Automatic work: what waits, what was given up and why, and a new try (I5)."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from backoffice.access import for_roles
from backoffice.jobs.forms import JobFilterForm
from backoffice.lists import page_of
from renovation.edge.requests import LoggedInRequest
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox import queries
from renovation.outbox.enums import JobState
from renovation.outbox.registry import label_of
from renovation.platforms.enums import Role
from renovation.platforms.operations.jobs import retry_job
from renovation.platforms.permissions import administers_installation


def _demand_installation(request: LoggedInRequest) -> None:
    """Jobs are those of the whole installation: an administrator of one platform does not see them."""
    if not administers_installation(request.reader):
        record(Action.ACCESS_REFUSED, detail={"page": "jobs"})
        raise PermissionDenied


@require_safe
@for_roles(Role.ADMINISTRATOR)
def jobs(request: LoggedInRequest) -> HttpResponse:
    """The list; those given up first, since they are why one comes here."""
    _demand_installation(request)
    form = JobFilterForm(request.GET if "etat" in request.GET else {"etat": JobState.DEAD})
    state = form.cleaned_data["etat"] if form.is_valid() else JobState.DEAD
    counts = queries.counts_by_state()
    page = page_of(request, queries.jobs(state=state))
    context = {
        "form": form,
        "page": page,
        "lines": [(job, label_of(job.kind)) for job in page.object_list],
        "query": f"etat={state}&",
        "counts": [(label, counts.get(value, 0)) for value, label in JobState.choices],
    }
    return render(request, "backoffice/jobs/jobs.html", context)


@require_POST
@for_roles(Role.ADMINISTRATOR)
def job_retry(request: LoggedInRequest, job_id: UUID) -> HttpResponse:
    _demand_installation(request)
    queries.job_by_id(job_id)
    if retry_job(job_id=job_id) is None:
        messages.info(request, "Ce travail n’est plus à l’arrêt : une autre personne l’a sans doute relancé.")
    else:
        messages.success(request, "Le travail est relancé.")
    return redirect("backoffice:jobs")
