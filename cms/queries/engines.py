"""The pages that search engines are told of."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import Page

from cms.models.base import SitePage
from cms.queries.search_scope import own_page_models, readable_pages
from cms.queries.sites import home_of
from cms.tree import address_of

SERVICES = (
    "selfservice:diagnosis_start",
    "selfservice:aids",
    "selfservice:booking",
    "cms:directory",
    "cms:directory_check",
)


@dataclass(frozen=True)
class EnginePage:
    """An address, and the day on which its content changed when it is known."""

    address: str
    changed_on: date | None = None


def engine_pages(request: HttpRequest) -> list[EnginePage]:
    """Neither private pages, nor those that an editor keeps out of the plan or of the engines.

    A page shared by another platform is listed on the site that it comes from, its address of reference.
    """
    home = home_of(request)
    if home is None:
        return []
    pages = readable_pages(home).filter(alias_of=None).exclude(pk__in=_closed_to_engines()).order_by("path")
    found = [EnginePage(address_of(page), _day(page)) for page in pages]
    return [*found, *(EnginePage(reverse(name)) for name in SERVICES)]


def _day(page: Page) -> date | None:
    return localdate(page.last_published_at) if page.last_published_at else None


def _closed_to_engines() -> list[int]:
    closed = [_closed_of(model) for model in own_page_models()]
    return list(closed[0].union(*closed[1:]))


def _closed_of(model: type[SitePage]) -> "QuerySet[SitePage, int]":
    found: QuerySet[SitePage, int] = model.objects.filter(in_search_engines=False).values_list("pk", flat=True)
    return found
