"""The works programme that was chosen: as it was decided, nothing of the work in progress."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from renovation.edge.programmes import programme_in_words
from renovation.edge.requests import LoggedInRequest
from renovation.programmes.models import ProgrammeChoice
from renovation.programmes.queries import shared_choice_of_household_user
from selfservice.http import in_own_space


@require_safe
@in_own_space
def programme(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Step by step: what is done, why, what it changes, what it costs."""
    try:
        choice = shared_choice_of_household_user(request.user.pk, case_id)
    except ProgrammeChoice.DoesNotExist as error:
        raise Http404 from error
    context = {"choice": choice, "case": choice.case, **programme_in_words(choice.content)}
    return render(request, "selfservice/programme.html", context)
