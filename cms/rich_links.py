"""Links to pages inside running text: the path on the page's own site, as for every other link of ours."""

from collections.abc import Sequence

from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.here import address_here


class SitePageLinkHandler(PageLinkHandler):
    """One query for all the links of a text; a link to a page that is gone keeps its words only."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[dict[str, str]]) -> list[str]:
        wanted = {attrs["id"] for attrs in attrs_list if attrs.get("id", "").isdecimal()}
        pages = Page.objects.only("url_path", "path", "depth").in_bulk([int(one) for one in wanted])
        found = {str(key): page for key, page in pages.items()}
        return [cls._opening(found.get(attrs.get("id", ""))) for attrs in attrs_list]

    @staticmethod
    def _opening(page: Page | None) -> str:
        return format_html('<a href="{}">', address_here(page)) if page is not None else "<a>"
