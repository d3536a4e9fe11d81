"""Forms of pages that offer only what belongs to the platform of the page."""

from typing import Any

from cms.models.categories import NewsCategory
from cms.models.page_form import SitePageForm
from cms.models.platform_site import platform_of_place


class OwnCategoriesForm(SitePageForm):
    """The categories of another platform are not offered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.parent_page or self.instance
        if "categories" in self.fields:
            platform = platform_of_place(place)
            self.fields["categories"].queryset = NewsCategory.objects.filter(platform=platform).order_by("name")
