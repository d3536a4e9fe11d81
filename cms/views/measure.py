"""Refusing that one's visits are counted, and changing one's mind."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cms.queries.measure import REFUSED
from cms.views.preferences import keep, refused_from_elsewhere, way_back


@csrf_exempt
@require_POST
@refused_from_elsewhere
def measure_choice(request: HttpRequest) -> HttpResponse:
    """The refusal is the only thing that is kept: a cookie that says « non »."""
    response = HttpResponseRedirect(way_back(request))
    if request.POST.get("mesure") == REFUSED:
        keep(request, response, settings.MEASURE_COOKIE_NAME, REFUSED, settings.MEASURE_COOKIE_AGE)
    else:
        response.delete_cookie(settings.MEASURE_COOKIE_NAME)
    return response
