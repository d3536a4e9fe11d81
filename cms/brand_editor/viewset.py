"""The brand in the Wagtail menu: a list and a form, nothing else."""

from typing import Any, ClassVar

from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet

from cms.brand_editor.forms import BrandForm
from cms.brand_editor.policy import BrandPolicy
from cms.brand_editor.views import BrandEditView, BrandIndexView
from renovation.platforms.models import Brand


class BrandViewSet(ModelViewSet):
    """Neither creation, copy nor deletion: a platform has one brand from its first day."""

    model = Brand
    name = "marque"
    url_prefix = "marque"
    icon = "tag"
    menu_label = "Marque"
    menu_order = 250
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = BrandIndexView
    edit_view_class = BrandEditView
    list_display: ClassVar = ["__str__", "brand_colour", "accent_colour"]

    @property
    def permission_policy(self) -> BrandPolicy:
        return BrandPolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> type[BrandForm]:
        return BrandForm

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        closed = {"delete_url_name": None, "history_url_name": None, "usage_url_name": None, "copy_url_name": None}
        view_kwargs: dict[str, Any] = super().get_edit_view_kwargs(**kwargs)
        return view_kwargs | closed

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("edit/<uuid:pk>/", self.edit_view, name="edit"),
        ]


brand_viewset = BrandViewSet()
