"""Forms of pages that offer only what belongs to the platform of the page."""

from typing import Any

from django.utils import timezone

from cms.models.categories import NewsCategory
from cms.models.page_form import SitePageForm
from cms.models.platform_site import platform_of_place


class OwnCategoriesForm(SitePageForm):
    """The categories of another platform are not offered; a new article is of today until its editor says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.parent_page or self.instance
        if self.instance.pk is None and "published_on" in self.fields:
            self.initial["published_on"] = self.initial.get("published_on") or timezone.localdate()
        if "categories" in self.fields:
            platform = platform_of_place(place)
            self.fields["categories"].queryset = NewsCategory.objects.filter(platform=platform).order_by("name")
