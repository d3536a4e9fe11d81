"""A proposed value: written, corrected, read by a second person, published or given up."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import for_shared
from backoffice.parameters.forms import RevisionForm, ValueForm, initial_of
from backoffice.parameters.words import author_names
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_shared
from renovation.quantities import operations, queries
from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue
from renovation.quantities.refusals import ParameterRefused
from renovation.quantities.rules.wording import differences


@require_http_methods(["GET", "HEAD", "POST"])
@for_shared(Right.EDIT_PARAMETERS)
def value_new(request: LoggedInRequest, code: str) -> HttpResponse:
    """Propose a value: its cells are those of the newest one, ready to be typed over."""
    parameter = queries.parameter_by_code(code)
    newest = next(iter(queries.history_of(code)), None)
    form = ValueForm(
        request.POST or None,
        example=newest.value if newest else 0,
        unit=parameter.unit,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        key, by = form.cleaned_data["key"], request.user.pk
        try:
            value = operations.propose_value(key=key, code=code, proposal=form.proposal(), author_id=by)
        except ParameterRefused as refused:
            form.say(refused)
        else:
            messages.success(request, "La proposition est enregistrée. Une autre personne doit la relire.")
            return redirect("backoffice:value", value.pk)
    context = {"form": form, "parameter": parameter, "newest": newest}
    return render(request, "backoffice/parameters/value_form.html", context)


@require_safe
@for_shared(Right.READ_PARAMETERS)
def value(request: LoggedInRequest, value_id: UUID) -> HttpResponse:
    """A proposal beside the value that it would follow; once published, the sheet of its parameter."""
    found = queries.value_by_id(value_id)
    if not found.is_proposed:
        return redirect("backoffice:parameter", found.parameter_id)
    line = queries.proposal_of(found)
    before = line.former.value if line.former else None
    context = {
        "value": found,
        "parameter": found.parameter,
        "line": line,
        "differences": differences(before, found.value, found.parameter.unit),
        "names": author_names([found]),
        "in_the_past": found.starts_on < timezone.localdate(),
        "is_own": found.author_id == request.user.pk,
        "is_reviewed": found.state == ValueState.REVIEWED,
        "may_edit": can_on_shared(request.reader, Right.EDIT_PARAMETERS),
        "may_review": can_on_shared(request.reader, Right.REVIEW_PARAMETERS),
    }
    return render(request, "backoffice/parameters/value.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_shared(Right.EDIT_PARAMETERS)
def value_edit(request: LoggedInRequest, value_id: UUID) -> HttpResponse:
    """Correct one's own proposal."""
    found = queries.value_by_id(value_id)
    if not found.is_proposed or found.author_id != request.user.pk:
        messages.error(request, "Seule la personne qui a proposé cette valeur peut la corriger, avant sa publication.")
        return redirect("backoffice:value", found.pk)
    parameter = found.parameter
    form = ValueForm(
        request.POST or None,
        example=found.value,
        unit=parameter.unit,
        today=timezone.localdate(),
        initial=initial_of(found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_value(
                value_id=found.pk,
                revision=form.cleaned_data["revision"] or 0,
                proposal=form.proposal(),
                author_id=request.user.pk,
            )
        except ParameterRefused as refused:
            form.say(refused)
        else:
            messages.success(request, "La proposition est corrigée. Une autre personne doit la relire.")
            return redirect("backoffice:value", found.pk)
    context = {"form": form, "parameter": parameter, "newest": None, "value": found}
    return render(request, "backoffice/parameters/value_form.html", context)


@require_POST
@for_shared(Right.REVIEW_PARAMETERS)
def value_review(request: LoggedInRequest, value_id: UUID) -> HttpResponse:
    """A second person found the value right."""
    done = "La valeur est relue. Elle peut être publiée."
    return _act(
        request,
        value_id,
        done,
        lambda revision: operations.review_value(value_id=value_id, revision=revision, reviewer_id=request.user.pk),
    )


@require_POST
@for_shared(Right.REVIEW_PARAMETERS)
def value_publish(request: LoggedInRequest, value_id: UUID) -> HttpResponse:
    """Publish a value that was read."""
    done = "La valeur est publiée. La période de la précédente est close."
    return _act(
        request,
        value_id,
        done,
        lambda revision: operations.publish_value(value_id=value_id, revision=revision, now=timezone.now()),
    )


@require_POST
@for_shared(Right.EDIT_PARAMETERS)
def value_drop(request: LoggedInRequest, value_id: UUID) -> HttpResponse:
    """Give a proposal up."""
    return _act(
        request,
        value_id,
        "La proposition est abandonnée.",
        lambda revision: operations.drop_value(value_id=value_id, revision=revision),
    )


def _act(request: LoggedInRequest, value_id: UUID, done: str, act: Callable[[int], DatedValue | str]) -> HttpResponse:
    """Do what a button asks about the revision that the person read."""
    found = queries.value_by_id(value_id)
    form = RevisionForm(request.POST)
    try:
        act(form.cleaned_data["revision"] if form.is_valid() else 0)
    except ParameterRefused as refused:
        messages.error(request, refused.text)
        return redirect("backoffice:value", found.pk)
    messages.success(request, done)
    return redirect("backoffice:parameter", found.parameter_id)
