"""What an adviser does on the page of a case: each act is one form, sent to its own address."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from backoffice.access import CASE_WORKERS, demand, for_roles
from backoffice.cases.forms import DocumentForm, MessageForm, NoteForm, TaskForm
from backoffice.cases.page import case_page, stage_form
from renovation.cases.models import Case
from renovation.cases.operations import (
    finish_task,
    hand_over,
    mark_messages_read,
    move_stage,
    set_task,
    write_message,
    write_note,
)
from renovation.cases.queries import case_for, task_for
from renovation.cases.refusals import Refused
from renovation.documents.rules import DocumentRefused
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.queries import agents_working_on_cases


@require_POST
@for_roles(*CASE_WORKERS)
def note(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    case = _case(request, case_id, Right.WORK_CASE)
    form = NoteForm(request.POST)

    def act(said: dict[str, Any]) -> None:
        write_note(case=case, author=request.user, text=said["text"], key=said["key"])

    return _perform(request, case, "note_form", form, act, "La note est enregistrée.")


@require_POST
@for_roles(*CASE_WORKERS)
def message(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    case = _case(request, case_id, Right.WRITE_MESSAGE)
    form = MessageForm(request.POST)

    def act(said: dict[str, Any]) -> None:
        write_message(case=case, author=request.user, text=said["text"], from_household=False, key=said["key"])

    return _perform(request, case, "message_form", form, act, "Le message est envoyé.")


@require_POST
@for_roles(*CASE_WORKERS)
def messages_read(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    case = _case(request, case_id, Right.WORK_CASE)
    mark_messages_read(case=case, by_household=False)
    return redirect(_back(request, case))


@require_POST
@for_roles(*CASE_WORKERS)
def task(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    case = _case(request, case_id, Right.WORK_CASE)
    form = TaskForm(request.POST, agents=agents_working_on_cases(case.platform_id), author=request.user)

    def act(said: dict[str, Any]) -> None:
        set_task(
            case=case,
            author=request.user,
            title=said["title"],
            due_on=said["due_on"],
            assigned_to=said["assigned_to"],
            key=said["key"],
        )

    return _perform(request, case, "task_form", form, act, "La tâche est ajoutée.")


@require_POST
@for_roles(*CASE_WORKERS)
def task_done(request: LoggedInRequest, task_id: UUID) -> HttpResponse:
    found = task_for(request.reader, task_id)
    demand(request, Right.WORK_CASE, found.case)
    finish_task(task_id=found.pk, now=timezone.now())
    messages.success(request, f"Tâche faite\u00a0: {found.title}.")
    return redirect(_back(request, found.case))


@require_POST
@for_roles(*CASE_WORKERS)
def case_document(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    case = _case(request, case_id, Right.ADD_DOCUMENT)
    form = DocumentForm(request.POST, request.FILES)
    refuse_too_large(form, request, "file", settings.DOCUMENT_MAX_BYTES)

    def act(said: dict[str, Any]) -> None:
        hand_over(
            case=case,
            author=request.user,
            upload=said["file"],
            kind=said["kind"],
            title=said["title"],
            shared=said["shared"],
            from_household=False,
            key=said["key"],
        )

    return _perform(request, case, "document_form", form, act, "Le document est ajouté.")


@require_POST
@for_roles(*CASE_WORKERS)
def case_stage(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    case = _case(request, case_id, Right.WORK_CASE)
    form = stage_form(request, case, request.POST)

    def act(said: dict[str, Any]) -> None:
        reason = said.get("override_reason", "")
        if reason:
            demand(request, Right.OVERRIDE_STAGE, case)
        move_stage(
            case_id=case.pk,
            to_stage=said["to_stage"],
            author=request.user,
            now=timezone.now(),
            override_reason=reason,
            tell=said["tell"],
        )

    return _perform(request, case, "stage_form", form, act, "L’étape du dossier a changé.")


def _case(request: LoggedInRequest, case_id: UUID, right: Right) -> Case:
    case = case_for(request.reader, case_id)
    demand(request, right, case)
    return case


def _perform(
    request: LoggedInRequest,
    case: Case,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], None],
    done: str,
) -> HttpResponse:
    """Do it and go back to the case; or show the case again with the form, its words kept and the reason."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except DocumentRefused as refused:
            form.add_error("file", str(refused))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect("backoffice:case", case.pk)
    return case_page(request, case, sent={name: form})


def _back(request: LoggedInRequest, case: Case) -> str:
    """The list from which the act was done, when it is one of ours; else the case."""
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if here and wanted.startswith("/bureau/") else reverse("backoffice:case", args=[case.pk])
