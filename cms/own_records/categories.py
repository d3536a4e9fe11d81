"""The categories of the news."""

from typing import ClassVar

from cms.models import NewsCategory
from cms.own_records.viewset import OwnRecordViewSet


class CategoryViewSet(OwnRecordViewSet):
    model = NewsCategory
    own_fields: ClassVar = ["name", "slug"]
    name = "categories"
    url_prefix = "categories"
    icon = "tag"
    menu_label = "Catégories d’actualités"
    menu_order = 240
    list_display: ClassVar = ["name", "slug", "platform"]


category_viewset = CategoryViewSet()
