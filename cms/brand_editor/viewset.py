"""The brand and the frame in the Wagtail menu: for each a list, a form and a preview, nothing else."""

from typing import Any, ClassVar

from django.urls import URLPattern, path
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from cms.brand_editor.forms import BrandForm
from cms.brand_editor.policy import DressPolicy
from cms.brand_editor.previews import brand_preview, frame_preview
from cms.brand_editor.views import BrandEditView, DressIndexView, FrameEditView
from cms.models import SiteFrame
from renovation.platforms.models import Brand


class DressViewSet(ModelViewSet):
    """Neither creation, copy nor deletion: a platform has one of each from its first day."""

    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = DressIndexView
    edit_template_name = "cms/admin/with_preview.html"
    preview_view: Any = None

    @property
    def permission_policy(self) -> DressPolicy:
        return DressPolicy(self.model)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        closed = {"delete_url_name": None, "history_url_name": None, "usage_url_name": None, "copy_url_name": None}
        view_kwargs: dict[str, Any] = super().get_edit_view_kwargs(**kwargs)
        return view_kwargs | closed

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("edit/<uuid:pk>/", self.edit_view, name="edit"),
            path("apercu/<uuid:pk>/", type(self).preview_view, name="preview"),
        ]


class BrandViewSet(DressViewSet):
    """Colours, corners, density, logo, and how to reach the platform."""

    model = Brand
    name = "marque"
    url_prefix = "marque"
    icon = "tag"
    menu_label = "Marque"
    menu_order = 250
    edit_view_class = BrandEditView
    preview_view = staticmethod(brand_preview)
    list_display: ClassVar = ["__str__", "brand_colour", "accent_colour"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("brand_colour"), FieldPanel("accent_colour")]),
                    FieldRowPanel([FieldPanel("radius_px"), FieldPanel("density")]),
                ],
                "Couleurs et formes",
            ),
            MultiFieldPanel([FieldPanel("logo"), FieldPanel("logo_alternative")], "Logo"),
            MultiFieldPanel(
                [FieldPanel("address"), FieldPanel("phone"), FieldPanel("email"), FieldPanel("opening_hours")],
                "Nous joindre",
            ),
        ],
        base_form_class=BrandForm,
    )


class FrameViewSet(DressViewSet):
    """The menu, the banner and the footer."""

    model = SiteFrame
    name = "cadre"
    url_prefix = "cadre"
    icon = "list-ul"
    menu_label = "Menu et bandeau"
    menu_order = 251
    edit_view_class = FrameEditView
    preview_view = staticmethod(frame_preview)
    list_display: ClassVar = ["__str__", "changed_at"]


brand_viewset = BrandViewSet()
frame_viewset = FrameViewSet()
