"""The result of a self-diagnosis, said, drawn and explained."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import answers_by_question, first_unanswered
from renovation.edge.requests import PlatformRequest
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.http import on_platform, person
from selfservice.result_words import result_in_words


@require_safe
@on_platform
def diagnosis_result(request: PlatformRequest) -> HttpResponse:
    """The result, once it was given; before that, the next question."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    if diagnosis.completed_at is None or diagnosis.result is None:
        following = first_unanswered(diagnosis)
        if following is not None:
            return redirect("selfservice:diagnosis_question", code=following.code)
        return redirect("selfservice:diagnosis_later")
    return render(request, "selfservice/result.html", result_context(request, diagnosis))


def result_context(request: PlatformRequest, diagnosis: SelfDiagnosis) -> dict[str, object]:
    answers = answers_by_question(diagnosis)
    return {
        "diagnosis": diagnosis,
        "words": result_in_words(diagnosis.result or {}, kind=str(diagnosis.answers.get("kind", "house"))),
        "answers": answers,
        "answered": sum(1 for question, _ in answers if diagnosis.answers.get(question.field, "unknown") != "unknown"),
        "is_own": diagnosis.household is not None and diagnosis.household.user_id == getattr(person(request), "pk", 0),
    }
