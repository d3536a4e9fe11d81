"""One version: its result with every figure explained, what is written about it, freezing and continuing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_READERS, CASE_WORKERS, for_roles
from backoffice.diagnoses.explained import resolved_in_words
from backoffice.diagnoses.forms import WordsForm
from backoffice.diagnoses.opening import Opened, frame, opened_version
from backoffice.diagnoses.pages import PAGES
from backoffice.diagnoses.panel import result_in_words
from renovation.cases.operations import note_diagnosis_read, order_diagnostic_report
from renovation.cases.queries import report_is_under_way
from renovation.diagnosis.operations import continue_version, freeze, recalculate, save_words
from renovation.diagnosis.queries import description_of
from renovation.diagnosis.refusals import VersionFrozen
from renovation.diagnosis.rules.detail.checking import contradictions, missing_parts
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_READERS)
def diagnosis(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """The result of a version."""
    opened = opened_version(request, version_id, Right.READ_DIAGNOSIS)
    note_diagnosis_read(version=opened.version, reader_id=request.user.pk, now=timezone.now())
    return _page(request, opened)


@require_POST
@for_roles(*CASE_WORKERS)
def diagnosis_words(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """Title, works recommended, note of the team."""
    opened = opened_version(request, version_id, Right.WORK_DIAGNOSIS)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, opened, words_form=form, status=422)
    try:
        save_words(version_id=opened.version.pk, words=form.cleaned_data)
    except VersionFrozen as refused:
        form.add_error(None, str(refused))
        return _page(request, opened, words_form=form, status=409)
    messages.success(request, "C’est enregistré.")
    return redirect("backoffice:diagnosis", opened.version.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def diagnosis_freeze(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """Close the version to changes."""
    opened = opened_version(request, version_id, Right.WORK_DIAGNOSIS)
    version = freeze(version_id=opened.version.pk, now=timezone.now())
    messages.success(request, f"La version {version.number} est figée. Le logement est à jour dans le dossier.")
    return redirect("backoffice:diagnosis", version.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def diagnosis_continue(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """A new version that starts from this one."""
    opened = opened_version(request, version_id, Right.WORK_DIAGNOSIS)
    version = continue_version(version=opened.version, author=request.user, now=timezone.now())
    messages.success(
        request, f"La version {version.number} est ouverte, à partir de la version {opened.version.number}."
    )
    return redirect("backoffice:diagnosis", version.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def diagnosis_recalculate(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """The result with the parameters of today."""
    opened = opened_version(request, version_id, Right.WORK_DIAGNOSIS)
    try:
        recalculate(version_id=opened.version.pk, now=timezone.now())
    except VersionFrozen as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Le résultat est à jour.")
    return redirect("backoffice:diagnosis", opened.version.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def diagnosis_report(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """The PDF for the household, made in a job and put in the case."""
    opened = opened_version(request, version_id, Right.WORK_DIAGNOSIS)
    case = opened.home.case
    if case is None:
        messages.error(request, "Ouvrez d’abord le dossier\u00a0: le rapport y est rangé.")
    elif opened.version.result is None:
        messages.error(request, "Il n’y a pas encore de résultat\u00a0: complétez la description.")
    else:
        order_diagnostic_report(case=case, version=opened.version, author=request.user, now=timezone.now())
        messages.success(request, "Le rapport est en préparation. Il arrivera dans les documents du dossier.")
    return redirect("backoffice:diagnosis", opened.version.pk)


def _page(
    request: LoggedInRequest, opened: Opened, words_form: WordsForm | None = None, status: int = 200
) -> HttpResponse:
    version = opened.version
    dwelling = description_of(version)
    initial = {"title": version.title, "advice": version.advice, "note": version.note}
    context: dict[str, Any] = {
        "version": version,
        "opened": opened,
        "pages": [(page, len(getattr(dwelling, page.field)) if page.table else None) for page in PAGES],
        "result": result_in_words(version.result),
        "warnings": (version.result or {}).get("warnings", ()),
        "missing": missing_parts(dwelling),
        "contradictions": contradictions(dwelling),
        "works": (version.result or {}).get("works"),
        "resolved": resolved_in_words(dwelling, version.result),
        "words_form": words_form or WordsForm(initial=initial),
        "report_under_way": report_is_under_way(version),
    }
    return render(request, "backoffice/diagnoses/version.html", frame(opened.home, **context), status=status)
