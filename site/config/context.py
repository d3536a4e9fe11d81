"""What every page knows: its platform, the reader, the theme."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from cms.queries.banners import banner_for
from cms.queries.frame import frame_links
from config.door.sessions import idle_seconds

THEMES = {"light", "dark"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html. Also holds on error pages, where middleware may not have run."""
    theme = request.COOKIES.get("theme", "")
    return {
        "platform": getattr(request, "platform", None),
        "reader": getattr(request, "reader", None),
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "frame_links": SimpleLazyObject(lambda: frame_links(request)),
        "site_banner": SimpleLazyObject(lambda: banner_for(request, now=timezone.now())),
        "session_idle_seconds": idle_seconds(request),
        "theme": theme if theme in THEMES else "",
    }
