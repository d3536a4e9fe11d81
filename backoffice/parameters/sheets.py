"""One parameter: its value, its periods, its story; and the act of looking a value up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from backoffice.access import for_shared
from backoffice.parameters.forms import VerifyForm
from backoffice.parameters.words import author_names, picture_of, story_of
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_shared
from renovation.quantities import operations, queries
from renovation.quantities.refusals import ParameterRefused


@require_safe
@for_shared(Right.READ_PARAMETERS)
def parameter(request: LoggedInRequest, code: str) -> HttpResponse:
    """The sheet of a parameter."""
    today = timezone.localdate()
    found = queries.parameter_by_code(code)
    history = queries.history_of(code)
    current = next((one for one in history if one.holds_on(today)), None)
    context = {
        "parameter": found,
        "today": today,
        "current": current,
        "history": history,
        "proposals": queries.proposals_of(code),
        "drawing": picture_of(found, history),
        "events": story_of(queries.acts_on(code), found.unit),
        "names": author_names(history),
        "may_edit": can_on_shared(request.reader, Right.EDIT_PARAMETERS),
    }
    return render(request, "backoffice/parameters/sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_shared(Right.EDIT_PARAMETERS)
def value_verify(request: LoggedInRequest, value_id: UUID) -> HttpResponse:
    """Say in which text, and when, a value in force was found."""
    today = timezone.localdate()
    value = queries.published_by_id(value_id)
    initial = {
        "source_text": value.source_text,
        "source_article": value.source_article,
        "source_address": value.source_address,
        "source_read_on": today,
    }
    form = VerifyForm(request.POST or None, initial=initial, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            operations.verify_value(value_id=value.pk, reading=form.reading(), verifier_id=request.user.pk)
        except ParameterRefused as refused:
            form.add_error(refused.field or None, refused.text)
        else:
            messages.success(request, f"«\u00a0{value.parameter}\u00a0» est vérifié.")
            return redirect("backoffice:parameter", value.parameter_id)
    context = {"form": form, "value": value, "parameter": value.parameter}
    return render(request, "backoffice/parameters/verify.html", context)
