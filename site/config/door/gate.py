"""The gate: no page for an account with a role whose second factor was not verified (B1, B2)."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from config.door.sessions import is_staff, is_verified

HEALTH = "/health"


class SecondFactorGate:
    """Fails closed: every address is behind it, save the few that are named here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_open(request.path_info) or not is_staff(request):
            return self.get_response(request)
        if is_verified(request):
            return self.get_response(request)
        return _turned_away(request)


def is_open(path: str) -> bool:
    """Logout, the pages of the second factor, static files, health."""
    exact = {reverse("account_logout"), HEALTH}
    folders = (reverse("second_factor"), settings.STATIC_URL, f"{HEALTH}/")
    return path in exact or path.startswith(folders)


def wants_json(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept", "")
    return (
        request.path_info.startswith(("/api/", "/cms/api/"))
        or request.content_type == "application/json"
        or ("application/json" in accepted and "text/html" not in accepted)
    )


def _turned_away(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"detail": "second factor required"}, status=403)
    address = reverse("second_factor")
    if request.method in {"GET", "HEAD"}:
        address = f"{address}?{urlencode({'next': request.get_full_path()})}"
    return HttpResponseRedirect(address)
