"""Which platform a request is for: told by the Wagtail site of its host."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from cms.here import reading
from cms.queries import platform_for
from renovation.platforms.models import Platform


class CurrentPlatformMiddleware:
    """Sets `request.platform` (lazy: static files and health checks ask nothing of the database)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.platform = SimpleLazyObject(lambda: platform_for(request))  # type: ignore[attr-defined]
        with reading(request):
            return self.get_response(request)


def platform_of(request: HttpRequest) -> Platform:
    """The request's platform, for typed views."""
    platform: Platform = request.platform  # type: ignore[attr-defined]
    return platform
