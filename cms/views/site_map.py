"""The plan du site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.queries.site_map import site_map
from cms.tree import HOME_CRUMB


def sitemap_page(request: HttpRequest) -> HttpResponse:
    """Where everything is, on one page (X7)."""
    return render(request, "cms/site_map.html", {"branches": site_map(request), "home_crumb": HOME_CRUMB})
