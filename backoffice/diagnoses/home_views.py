"""The diagnoses of one dwelling: its versions, how to begin one, audits made by others, two versions side by side."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_READERS, CASE_WORKERS, for_roles
from backoffice.diagnoses.comparison import compared
from backoffice.diagnoses.forms import ScratchForm
from backoffice.diagnoses.opening import frame, opened_home, works_on
from renovation.cases.queries import Home
from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.operations import start_from_answers, start_from_scratch
from renovation.diagnosis.queries import audits_of, self_diagnosis_of, version_for, versions_of
from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.climate import OutsideMethod
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right

NO_CLIMATE = (
    "La méthode n’a pas de climat pour cette commune\u00a0: les réponses du ménage ne peuvent pas être reprises."
)


@require_GET
@for_roles(*CASE_READERS)
def diagnoses(request: LoggedInRequest, dwelling_id: UUID) -> HttpResponse:
    """The versions of a dwelling, the newest first, and what others made of it."""
    home = opened_home(request, dwelling_id, Right.READ_DIAGNOSIS)
    return _page(request, home)


@require_POST
@for_roles(*CASE_WORKERS)
def diagnosis_start(request: LoggedInRequest, dwelling_id: UUID) -> HttpResponse:
    """A first version from the household's answers, so that nothing is typed twice."""
    home = opened_home(request, dwelling_id, Right.WORK_DIAGNOSIS)
    answers = self_diagnosis_of(home.dwelling)
    if answers is None:
        messages.error(request, "Le ménage n’a pas répondu à l’autodiagnostic pour ce logement.")
        return redirect("backoffice:diagnoses", home.dwelling.pk)
    try:
        version = start_from_answers(dwelling=home.dwelling, diagnosis=answers, author=request.user, now=timezone.now())
    except OutsideMethod:
        messages.error(request, NO_CLIMATE)
        return redirect("backoffice:diagnoses", home.dwelling.pk)
    messages.success(request, f"La version {version.number} est ouverte\u00a0: complétez-la.")
    return redirect("backoffice:diagnosis_walls", version.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def diagnosis_scratch(request: LoggedInRequest, dwelling_id: UUID) -> HttpResponse:
    """A first version with nothing but the kind of dwelling and its area."""
    home = opened_home(request, dwelling_id, Right.WORK_DIAGNOSIS)
    form = ScratchForm(request.POST)
    if not form.is_valid():
        return _page(request, home, scratch=form, status=422)
    version = start_from_scratch(
        dwelling=home.dwelling,
        kind=Kind(form.cleaned_data["kind"]),
        area_m2=float(form.cleaned_data["area_m2"]),
        author=request.user,
        now=timezone.now(),
    )
    return redirect("backoffice:diagnosis_dwelling", version.pk)


@require_GET
@for_roles(*CASE_READERS)
def diagnosis_compare(request: LoggedInRequest, dwelling_id: UUID) -> HttpResponse:
    """What changed between two versions, and what it does to the result."""
    home = opened_home(request, dwelling_id, Right.READ_DIAGNOSIS)
    versions = versions_of(home.dwelling)
    before, after = _asked(request, home, versions)
    context: dict[str, Any] = {"versions": versions, "before": before, "after": after, "comparison": None}
    if before is not None and after is not None:
        context["comparison"] = compared(before, after)
    return render(request, "backoffice/diagnoses/compare.html", frame(home, **context))


def _asked(
    request: LoggedInRequest, home: Home, versions: list[DiagnosisVersion]
) -> tuple[DiagnosisVersion | None, DiagnosisVersion | None]:
    """The two versions named in the address, else the first and the last."""
    if len(versions) < 2:
        return None, None
    numbers = {str(version.number): version.pk for version in versions}
    before = numbers.get(request.GET.get("avant", ""), versions[-1].pk)
    after = numbers.get(request.GET.get("apres", ""), versions[0].pk)
    return version_for(before), version_for(after)


def _page(request: LoggedInRequest, home: Home, scratch: ScratchForm | None = None, status: int = 200) -> HttpResponse:
    works = works_on(request, home)
    context: dict[str, Any] = {
        "versions": versions_of(home.dwelling),
        "audits": audits_of(home.dwelling),
        "works": works,
        "answers": self_diagnosis_of(home.dwelling) if works else None,
        "scratch": scratch or ScratchForm(initial=_known(home)),
    }
    return render(request, "backoffice/diagnoses/list.html", frame(home, **context), status=status)


def _known(home: Home) -> dict[str, Any]:
    return {"kind": home.dwelling.kind or None, "area_m2": home.dwelling.living_area_m2}
