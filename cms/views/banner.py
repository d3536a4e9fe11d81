"""Closing the banner, without JavaScript."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cms.queries.banners import CLOSED_COOKIE, banner_for
from cms.views.preferences import refused_from_elsewhere, way_back

CLOSED_SECONDS = 90 * 24 * 3600


@csrf_exempt
@require_POST
@refused_from_elsewhere
def close_banner(request: HttpRequest) -> HttpResponse:
    """Remember which message was closed (its mark and nothing else), and go back to the page."""
    response = HttpResponseRedirect(way_back(request))
    banner = banner_for(request, now=timezone.now())
    if banner is not None and banner.dismissible:
        response.set_cookie(
            CLOSED_COOKIE,
            banner.mark,
            max_age=CLOSED_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response
