"""The form of a site's frame."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import Page

from cms.models.platform_site import PlatformSite

TARGETS = ("menu", "banner_link", "legal_links")


class SiteFrameForm(WagtailAdminModelForm):
    """Links stay on the site, dates are in order, a column has both its parts."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("banner_from"), cleaned.get("banner_until")
        if starts and ends and ends <= starts:
            self.add_error("banner_until", "La fin du bandeau doit être après son début.")
        if cleaned.get("column_text") and not cleaned.get("column_title"):
            self.add_error("column_title", "Donnez un titre à la colonne libre.")
        for name in TARGETS:
            for page in self._strangers(cleaned.get(name)):
                self.add_error(name, f"La page «\u00a0{page.title}\u00a0» n’est pas de votre site.")
        return cleaned

    def _strangers(self, stream: Any) -> list[Page]:
        """Pages of other sites among the targets of a stream."""
        link = PlatformSite.objects.select_related("site__root_page").filter(platform=self.instance.platform).first()
        root = link.site.root_page.path if link else ""
        return [page for page in _pages_of(stream or ()) if not root or not page.path.startswith(root)]


def _pages_of(stream: Any) -> Iterator[Page]:
    for block in stream:
        for value in (block.value, *(block.value.get("children") or ())):
            if value["target"].get("page") is not None:
                yield value["target"]["page"]
