"""Searching the site."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.queries.search import search_pages
from cms.tree import HOME_CRUMB


def search(request: HttpRequest) -> HttpResponse:
    """Pages and articles for some words, ten by page; an empty question shows the field only."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    results = search_pages(request, typed, page=request.GET.get("page", "1")) if typed else None
    context = {"typed": typed, "results": results, "query": f"{urlencode({'q': typed})}&", "home_crumb": HOME_CRUMB}
    return render(request, "cms/search.html", context)
