"""Counting the visits of one's site: a server outside is then told of each, hence for those who administer it."""

from typing import ClassVar

from django import forms
from django.db.models import Model
from wagtail.admin.views.generic import CreateView

from cms.models import AudienceMeasure
from cms.operations.measures import forget_measure, keep_measure
from cms.own_records.policy import AdministeredPlatformPolicy
from cms.own_records.viewset import OwnDeleteView, OwnEditView, OwnRecordForm, OwnRecordViewSet


class MeasureForm(OwnRecordForm):
    """The platforms offered are those that the person administers."""

    policy = AdministeredPlatformPolicy


class MeasureCreateView(CreateView):
    """The first measure of a platform."""

    def save_instance(self) -> AudienceMeasure:
        return keep_measure(measure=self.form.save(commit=False), fields=list(self.form.changed_data))


class MeasureEditView(OwnEditView):
    """Its changes."""

    def save_instance(self) -> AudienceMeasure:
        return keep_measure(measure=self.form.save(commit=False), fields=list(self.form.changed_data))


class MeasureDeleteView(OwnDeleteView):
    """Its end."""

    def delete_action(self) -> None:
        forget_measure(measure=self.object)


class AudienceMeasureViewSet(OwnRecordViewSet):
    model = AudienceMeasure
    own_fields: ClassVar = ["is_on", "address", "site_number", "hides_addresses"]
    name = "mesure"
    url_prefix = "mesure"
    icon = "view"
    menu_label = "Mesure d’audience"
    menu_order = 255
    list_display: ClassVar = ["platform", "is_on", "address"]
    add_view_class = MeasureCreateView
    edit_view_class = MeasureEditView
    delete_view_class = MeasureDeleteView

    @property
    def permission_policy(self) -> AdministeredPlatformPolicy:
        return AdministeredPlatformPolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Model]]:
        return forms.modelform_factory(self.model, form=MeasureForm, fields=["platform", *self.own_fields])


measure_viewset = AudienceMeasureViewSet()
