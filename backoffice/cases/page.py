"""All that the page of a case shows, with its forms as they were sent when one has an error."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from backoffice.cases.forms import DocumentForm, MessageForm, NoteForm, StageForm, TaskForm
from backoffice.cases.story import story_of
from renovation.appointments.queries import appointments_of_case
from renovation.cases.enums import Stage
from renovation.cases.models import Case
from renovation.cases.permissions import can
from renovation.cases.queries import tasks_of
from renovation.edge.requests import LoggedInRequest
from renovation.introductions.queries import kept_sirets
from renovation.platforms.enums import Right
from renovation.platforms.queries import agents_working_on_cases


def case_page(request: LoggedInRequest, case: Case, *, sent: Mapping[str, forms.Form] | None = None) -> HttpResponse:
    """`sent` holds the one form that was refused, with its errors."""
    works = can(request.reader, Right.WORK_CASE, case)
    appointments = appointments_of_case(case) if works else []
    context: dict[str, Any] = {
        "case": case,
        "works": works,
        "stages": stages_of(case),
        "story": story_of(
            case,
            appointments=appointments,
            with_notes=can(request.reader, Right.READ_NOTES, case),
            with_financing=can(request.reader, Right.READ_FINANCING, case),
        ),
        "appointments": [each for each in appointments if each.is_ahead(timezone.now())],
        "tasks": tasks_of(case) if works else [],
        "kept_companies": len(kept_sirets(case)) if works else 0,
        "today": timezone.localdate(),
        "has_error": bool(sent),
    }
    if works:
        context |= forms_of(request, case, sent or {})
    return render(request, "backoffice/cases/case.html", context, status=422 if sent else 200)


def forms_of(request: LoggedInRequest, case: Case, sent: Mapping[str, forms.Form]) -> dict[str, forms.Form]:
    """The forms of the page, empty save the one that was sent."""
    agents = agents_working_on_cases(case.platform_id)
    empty: dict[str, forms.Form] = {
        "note_form": NoteForm(),
        "message_form": MessageForm(),
        "task_form": TaskForm(agents=agents, author=request.user),
        "document_form": DocumentForm(),
        "stage_form": StageForm(present=case.stage),
    }
    return {**empty, **sent}


def stages_of(case: Case) -> list[dict[str, str]]:
    """The pathway with what is behind, present and ahead."""
    pathway = Stage.running()
    if case.stage == Stage.CLOSED:
        return [{"label": stage.label, "state": "done"} for stage in pathway]
    present = pathway.index(Stage(case.stage))
    return [
        {"label": stage.label, "state": "done" if place < present else "now" if place == present else ""}
        for place, stage in enumerate(pathway)
    ]
