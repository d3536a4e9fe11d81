"""Writing a local aid: filling the form, trying it on typical households, keeping it as a proposal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from backoffice.access import LOCAL_AID_READERS, for_roles
from backoffice.localaids.access import demand
from backoffice.localaids.forms import LocalAidForm, initial_of
from backoffice.localaids.territory import TerritoryFields
from backoffice.localaids.tiers import lines_form
from backoffice.localaids.words import owner_in_words, tries_of
from renovation.aids import operations
from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.operations import Regulation
from renovation.aids.queries import local_aid_of
from renovation.aids.queries import schemes as queries
from renovation.aids.queries.schemes import Owner
from renovation.aids.refusals import LocalAidRefused
from renovation.aids.rules.local_shape import LocalAid
from renovation.documents.rules import DocumentRefused
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right

Save = Callable[[LocalAidForm, Regulation], LocalVersion]


@dataclass(frozen=True)
class Writing:
    """What is written: for whom, from what, under which title, where giving up leads."""

    owner: Owner
    title: str
    known: LocalAid | None
    with_budget: bool
    keeps_dates: bool
    revision: int | None = None
    crumb: LocalScheme | None = None
    file_kept: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*LOCAL_AID_READERS)
def local_aid_new(request: LoggedInRequest, owner_id: UUID) -> HttpResponse:
    """A new aid, empty or from a documented example (`modele`)."""
    owner = queries.owner_for(request.reader, owner_id)
    today = timezone.localdate()
    example = _example(request)
    line = queries.line_for(example, on=today) if example else None
    writing = Writing(owner, "Proposer une aide locale", line.aid if line else None, True, False)

    def save(form: LocalAidForm, regulation: Regulation) -> LocalVersion:
        return operations.propose_scheme(
            key=form.cleaned_data["key"],
            owner=owner,
            regulation=regulation,
            adapted_from=example,
            budget_left_eur=form.cleaned_data["budget_left_eur"],
            author_id=request.user.pk,
            today=today,
        )

    return _written(request, writing, save)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*LOCAL_AID_READERS)
def local_version_new(request: LoggedInRequest, scheme_id: UUID) -> HttpResponse:
    """The next regulation of an aid, from the present one."""
    scheme = queries.scheme_for(request.reader, scheme_id)
    owner = _owner(request, scheme)
    line = queries.line_for(scheme, on=timezone.localdate())
    writing = Writing(owner, "Proposer une nouvelle version", line.aid, False, False, crumb=scheme)

    def save(form: LocalAidForm, regulation: Regulation) -> LocalVersion:
        return operations.propose_version(
            key=form.cleaned_data["key"], scheme=scheme, regulation=regulation, author_id=request.user.pk
        )

    return _written(request, writing, save)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*LOCAL_AID_READERS)
def local_version_edit(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """Correct one's own proposal."""
    version = queries.version_for(request.reader, version_id)
    owner = _owner(request, version.scheme)
    if not version.is_proposed or version.author_id != request.user.pk:
        messages.error(request, "Seule la personne qui a proposé cette aide peut la corriger, avant sa publication.")
        return redirect("backoffice:local_version", version.pk)
    writing = Writing(
        owner,
        "Corriger la proposition",
        local_aid_of(version),
        with_budget=False,
        keeps_dates=True,
        revision=version.revision,
        crumb=version.scheme,
        file_kept=version.document is not None,
    )

    def save(form: LocalAidForm, regulation: Regulation) -> LocalVersion:
        return operations.change_version(
            version_id=version.pk,
            revision=form.cleaned_data["revision"] or 0,
            regulation=regulation,
            author_id=request.user.pk,
        )

    return _written(request, writing, save)


def _written(request: LoggedInRequest, writing: Writing, save: Save) -> HttpResponse:
    """Show the form; try or keep what was said. What is refused stays on the page as it was typed."""
    today = timezone.localdate()
    form, lines = _forms(request, writing, today)
    tries = None
    if request.method == "POST" and form.is_valid() & lines.is_valid():
        regulation = form.regulation(lines.groups())
        if "essayer" in request.POST:
            tries = tries_of(regulation.as_aid(), on=today)
        else:
            try:
                version = save(form, regulation)
            except DocumentRefused as refused:
                form.add_error("file", str(refused))
            except LocalAidRefused as refused:
                form.add_error(None, refused.text)
            else:
                messages.success(request, "La proposition est enregistrée. Une autre personne doit la relire.")
                return redirect("backoffice:local_version", version.pk)
    context = {
        "form": form,
        "lines": lines,
        "writing": writing,
        "tries": tries,
        "today": today,
        "owner": owner_in_words(writing.owner),
    }
    return render(request, "backoffice/localaids/form.html", context)


def _forms(request: LoggedInRequest, writing: Writing, today: date) -> tuple[LocalAidForm, Any]:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial: dict[str, Any] = {}
    if writing.known is not None:
        initial = initial_of(writing.known, TerritoryFields(writing.owner))
        if not writing.keeps_dates:
            initial |= {"starts": None, "last_day": None, "source_read_on": None}
    form = LocalAidForm(
        data,
        files,
        owner=writing.owner,
        today=today,
        with_budget=writing.with_budget,
        initial={**initial, "revision": writing.revision},
    )
    refuse_too_large(form, request, "file", settings.DOCUMENT_MAX_BYTES)
    return form, lines_form(data, writing.known)


def _example(request: LoggedInRequest) -> LocalScheme | None:
    """The example asked for in the address; what is no example is as if nothing was asked."""
    try:
        found = queries.scheme_for(request.reader, UUID(request.GET.get("modele", "")))
    except (ValueError, LocalScheme.DoesNotExist):
        return None
    return found if found.is_example else None


def _owner(request: LoggedInRequest, scheme: LocalScheme) -> Owner:
    """Whose aid it is, for somebody who may write it; examples are taken up, not written over."""
    demand(request, Right.EDIT_LOCAL_AIDS, scheme)
    owner = scheme.platform or scheme.organisation
    if owner is None:
        raise PermissionDenied
    return owner
