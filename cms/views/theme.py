"""The switch between light and dark, without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cms.views.preferences import keep, refused_from_elsewhere, way_back

THEMES = frozenset({"light", "dark"})


@csrf_exempt
@require_POST
@refused_from_elsewhere
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme in a cookie ("auto" forgets it) and go back to the page, on this site only (F2)."""
    response = HttpResponseRedirect(way_back(request))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        keep(request, response, settings.THEME_COOKIE_NAME, chosen, settings.THEME_COOKIE_AGE)
    else:
        response.delete_cookie(settings.THEME_COOKIE_NAME)
    return response
