"""The household's own space: its projects, appointments and diagnoses."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from renovation.appointments.queries import upcoming_of_household_user
from renovation.cases.queries.household import cases_of_household_user, stages_by_case, unread_by_case
from renovation.diagnosis.operations import claim_diagnosis
from renovation.diagnosis.queries import diagnoses_of_user, diagnosis_of_user
from renovation.edge.requests import LoggedInRequest, PlatformRequest
from renovation.households.queries import households_of_user
from selfservice.booking.own import on_the_spot
from selfservice.diagnosis_cookie import current_diagnosis, forget_token, work_on_own
from selfservice.http import in_own_space, on_agenda, on_platform
from selfservice.pathway import pathway


@require_safe
@in_own_space
@on_agenda
def space(request: LoggedInRequest) -> HttpResponse:
    """Everything at a glance."""
    now, user_id = timezone.now(), request.user.pk
    cases = cases_of_household_user(user_id)
    unread = unread_by_case(cases)
    visited = stages_by_case(cases)
    found = current_diagnosis(request, now)
    households = households_of_user(user_id)
    context = {
        "first_name": request.user.first_name or next((each.first_name for each in households), ""),
        "projects": [(case, pathway(case, visited=visited.get(case.pk, ())), unread.get(case.pk, 0)) for case in cases],
        "appointments": on_the_spot(upcoming_of_household_user(user_id, now)),
        "diagnoses": diagnoses_of_user(user_id),
        "found": found if found is not None and found.household_id is None else None,
    }
    return render(request, "selfservice/space.html", context)


@require_safe
@on_platform
def create_account(request: PlatformRequest) -> HttpResponse:
    """What an account brings, then the door. The address already typed waits in the session, never in the link."""
    if request.user.is_authenticated:
        return redirect("selfservice:space")
    return render(request, "selfservice/create_account.html")


@require_POST
@in_own_space
def keep_diagnosis(request: LoggedInRequest) -> HttpResponse:
    """The diagnosis made in this browser becomes one's own."""
    now = timezone.now()
    diagnosis = current_diagnosis(request, now)
    if diagnosis is None:
        raise Http404
    kept = claim_diagnosis(diagnosis=diagnosis, user=request.user, now=now)
    messages.success(request, "Votre autodiagnostic est gardé dans votre espace.")
    work_on_own(request, kept)
    return forget_token(redirect("selfservice:space"))


@require_POST
@in_own_space
def open_diagnosis(request: LoggedInRequest, diagnosis_id: UUID) -> HttpResponse:
    """See the result of one's own diagnosis, or go on with it."""
    diagnosis = diagnosis_of_user(request.user.pk, diagnosis_id)
    if diagnosis is None:
        raise Http404
    work_on_own(request, diagnosis)
    return redirect("selfservice:diagnosis_result")
