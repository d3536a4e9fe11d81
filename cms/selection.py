"""The firms that a visitor keeps without an account: their SIRET in a signed cookie, set with the first of them."""

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

COOKIE = "selection"
SALT = "cms.selection"
MOST = 12


def selected(request: HttpRequest) -> tuple[str, ...]:
    """In the order in which they were added."""
    try:
        kept = request.get_signed_cookie(COOKIE, default="", salt=SALT) or ""
    except BadSignature:
        return ()
    return tuple(siret for siret in kept.split(".") if siret)[:MOST]


def keep_selected(response: HttpResponse, sirets: tuple[str, ...]) -> HttpResponse:
    """Remember them on this device; the last one taken away takes the cookie away."""
    if not sirets:
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    response.set_signed_cookie(
        COOKIE,
        ".".join(sirets),
        salt=SALT,
        max_age=settings.SELECTION_DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
