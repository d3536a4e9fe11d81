"""Security headers on every response, error pages included (F3, F4, C4)."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
WAGTAIL_ADMIN = "/cms/"
PERSONAL_PLACES = (
    "/mon-espace/",
    "/bureau/",
    "/compte/",
    "/diagnostic/",
    "/mes-aides/resultat/",
    "/mes-aides/rapport/",
    "/rendez-vous/",
    "/etre-rappele/",
    "/inscriptions/",
    "/lettre/confirmer/",
    "/lettre/quitter/",
    "/annuaire/code/",
    "/annuaire/ma-fiche/",
    "/annuaire/ma-selection/",
    "/cms/",
)

_STRICT = {
    "default-src": "'self'",
    "script-src": "'self' 'nonce-{nonce}'",
    "style-src": "'self' 'nonce-{nonce}'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
# Wagtail's admin writes inline scripts and styles and shows previews in frames: looser, yet nothing from outside.
_WAGTAIL = _STRICT | {
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}


class SecurityHeadersMiddleware:
    """Sets `request.csp_nonce` and the headers. A view may have set a stricter policy: it stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce  # type: ignore[attr-defined]
        response = self.get_response(request)
        # A preview is drawn under the page's own address and shown in a frame of the admin.
        in_admin = request.path.startswith(WAGTAIL_ADMIN) or getattr(request, "is_preview", False)
        directives = (
            _WAGTAIL | _players(request, "'self'") if in_admin else _STRICT | _players(request) | _measure(request)
        )
        response.headers.setdefault("Content-Security-Policy", policy(directives, nonce))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if is_personal(request):
            response.headers["Cache-Control"] = "no-store, private"
        return response


def _players(request: HttpRequest, *beside: str) -> dict[str, str]:
    """The players that a click may open in this page, and no other: blocks of videos name them while they are drawn."""
    hosts = sorted(getattr(request, "player_hosts", ()))
    return {"frame-src": " ".join([*beside, *(f"https://{host}" for host in hosts)])} if hosts else {}


def _measure(request: HttpRequest) -> dict[str, str]:
    """The server where the platform counts visits, for the pages that were drawn with its script."""
    origin = getattr(request, "measure_origin", "")
    return {"connect-src": f"'self' {origin}"} if origin else {}


def policy(directives: dict[str, str], nonce: str) -> str:
    """One Content-Security-Policy value."""
    return "; ".join(f"{name} {value.format(nonce=nonce)}" for name, value in directives.items())


def is_personal(request: HttpRequest) -> bool:
    """Whether the page may hold somebody's data: any page of a logged-in person, and the private spaces."""
    if request.path.startswith(("/static/", "/marque/", "/media/")):
        return False
    user = getattr(request, "user", None)
    return request.path.startswith(PERSONAL_PLACES) or bool(user is not None and user.is_authenticated)
