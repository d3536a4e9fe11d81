"""Acts on a local aid: read and publish a proposal, follow the budget, suspend, end."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from backoffice.access import LOCAL_AID_READERS, for_roles
from backoffice.localaids.access import demand
from backoffice.localaids.forms import BudgetForm, EndForm, SuspendForm
from backoffice.localaids.sheets import sheet_context
from backoffice.parameters.forms import RevisionForm
from renovation.aids import operations
from renovation.aids.queries import schemes as queries
from renovation.aids.refusals import LocalAidRefused
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_POST
@for_roles(*LOCAL_AID_READERS)
def local_version_review(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """A second person found the version faithful."""

    def act(revision: int) -> None:
        operations.review_version(version_id=version_id, revision=revision, reviewer_id=request.user.pk)

    return _decide(request, version_id, Right.REVIEW_LOCAL_AIDS, "L’aide est relue. Elle peut être publiée.", act)


@require_POST
@for_roles(*LOCAL_AID_READERS)
def local_version_publish(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """Publish a version that was read."""

    def act(revision: int) -> None:
        operations.publish_version(version_id=version_id, revision=revision, now=timezone.now())

    done = "L’aide est publiée\u00a0: les calculs la comptent dès son premier jour."
    return _decide(request, version_id, Right.REVIEW_LOCAL_AIDS, done, act)


@require_POST
@for_roles(*LOCAL_AID_READERS)
def local_version_drop(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """Give a proposal up."""
    version = queries.version_for(request.reader, version_id)
    demand(request, Right.EDIT_LOCAL_AIDS, version.scheme)
    try:
        left = operations.drop_version(version_id=version_id, revision=_revision(request))
    except LocalAidRefused as refused:
        messages.error(request, refused.text)
        return redirect("backoffice:local_version", version_id)
    messages.success(request, "La proposition est abandonnée.")
    return redirect("backoffice:local_aid", left.pk) if left else redirect("backoffice:local_aids")


@require_POST
@for_roles(*LOCAL_AID_READERS)
def local_aid_budget(request: LoggedInRequest, scheme_id: UUID) -> HttpResponse:
    """What is left to give."""
    form = BudgetForm(request.POST)

    def act(said: dict[str, Any]) -> None:
        operations.set_budget(scheme_id=scheme_id, left_eur=said["left_eur"], on=timezone.localdate())

    return _run(request, scheme_id, Right.EDIT_LOCAL_AIDS, ("budget_form", form), "Le budget restant est noté.", act)


@require_POST
@for_roles(*LOCAL_AID_READERS)
def local_aid_suspend(request: LoggedInRequest, scheme_id: UUID) -> HttpResponse:
    """Households read that it is suspended."""
    form = SuspendForm(request.POST)

    def act(said: dict[str, Any]) -> None:
        operations.suspend_scheme(scheme_id=scheme_id, reason=said["reason"])

    return _run(request, scheme_id, Right.REVIEW_LOCAL_AIDS, ("suspend_form", form), "L’aide est suspendue.", act)


@require_POST
@for_roles(*LOCAL_AID_READERS)
def local_aid_reopen(request: LoggedInRequest, scheme_id: UUID) -> HttpResponse:
    form = forms.Form(request.POST)

    def act(_: dict[str, Any]) -> None:
        operations.reopen_scheme(scheme_id=scheme_id)

    return _run(request, scheme_id, Right.REVIEW_LOCAL_AIDS, ("reopen_form", form), "L’aide est rouverte.", act)


@require_POST
@for_roles(*LOCAL_AID_READERS)
def local_aid_end(request: LoggedInRequest, scheme_id: UUID) -> HttpResponse:
    """The last day of the aid."""
    form = EndForm(request.POST)

    def act(said: dict[str, Any]) -> None:
        operations.end_scheme(scheme_id=scheme_id, last_day=said["last_day"])

    return _run(request, scheme_id, Right.REVIEW_LOCAL_AIDS, ("end_form", form), "Le dernier jour est noté.", act)


def _decide(
    request: LoggedInRequest, version_id: UUID, right: Right, done: str, act: Callable[[int], None]
) -> HttpResponse:
    """Do what a button asks about the revision that the person read."""
    version = queries.version_for(request.reader, version_id)
    demand(request, right, version.scheme)
    try:
        act(_revision(request))
    except LocalAidRefused as refused:
        messages.error(request, refused.text)
    else:
        messages.success(request, done)
    version.refresh_from_db()
    if version.is_proposed:
        return redirect("backoffice:local_version", version_id)
    return redirect("backoffice:local_aid", version.scheme_id)


def _run(
    request: LoggedInRequest,
    scheme_id: UUID,
    right: Right,
    named: tuple[str, forms.Form],
    done: str,
    act: Callable[[dict[str, Any]], None],
) -> HttpResponse:
    """Do what a small form of the sheet asks; what is refused is said beside its field, on the sheet."""
    demand(request, right, queries.scheme_for(request.reader, scheme_id))
    name, form = named
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except LocalAidRefused as refused:
            form.add_error(refused.field or None, refused.text)
        else:
            messages.success(request, done)
            return redirect("backoffice:local_aid", scheme_id)
    context = sheet_context(request, scheme_id) | {name: form}
    return render(request, "backoffice/localaids/sheet.html", context, status=200)


def _revision(request: LoggedInRequest) -> int:
    form = RevisionForm(request.POST)
    return int(form.cleaned_data["revision"]) if form.is_valid() else 0
