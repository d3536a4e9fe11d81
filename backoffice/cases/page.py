"""All that the page of a case shows, with its forms as they were sent when one has an error."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from backoffice.cases.act_forms import ActForm, Known
from backoffice.cases.forms import DocumentForm, MessageForm, NoteForm, StageForm, TaskForm
from backoffice.cases.story import story_of
from renovation.alerts.queries import alerts_of
from renovation.appointments.queries import appointments_of_case
from renovation.cases.models import Act, Case, CaseDocument, StageChange, Task
from renovation.cases.operations import known_values
from renovation.cases.permissions import can
from renovation.cases.queries import Content, TimelineItem, expected_documents, possible_moves, standing_of
from renovation.cases.queries.requests import standing_requests
from renovation.contracts.queries import quotes_in_words
from renovation.edge.requests import LoggedInRequest
from renovation.financing.queries import income_class_of
from renovation.introductions.queries import kept_sirets
from renovation.platforms.enums import Right
from renovation.platforms.queries import team_of


def case_page(request: LoggedInRequest, case: Case, *, sent: Mapping[str, forms.Form] | None = None) -> HttpResponse:
    """`sent` holds the one form that was refused, with its errors."""
    works = can(request.reader, Right.WORK_CASE, case)
    appointments = appointments_of_case(case) if works else []
    story = story_of(
        case,
        appointments=appointments,
        with_notes=can(request.reader, Right.READ_NOTES, case),
        with_financing=can(request.reader, Right.READ_FINANCING, case),
    )
    acts = _counted(story)
    context: dict[str, Any] = {
        "case": case,
        "works": works,
        "stages": stages_of(case),
        "story": story,
        "expected": expected_documents(case, _content(case, story)) if works else [],
        "to_check": [entry for entry in _documents(story) if entry.is_to_check] if works else [],
        "decided": [entry for entry in _documents(story) if entry.is_decided] if works else [],
        "standing": standing_of(case, acts, now=timezone.now()),
        "minutes": sum(act.duration_min for act in acts),
        "acts_number": len(acts),
        "appointments": [each for each in appointments if each.is_ahead(timezone.now())],
        "tasks": _to_do(story) if works else [],
        "alerts": alerts_of(case) if works else [],
        "kept_companies": len(kept_sirets(case)) if works else 0,
        "quotes_words": quotes_in_words(case) if works else "",
        "today": timezone.localdate(),
        "has_error": bool(sent),
    }
    if works:
        context |= forms_of(request, case, sent or {}, acts)
    return render(request, "backoffice/cases/case.html", context, status=422 if sent else 200)


def forms_of(
    request: LoggedInRequest, case: Case, sent: Mapping[str, forms.Form], acts: list[Act]
) -> dict[str, forms.Form]:
    """The forms of the page, empty save the one that was sent."""
    agents = team_of(case.platform_id)
    empty: dict[str, forms.Form] = {
        "note_form": NoteForm(),
        "message_form": MessageForm(),
        "task_form": TaskForm(agents=agents, author=request.user),
        "document_form": DocumentForm(),
        "stage_form": stage_form(request, case),
        "act_form": ActForm(shape=case.pathway_version.shape, known=known_of(case, acts)),
    }
    return {**empty, **sent}


def known_of(case: Case, acts: Sequence[Act] | None = None) -> Known:
    """What the next act need not be told: the last one, and the class of income when the figures say it."""
    return Known(known_values(case, acts), income_class_of(case, on=timezone.localdate()))


def stage_form(request: LoggedInRequest, case: Case, data: Any = None) -> StageForm:
    """Where the case may go; every stage, with a reason, for whoever may pass over."""
    shape = case.pathway_version.shape
    may_pass_over = can(request.reader, Right.OVERRIDE_STAGE, case)
    every = [(stage.code, stage.name) for stage in shape.stages if stage.code != case.stage] if may_pass_over else []
    return StageForm(data, moves=possible_moves(case), every=every)


def stages_of(case: Case) -> list[dict[str, str]]:
    """The pathway with what is behind, present and ahead."""
    shape = case.pathway_version.shape
    here = shape.place(case.stage)
    present = len(shape.stages) if here is None else here
    return [
        {"label": stage.name, "state": "done" if place < present else "now" if place == present else ""}
        for place, stage in enumerate(shape.stages)
    ]


def _content(case: Case, story: list[TimelineItem]) -> Content:
    """The story already read the documents and the stages."""
    return Content(_documents(story), _changes(story), standing_requests(case))


def _changes(story: list[TimelineItem]) -> list[StageChange]:
    return [item.subject for item in story if isinstance(item.subject, StageChange)]


def _documents(story: list[TimelineItem]) -> list[CaseDocument]:
    return [item.subject for item in story if isinstance(item.subject, CaseDocument)]


def _to_do(story: list[TimelineItem]) -> list[Task]:
    """Open tasks, the most urgent first; the story already read them all."""
    tasks = [item.subject for item in story if isinstance(item.subject, Task)]
    return sorted((task for task in tasks if task.done_at is None), key=lambda task: (task.due_on, task.pk))


def _counted(story: list[TimelineItem]) -> list[Act]:
    """Acts that nobody corrected and that were not withdrawn; the story already read them all."""
    acts = [item.subject for item in story if isinstance(item.subject, Act)]
    corrected = {act.corrects_id for act in acts}
    return [act for act in acts if act.pk not in corrected and not act.is_withdrawn]
