"""One screen a page: answer, go back, pass, and see the range narrow."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import ToConfirm, answer_screen, complete
from renovation.diagnosis.queries import Progress, answers_of, first_unanswered, progress, range_is_known
from renovation.diagnosis.rules.bills import bill_energies
from renovation.diagnosis.rules.screens import Screen, Track, screen_asking
from renovation.diagnosis.rules.settling import Settled, settle
from renovation.edge.requests import PlatformRequest
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.forms.diagnosis import ALWAYS_ASKED, ScreenForm, initial_of
from selfservice.http import on_platform
from selfservice.live import narrowing, preview

SECONDS_PER_SCREEN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def diagnosis_question(request: PlatformRequest, code: str) -> HttpResponse:
    """Show a screen, or keep its answers and go on."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    step = progress(diagnosis, code)
    if step is None:
        return redirect("selfservice:diagnosis_start")
    if request.method != "POST":
        return _page(request, diagnosis, step, _form(request, diagnosis, step))
    return _answer(request, diagnosis, step)


@require_POST
@on_platform
def diagnosis_preview(request: PlatformRequest, code: str) -> HttpResponse:
    """The range as if the answers on the page were given: nothing is kept."""
    diagnosis = current_diagnosis(request, timezone.now())
    step = progress(diagnosis, code) if diagnosis is not None else None
    if diagnosis is None or step is None:
        return HttpResponse(status=204)
    form = _form(request, diagnosis, step)
    on = timezone.localdate()
    found = preview(diagnosis, form.settled, on=on) if form.is_valid() else narrowing(diagnosis, None, on=on)
    return render(request, "components/live_estimate.html", {"live": found})


@require_safe
@on_platform
def diagnosis_first_range(request: PlatformRequest) -> HttpResponse:
    """After the fast track: a first range at once, and the choice to refine it."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    following = first_unanswered(diagnosis)
    if not range_is_known(diagnosis) or following is None:
        return redirect("selfservice:diagnosis_result")
    step = progress(diagnosis, following.code)
    context = {
        "diagnosis": diagnosis,
        "live": narrowing(diagnosis, None, on=timezone.localdate()),
        "following": following,
        "left": step.total - step.number + 1 if step is not None else 0,
    }
    return render(request, "selfservice/first_range.html", context)


@require_POST
@on_platform
def diagnosis_finish(request: PlatformRequest) -> HttpResponse:
    """The result with the answers given so far; what was not answered stays unknown."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    if range_is_known(diagnosis):
        complete(diagnosis=diagnosis, now=timezone.now())
    return redirect("selfservice:diagnosis_result")


@require_safe
@on_platform
def diagnosis_enterprise(request: PlatformRequest) -> HttpResponse:
    """Small businesses are advised by people, not by this questionnaire."""
    return render(request, "selfservice/enterprise.html", {"diagnosis": current_diagnosis(request, timezone.now())})


def _answer(request: PlatformRequest, diagnosis: SelfDiagnosis, step: Progress) -> HttpResponse:
    """Pass, go back or go on; what is wrong or contradictory stays on the page with its message."""
    if "skip" in request.POST and step.screen.code != ALWAYS_ASKED:
        settled = settle(step.parts, {}, current_year=timezone.localdate().year)
        return _go_on(request, _keep(request, diagnosis, step, settled), step)
    form = _form(request, diagnosis, step)
    if "back" in request.POST:
        return _go_back(request, diagnosis, step, form)
    if not form.is_valid():
        return _page(request, diagnosis, step, form)
    try:
        kept = _keep(request, diagnosis, step, form.settled)
    except ToConfirm as opposed:
        form.ask_to_confirm(opposed.found)
        return _page(request, diagnosis, step, form)
    return _go_on(request, kept, step)


def _form(request: PlatformRequest, diagnosis: SelfDiagnosis, step: Progress) -> ScreenForm:
    return ScreenForm(
        step.screen,
        step.parts,
        request.POST if request.method == "POST" else None,
        initial=initial_of(step.parts, diagnosis.answers, diagnosis.situation),
        current_year=timezone.localdate().year,
        energies=bill_energies(answers_of(diagnosis)),
    )


def _keep(request: PlatformRequest, diagnosis: SelfDiagnosis, step: Progress, settled: Settled) -> SelfDiagnosis:
    return answer_screen(
        diagnosis=diagnosis,
        screen=step.screen,
        settled=settled,
        confirmed=frozenset(request.POST.getlist("confirm")),
        now=timezone.now(),
    )


def _page(request: PlatformRequest, diagnosis: SelfDiagnosis, step: Progress, form: ScreenForm) -> HttpResponse:
    optional = step.screen.track is Track.OPTIONAL
    context = {
        "form": form,
        "step": step,
        "optional": optional,
        "minutes": 0 if optional else max(1, round((step.total - step.number + 1) * SECONDS_PER_SCREEN / 60)),
        "live": narrowing(diagnosis, step.previous, on=timezone.localdate()),
        "opposite": _opposite(form, step.screen),
        "to_summary": _to_summary(request),
        "may_skip": step.screen.code != ALWAYS_ASKED,
        "may_finish": range_is_known(diagnosis) and step.screen.track is not Track.FAST,
    }
    return render(request, "selfservice/question.html", context)


def _opposite(form: ScreenForm, screen: Screen) -> list[Screen]:
    """The other screens that a contradiction speaks of, to correct them instead."""
    fields = [field for one in form.to_confirm for field in one.fields if field not in screen.fields]
    found = [screen_asking(field) for field in fields]
    return list({one.code: one for one in found if one is not None}.values())


def _go_on(request: PlatformRequest, diagnosis: SelfDiagnosis, step: Progress) -> HttpResponse:
    """After an answer: the next screen that applies, the first range, or the result."""
    if diagnosis.situation.get("who") == "enterprise":
        return redirect("selfservice:diagnosis_enterprise")
    # Answering may change what applies: the next screen is looked for anew.
    following = progress(diagnosis, step.screen.code)
    if _to_summary(request) or "finish" in request.POST or following is None or following.next is None:
        complete(diagnosis=diagnosis, now=timezone.now())
        return redirect("selfservice:diagnosis_result")
    if following.ends_fast_track and diagnosis.completed_at is None:
        return redirect("selfservice:diagnosis_first_range")
    return redirect("selfservice:diagnosis_question", code=following.next.code)


def _go_back(request: PlatformRequest, diagnosis: SelfDiagnosis, step: Progress, form: ScreenForm) -> HttpResponse:
    """To the screen before; what was answered here is kept when it can be."""
    if form.is_valid():
        # What contradicts is asked again when one comes back here.
        with suppress(ToConfirm):
            _keep(request, diagnosis, step, form.settled)
    if step.previous is None:
        return redirect("selfservice:diagnosis_start")
    address = reverse("selfservice:diagnosis_question", args=[step.previous.code])
    return redirect(f"{address}?retour=resultat" if _to_summary(request) else address)


def _to_summary(request: PlatformRequest) -> bool:
    return request.POST.get("retour", request.GET.get("retour")) == "resultat"
