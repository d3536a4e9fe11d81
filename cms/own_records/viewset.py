"""A list and a form in the Wagtail menu, for a model with a `platform`."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import Http404
from django.urls import URLPattern
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.own_records.policy import OwnPlatformPolicy
from renovation.platforms.models import Platform

CLOSED = frozenset({"history", "history_results", "usage"})


class OwnRecordForm(WagtailAdminModelForm):
    """The platform is asked of those who edit several; it is not a choice for the others."""

    policy: ClassVar[type[OwnPlatformPolicy]] = OwnPlatformPolicy

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit_to_own()

    def limit_to_own(self) -> None:
        own = Platform.objects.filter(pk__in=self.policy(Platform).platform_ids(self.for_user)).order_by("name")
        field = self.fields["platform"]
        field.queryset = own
        if own.count() == 1:
            field.initial = own[0]
            field.widget = forms.HiddenInput()


class OwnIndexView(IndexView):
    """Only one's own."""

    def get_base_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        return found


class OwnObjectMixin:
    """What belongs to another platform does not exist for this person."""

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)  # type: ignore[misc]
        if not self.user_has_permission_for_instance("change", found):  # type: ignore[attr-defined]
            raise Http404
        return found


class OwnEditView(OwnObjectMixin, EditView):
    """The form of one record."""


class OwnDeleteView(OwnObjectMixin, DeleteView):
    """Deleting one record."""


class OwnRecordViewSet(ModelViewSet):
    """Base: a subclass names the model, the fields beside `platform`, and its place in the menu."""

    own_fields: ClassVar[list[str]] = []
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = OwnIndexView
    edit_view_class = OwnEditView
    delete_view_class = OwnDeleteView

    @property
    def permission_policy(self) -> OwnPlatformPolicy:
        return OwnPlatformPolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Model]]:
        fields = ["platform", *self.own_fields]
        return forms.modelform_factory(self.model, form=OwnRecordForm, fields=fields)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        view_kwargs: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return view_kwargs | {"history_url_name": None, "usage_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        """Without Wagtail's pages of history and usage, which show a record to whoever knows its number."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in CLOSED]
