"""The login forms that Django and Wagtail bring are closed: they lead to the one door (B3)."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, re_path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

SHADOW_LOGINS = ("cms/login/", "_util/login/", "dj-admin/login/", "django-admin/login/", "admin/login/")


@require_safe
def to_the_door(request: HttpRequest, **_captured: str) -> HttpResponse:
    """Nothing posted here is ever read."""
    wanted = request.GET.get("next", "")
    address = reverse("account_login")
    if wanted and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        address = f"{address}?{urlencode({'next': wanted})}"
    return HttpResponseRedirect(address)


def closed_logins() -> list[URLPattern]:
    """To be placed before the includes of Wagtail."""
    return [
        *(path(route, to_the_door) for route in SHADOW_LOGINS),
        re_path(r"^cms/password_reset/.*$", to_the_door),
    ]
