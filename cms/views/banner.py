"""Closing the banner, without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cms.queries.banners import banner_for
from cms.views.preferences import keep, refused_from_elsewhere, way_back


@csrf_exempt
@require_POST
@refused_from_elsewhere
def close_banner(request: HttpRequest) -> HttpResponse:
    """Remember which message was closed (its mark and nothing else), and go back to the page."""
    response = HttpResponseRedirect(way_back(request))
    banner = banner_for(request, now=timezone.now())
    if banner is not None and banner.dismissible:
        keep(request, response, settings.BANNER_COOKIE_NAME, banner.mark, settings.BANNER_COOKIE_AGE)
    return response
