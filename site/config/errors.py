"""When a request cannot be served as it was sent: a page in plain words, on which nothing that was typed is lost."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

from renovation.platforms.models import Platform

# PostgreSQL is stopped, starts again, or gave up a transaction: the same request will pass a moment later.
PASSING = (OperationalError, InterfaceError)
RETRY_SECONDS = 30
CSRF_FIELD = "csrfmiddlewaretoken"
# What is typed at the login door is not written into a page.
WITHOUT_KEEPING = ("/compte/", "/cms/")


@dataclass(frozen=True)
class Sent:
    """A form as it came: its address, its fields, and whether files must be chosen again."""

    address: str
    fields: Sequence[tuple[str, str]]
    had_files: bool


def server_error(request: HttpRequest) -> HttpResponse:
    """503 with the form ready to be sent again when the database is away; 500 for a fault of ours."""
    platform = known_platform(request)
    # Without the request: no context processor of the page may ask the database.
    if not isinstance(sys.exc_info()[1], PASSING):
        return HttpResponseServerError(render_to_string("500.html", {"platform": platform}))
    context = {"sent": sent_form(request), "token": request.POST.get(CSRF_FIELD, ""), "platform": platform}
    page = render_to_string("503.html", context)
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS)})


def known_platform(request: HttpRequest) -> Platform | None:
    """The platform when the request had already found it: nothing is asked of a house that has just failed."""
    lazy = getattr(request, "platform", None)
    found = getattr(lazy, "_wrapped", None)
    return found if isinstance(found, Platform) else None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that stayed open while its person logged in or out elsewhere.

    Only a form that came from this very site may be sent again from here: a forged one comes from another.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    context = {"sent": sent_form(request) if ours else None, "token": get_token(request) if ours else ""}
    return render(request, "403_csrf.html", context, status=403)


def sent_form(request: HttpRequest) -> Sent | None:
    """What was posted, or None when there is nothing to keep."""
    if request.method != "POST" or request.path.startswith(WITHOUT_KEEPING):
        return None
    try:
        fields = [(name, str(value)) for name, values in request.POST.lists() for value in values]
        had_files = bool(request.FILES)
    except (UnreadablePostError, RequestDataTooBig, MultiPartParserError, SuspiciousOperation):
        return None
    return Sent(request.get_full_path(), [field for field in fields if field[0] != CSRF_FIELD], had_files)
