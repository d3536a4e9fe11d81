"""Requests far larger than any accepted file are refused unread (E2)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CUT_FACTOR = 6


class RequestSizeMiddleware:
    """Answers 413 on the announced length alone, before anything is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) > settings.DOCUMENT_MAX_BYTES * CUT_FACTOR:
            limit_mb = settings.DOCUMENT_MAX_BYTES // (1024 * 1024)
            return render(request, "413.html", {"limit_mb": limit_mb}, status=413)
        return self.get_response(request)
