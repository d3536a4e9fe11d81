"""What is asked of a household, and handing it over: from its space, or by the secret link of a mail, on a phone."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import answer_request
from renovation.cases.queries import content_of
from renovation.cases.queries.requests import asked_of_household, link_to_requests
from renovation.documents.rules import DocumentRefused
from renovation.edge.forms import refuse_too_large
from renovation.edge.quotas import HANDED_BY_LINK, exceeded_by, too_many
from renovation.edge.requests import LoggedInRequest, PlatformRequest
from selfservice.forms.project import AnswerForm
from selfservice.http import in_own_space, on_platform
from selfservice.views.project import own_case

DONE = "Votre document est déposé. Votre conseillère ou votre conseiller va le vérifier."


@require_http_methods(["GET", "HEAD", "POST"])
@in_own_space
def own_requests(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """From one's own space: one's own projects only (D4)."""
    return _page(request, own_case(request, case_id), author=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def linked_requests(request: PlatformRequest, request_token: str) -> HttpResponse:
    """By a secret link: what was asked and what to do, and no document can be read.

    A link may be in other hands: no name, and nothing that was typed of a document that came.
    """
    link = link_to_requests(request_token)
    if link is None or link.case.platform_id != request.platform.pk:
        raise Http404
    if not link.is_open(timezone.now()):
        return render(request, "selfservice/requested_over.html", status=410)
    if request.method == "POST" and (wait := exceeded_by(f"documents:{link.case_id}", HANDED_BY_LINK)) is not None:
        return too_many(request, wait)
    return _page(request, link.case, author=None)


def _page(request: PlatformRequest, case: Case, *, author: User | None) -> HttpResponse:
    asked = asked_of_household(case, content_of(case), by_link=author is None)
    if request.method == "POST":
        form = AnswerForm(request.POST, request.FILES, choices=asked.choices)
        if form.is_valid() and _take(form, case, author):
            messages.success(request, DONE)
            return redirect(request.path)
        refuse_too_large(form, request, "file", settings.DOCUMENT_MAX_BYTES)
    else:
        form = AnswerForm(choices=asked.choices, known=request.GET.get("pour", ""))
    context = {
        "case": case,
        "asked": asked,
        "form": form,
        "today": timezone.localdate(),
        "is_own": author is not None,
    }
    return render(request, "selfservice/requested.html", context, status=422 if form.errors else 200)


def _take(form: AnswerForm, case: Case, author: User | None) -> bool:
    """Whether the file was taken in; the form says why it was not."""
    said = form.cleaned_data
    try:
        answer_request(
            case_id=case.pk,
            author=author,
            upload=said["file"],
            item=said["item"],
            key=said["key"],
            now=timezone.now(),
        )
    except DocumentRefused as refused:
        form.add_error("file", str(refused))
        return False
    return True
