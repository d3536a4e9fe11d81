"""List and form of the brands that the person may change."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from wagtail.admin.views.generic import EditView, IndexView

from cms.operations.brands import keep_brand
from renovation.platforms.models import Brand


class BrandIndexView(IndexView):
    """Only one's own."""

    def get_base_queryset(self) -> QuerySet[Brand]:
        brands: QuerySet[Brand] = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        return brands


class BrandEditView(EditView):
    """The brand of another platform does not exist for this person."""

    def get_object(self, queryset: Any = None) -> Brand:
        brand: Brand = super().get_object(queryset)
        if not self.user_has_permission_for_instance("change", brand):
            raise Http404
        return brand

    def save_instance(self) -> Brand:
        return keep_brand(brand=self.form.save(commit=False), fields=list(self.form.changed_data))
