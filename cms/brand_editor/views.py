"""List and form of the brands and frames that the person may change, with the preview beside."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from wagtail.admin.views.generic import EditView, IndexView

from cms.models import SiteFrame
from cms.operations.brands import keep_brand, keep_frame
from renovation.platforms.models import Brand


class DressIndexView(IndexView):
    """Only one's own."""

    def get_base_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        return found


class DressEditView(EditView):
    """What belongs to another platform does not exist for this person."""

    preview_url_name = ""
    success_message = "C’est enregistré. Le site a changé."
    error_message = "Rien n’est enregistré. Corrigez les champs signalés."

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.user_has_permission_for_instance("change", found):
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"preview_url": reverse(self.preview_url_name, args=[self.object.pk])}


class BrandEditView(DressEditView):
    preview_url_name = "marque:preview"

    def save_instance(self) -> Brand:
        brand = self.form.save(commit=False)
        return keep_brand(brand=brand, contact=self.form.contact, fields=list(self.form.changed_data))


class FrameEditView(DressEditView):
    preview_url_name = "cadre:preview"

    def save_instance(self) -> SiteFrame:
        return keep_frame(frame=self.form.save(commit=False), fields=list(self.form.changed_data))
