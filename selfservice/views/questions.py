"""One question a page: answer, go back, skip, stop and come back later."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from renovation.diagnosis.estimation import live_range
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import answer, complete, send_link
from renovation.diagnosis.operations.answering import UNKNOWN
from renovation.diagnosis.queries import Progress, progress
from renovation.edge.requests import PlatformRequest
from selfservice.diagnosis_cookie import current_diagnosis, token_of
from selfservice.forms.diagnosis import LinkForm, QuestionForm
from selfservice.http import on_platform

SECONDS_PER_QUESTION = 20


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def diagnosis_question(request: PlatformRequest, code: str) -> HttpResponse:
    """Show a question, or keep its answer and go on."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    step = progress(diagnosis, code)
    if step is None:
        return redirect("selfservice:diagnosis_start")
    if request.method != "POST":
        return _page(request, diagnosis, step, QuestionForm(step.question, initial=_known(diagnosis, code)))
    if "skip" in request.POST and code != "kind":
        return _go_on(request, answer(diagnosis=diagnosis, field=code, value=UNKNOWN, now=timezone.now()), step)
    form = QuestionForm(step.question, request.POST)
    if not form.is_valid():
        return _page(request, diagnosis, step, form)
    value = form.cleaned_data["answer"]
    return _go_on(request, answer(diagnosis=diagnosis, field=code, value=value, now=timezone.now()), step)


@require_POST
@on_platform
def diagnosis_mail_link(request: PlatformRequest) -> HttpResponse:
    """Mail the personal link to oneself."""
    now = timezone.now()
    diagnosis, token = current_diagnosis(request, now), token_of(request)
    if diagnosis is None or not token:
        return render(request, "selfservice/link_over.html", status=404)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return render(request, "selfservice/link.html", {"link_form": form, "link": _link(request)})
    key = f"{timezone.localdate(now)}:{form.cleaned_data['email'].lower()}"
    send_link(diagnosis=diagnosis, token=token, recipient=form.cleaned_data["email"], key=key)
    messages.success(request, "Le lien est parti. Vous le recevrez dans quelques minutes.")
    return redirect("selfservice:diagnosis_later")


@require_http_methods(["GET", "HEAD"])
@on_platform
def diagnosis_later(request: PlatformRequest) -> HttpResponse:
    """How to come back: the personal link, shown and mailable."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    context = {"diagnosis": diagnosis, "link": _link(request), "link_form": LinkForm()}
    return render(request, "selfservice/link.html", context)


def _page(request: PlatformRequest, diagnosis: SelfDiagnosis, step: Progress, form: QuestionForm) -> HttpResponse:
    context = {
        "form": form,
        "step": step,
        "back": _back(step),
        "minutes": max(1, round((step.total - step.number + 1) * SECONDS_PER_QUESTION / 60)),
        "live": live_range(diagnosis, on=timezone.localdate()) if diagnosis.answers else None,
        "to_summary": _to_summary(request),
        "may_skip": step.question.field != "kind",
    }
    return render(request, "selfservice/question.html", context)


def _go_on(request: PlatformRequest, diagnosis: SelfDiagnosis, step: Progress) -> HttpResponse:
    """After an answer: the next question that applies, or the result."""
    # Answering may change what applies: the next question is looked for anew.
    following = progress(diagnosis, step.question.field)
    if _to_summary(request) or "finish" in request.POST or following is None or following.next is None:
        complete(diagnosis=diagnosis, now=timezone.now())
        return redirect("selfservice:diagnosis_result")
    return redirect("selfservice:diagnosis_question", code=following.next.field)


def _known(diagnosis: SelfDiagnosis, code: str) -> dict[str, object]:
    value = diagnosis.answers.get(code)
    if code == "area_m2":
        return {"answer": "" if value in (None, UNKNOWN) else f"{value:g}".replace(".", ",")}
    return {"answer": value}


def _back(step: Progress) -> str:
    if step.previous is None:
        return reverse("selfservice:diagnosis_start")
    return reverse("selfservice:diagnosis_question", args=[step.previous.field])


def _to_summary(request: PlatformRequest) -> bool:
    return request.POST.get("retour", request.GET.get("retour")) == "resultat"


def _link(request: PlatformRequest) -> str:
    token = token_of(request)
    address = reverse("selfservice:diagnosis_resume", args=[token]) if token else ""
    return f"{request.platform.public_url.rstrip('/')}{address}" if address else ""
