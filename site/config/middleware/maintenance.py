"""The page of planned works: shown to everybody while a file says so, without asking anything of the database."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_SECONDS = 600
# Whoever watches over the house goes on seeing how it is.
ALWAYS_OPEN = ("/health/", "/static/")


class MaintenanceMiddleware:
    """Before everything that reads tables: an upgrade may be changing them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(ALWAYS_OPEN) or not settings.MAINTENANCE_FILE.exists():
            return self.get_response(request)
        words = settings.MAINTENANCE_FILE.read_text(encoding="utf-8").strip()
        page = render_to_string("maintenance.html", {"words": words, "platform": None})
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS)})
