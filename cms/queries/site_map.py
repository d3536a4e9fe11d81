"""The plan of a site: two levels of pages, and the services of the house."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, get_page_models

from cms.models.base import SitePage
from cms.queries.sites import home_of
from cms.tree import address_of

MAX_CHILDREN = 30


@dataclass(frozen=True)
class Branch:
    """A page, its address, and those under it."""

    title: str
    address: str
    leaves: tuple["Branch", ...] = ()


def site_map(request: HttpRequest) -> tuple[Branch, ...]:
    """Top pages with their children, without the thousands of pages of the directory (X7)."""
    home = home_of(request)
    if home is None:
        return ()
    hidden = _hidden_ids()
    pages = list(home.get_descendants().live().public().exclude(pk__in=hidden).order_by("path"))
    tops = [page for page in pages if page.depth == home.depth + 1]
    return tuple(
        Branch(top.title, address_of(top), _leaves([page for page in pages if page.is_descendant_of(top)]))
        for top in tops
    )


def _leaves(pages: list[Page]) -> tuple[Branch, ...]:
    return tuple(Branch(page.title, address_of(page)) for page in pages[:MAX_CHILDREN])


def _hidden_ids() -> list[int]:
    """Pages that their editor keeps out of the plan, whatever their kind."""
    kinds = [model for model in get_page_models() if issubclass(model, SitePage)]
    first, *others = [kind.objects.filter(in_site_map=False).values_list("pk", flat=True) for kind in kinds]
    return list(first.union(*others))
