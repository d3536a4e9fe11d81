"""Search over the pages of one site, in French, accents or not."""

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.http import HttpRequest
from wagtail.models import Page

from cms.queries.sites import home_of

RESULTS_PER_PAGE = 10


def search_pages(request: HttpRequest, typed: str, *, page: str) -> "PageOfList[Page]":
    """Live public pages of this site that hold the words, the best first."""
    home = home_of(request)
    pages = Page.objects.descendant_of(home) if home is not None else Page.objects.none()
    results = pages.live().public().search(typed, operator="and")
    found = Paginator(results, RESULTS_PER_PAGE).get_page(page)
    found.object_list = [result.specific for result in found.object_list]
    return found
