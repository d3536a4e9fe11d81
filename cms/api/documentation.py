"""The page that explains the public JSON to those who make the sites of partners."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.tree import HOME_CRUMB, Crumb
from renovation.edge.quotas import DIRECTORY_API
from renovation.professionals.queries import RADII_KM, USUAL_RADIUS_KM, current_release
from renovation.professionals.rules.works import WORKS


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    context = {
        "release": current_release(),
        "crumbs": (*HOME_CRUMB, Crumb("Trouver un professionnel RGE", reverse("cms:directory"))),
        "base": request.build_absolute_uri("/api/annuaire/v1/"),
        "limit": DIRECTORY_API.limit,
        "radii": RADII_KM,
        "usual_radius": USUAL_RADIUS_KM,
        "works": WORKS,
    }
    return render(request, "cms/directory_api.html", context)
