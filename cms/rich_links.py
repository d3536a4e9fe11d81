"""Links to pages inside running text: the path on the page's own site, as for every other link of ours."""

import re
from collections.abc import Iterable, Sequence

from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.here import address_here, linked_pages

# As the editor writes them.
_LINKED = re.compile(r'<a (?=[^>]*linktype="page")[^>]*\bid="(\d{1,9})"')


class SitePageLinkHandler(PageLinkHandler):
    """One query for all the links of a text, or of all the texts that were announced; a link to a page that is gone
    keeps its words only."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[dict[str, str]]) -> list[str]:
        found = _linked(attrs["id"] for attrs in attrs_list if attrs.get("id", "").isdecimal())
        return [cls._opening(found.get(attrs.get("id", ""))) for attrs in attrs_list]

    @staticmethod
    def _opening(page: Page | None) -> str:
        return format_html('<a href="{}">', address_here(page)) if page is not None else "<a>"


def announce_texts(texts: Iterable[str]) -> None:
    """A page that shows many short texts finds the pages of all their links at once."""
    _linked(number for text in texts for number in _LINKED.findall(text))


def _linked(numbers: Iterable[str]) -> dict[str, Page | None]:
    """The pages of these numbers, and those already found for the same answer."""
    found = linked_pages()
    missing = {number for number in numbers if number not in found}
    if missing:
        pages = Page.objects.only("url_path", "path", "depth").in_bulk([int(number) for number in missing])
        found |= {number: pages.get(int(number)) for number in missing}
    return found
