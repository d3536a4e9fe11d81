"""« Mes aides et mes prêts »: where each stands, what is asked of the household, what was paid; it may tell more."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renovation.edge.funding import history_of, in_plain_words
from renovation.edge.plans import bar_of
from renovation.edge.requests import LoggedInRequest
from renovation.funding.models import AidFile
from renovation.funding.operations.household import tell_step
from renovation.funding.queries.files import aid_of_household_user, following_of
from renovation.funding.refusals import Refused, StepRefused
from selfservice.forms.funding import TellForm
from selfservice.http import in_own_space
from selfservice.views.project import own_case


@require_safe
@in_own_space
def own_funding(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The plan that is followed, then each aid and each loan."""
    case, today = own_case(request, case_id), timezone.localdate()
    found = following_of(case)
    plan = found.plan
    if plan is None and found.is_empty:
        raise Http404
    context = {
        "case": case,
        "following": found,
        "plan": plan,
        "bar": bar_of(plan) if plan else None,
        "aids": [in_plain_words(one, today=today) for one in found.aids],
        "loans": [in_plain_words(one, today=today) for one in found.loans],
    }
    return render(request, "selfservice/funding.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_own_space
def own_aid(request: LoggedInRequest, aid_file_id: UUID) -> HttpResponse:
    """One aid with what happened to it; the household says what is new."""
    found = _own(request, aid_file_id)
    form = TellForm(request.POST or None, file=found)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, form)
    try:
        tell_step(
            file_id=found.pk,
            key=form.cleaned_data["key"],
            revision=form.cleaned_data["revision"],
            said=form.said,
            author=request.user,
            now=timezone.now(),
        )
    except StepRefused as refused:
        for field, words in refused.said:
            form.add_error(field, words)
        return _page(request, found, form)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, _own(request, aid_file_id), form)
    messages.success(request, "C’est noté. Votre conseiller va vérifier.")
    return redirect("selfservice:own_funding", case_id=found.case_id)


def _own(request: LoggedInRequest, aid_file_id: UUID) -> AidFile:
    try:
        return aid_of_household_user(request.user.pk, aid_file_id)
    except AidFile.DoesNotExist as error:
        raise Http404 from error


def _page(request: LoggedInRequest, found: AidFile, form: TellForm) -> HttpResponse:
    if form.is_bound:
        form.renew(found)
    context = {
        "case": found.case,
        "one": in_plain_words(found, today=timezone.localdate()),
        "history": [one for one in history_of(found) if one.cancelled is None],
        "form": form,
        "may_tell": bool(found.stands.next),
    }
    return render(request, "selfservice/own_aid.html", context, status=422 if form.errors else 200)
