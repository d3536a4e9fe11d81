"""Which site the present request reads: links inside a shared page stay on this site when they can."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest
from wagtail.models import Page, Site

from cms.tree import address_of

_asked: ContextVar[HttpRequest | None] = ContextVar("site_asked", default=None)
_found: ContextVar[dict[str, Page | None] | None] = ContextVar("pages_linked", default=None)


@contextmanager
def reading(request: HttpRequest) -> Iterator[None]:
    """While this request is answered, it is the one that links are written for."""
    asked, found = _asked.set(request), _found.set({})
    try:
        yield
    finally:
        _asked.reset(asked)
        _found.reset(found)


def linked_pages() -> dict[str, Page | None]:
    """The pages that links of the present answer lead to, by number, as far as they were looked for."""
    found = _found.get()
    return {} if found is None else found


def address_here(page: Page) -> str:
    """Where a link to a page leads from the site that is read.

    On a shared page, a link to a page of the platform that wrote it leads to this site's copy when there is one, else
    to the other site by its whole address. No query is made for pages of the site itself.
    """
    request = _asked.get()
    site = Site.find_for_request(request) if request is not None else None
    if site is None or page.url_path.startswith(site.root_page.url_path):
        return address_of(page)
    copy = Page.objects.descendant_of(site.root_page).live().filter(alias_of_id=page.pk).first()
    if copy is not None:
        return address_of(copy)
    home = f"/{page.url_path.split('/', 2)[1]}/"
    owner = Site.objects.filter(root_page__url_path=home).first()
    return f"{owner.root_url}{address_of(page)}" if owner is not None else address_of(page)
