"""Choices that a visitor makes for this device. They stand on every page, hence ask for no token: it would be a cookie
set before anything was asked. A form of another site is told by what the browser says of where it comes from.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

Asked = TypeVar("Asked", bound=HttpRequest)


def refused_from_elsewhere(view: Callable[[Asked], HttpResponse]) -> Callable[[Asked], HttpResponse]:
    """Answers 403 to a form that another site sends."""

    @wraps(view)
    def checked(request: Asked) -> HttpResponse:
        ours = f"{request.scheme}://{request.get_host()}"
        told = request.headers.get("Sec-Fetch-Site", "same-origin")
        if told not in ("same-origin", "none") or request.headers.get("Origin", ours) != ours:
            raise PermissionDenied
        return view(request)

    return checked


def keep(request: HttpRequest, response: HttpResponse, name: str, value: str, age: int) -> None:
    """The choice as a cookie that no script reads and no other site sends."""
    response.set_cookie(name, value, max_age=age, httponly=True, samesite="Lax", secure=request.is_secure())


def way_back(request: HttpRequest) -> str:
    """The page where the choice was made, on this site only (F2)."""
    for address in (request.POST.get("next", ""), request.META.get("HTTP_REFERER", "")):
        if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
            return address
    return "/"
