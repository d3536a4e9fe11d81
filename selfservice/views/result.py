"""The result of a self-diagnosis, said, drawn and explained; also to somebody it is shown to."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from renovation.diagnosis.estimation import is_outdated
from renovation.diagnosis.operations import renew
from renovation.diagnosis.queries import by_share_token, first_unanswered
from renovation.edge.requests import PlatformRequest
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.http import on_platform, person
from selfservice.result_page import result_context


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
    context = result_context(diagnosis) | {
        "read_only": False,
        "is_own": diagnosis.household is not None and diagnosis.household.user_id == getattr(person(request), "pk", 0),
        "left": first_unanswered(diagnosis),
        "outdated": is_outdated(diagnosis, on=timezone.localdate()),
    }
    return render(request, "selfservice/result.html", context)


@require_POST
@on_platform
def diagnosis_renew(request: PlatformRequest) -> HttpResponse:
    """Compute the result again with the prices and factors of today."""
    now = timezone.now()
    diagnosis = current_diagnosis(request, now)
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    renew(diagnosis=diagnosis, now=now)
    messages.success(request, "Votre estimation est recalculée avec les valeurs d’aujourd’hui.")
    return redirect("selfservice:diagnosis_result")


@require_safe
@on_platform
def diagnosis_shared(request: PlatformRequest, token: str) -> HttpResponse:
    """What a shared link shows: the result, and nothing that changes it."""
    diagnosis = by_share_token(token, now=timezone.now())
    if diagnosis is None or diagnosis.platform_id != request.platform.pk:
        return render(request, "selfservice/share_over.html", status=404)
    context = result_context(diagnosis) | {"read_only": True, "is_own": False, "left": None, "outdated": False}
    response = render(request, "selfservice/result.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
