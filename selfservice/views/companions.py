"""Several people on one project: the holder invites and sends away, the invited person enters or leaves."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from renovation.cases.models import Companion
from renovation.cases.operations import end_companion, invite_companion, join_project
from renovation.cases.queries.companions import companion_by_link, companion_of_household_user, companions_of
from renovation.cases.refusals import Refused
from renovation.edge.companions import CompanionForm
from renovation.edge.quotas import COMPANIONS, exceeded, too_many
from renovation.edge.requests import LoggedInRequest
from selfservice.http import in_own_space
from selfservice.views.project import own_case


@require_http_methods(["GET", "HEAD", "POST"])
@in_own_space
def companions(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Who follows the project. Its holder alone invites."""
    case = own_case(request, case_id)
    is_holder = case.household.user_id == request.user.pk
    form = CompanionForm(request.POST or None)
    if request.method == "POST":
        if not is_holder:
            raise Http404
        if (wait := exceeded(request, COMPANIONS)) is not None:
            return too_many(request, wait)
        if form.is_valid():
            try:
                found = invite_companion(case=case, **form.cleaned_data, by=request.user, now=timezone.now())
            except Refused as refused:
                form.add_error("email", str(refused))
            else:
                messages.success(request, f"L’invitation de {found.name} part à {found.email}.")
                return redirect("selfservice:companions", case_id=case.pk)
    context = {"case": case, "people": companions_of(case), "form": form, "is_holder": is_holder}
    return render(request, "selfservice/companions.html", context, status=422 if form.errors else 200)


@require_POST
@in_own_space
def companion_end(request: LoggedInRequest, companion_id: UUID) -> HttpResponse:
    """The holder takes the access back, or the person leaves by itself."""
    try:
        companion = companion_of_household_user(request.user.pk, companion_id)
    except Companion.DoesNotExist as error:
        raise Http404 from error
    end_companion(companion=companion, by=request.user, now=timezone.now())
    if companion.user_id == request.user.pk:
        messages.success(request, "Vous ne suivez plus ce projet.")
        return redirect("selfservice:space")
    messages.success(request, f"{companion.name} ne voit plus votre projet.")
    return redirect("selfservice:companions", case_id=companion.case_id)


@require_http_methods(["GET", "HEAD", "POST"])
@in_own_space
def companion_join(request: LoggedInRequest, companion_token: str) -> HttpResponse:
    """The mailed link, once logged in: what is proposed, and the button that accepts it."""
    companion = companion_by_link(companion_token)
    if companion is None or companion.case.platform_id != request.platform.pk:
        raise Http404
    refusal = ""
    if request.method == "POST":
        try:
            join_project(companion=companion, user=request.user, now=timezone.now())
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect("selfservice:project", case_id=companion.case_id)
    context = {"companion": companion, "refusal": refusal}
    return render(request, "selfservice/companion_join.html", context, status=422 if refusal else 200)
