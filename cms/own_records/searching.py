"""What the editors put first in the search of their site."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from cms.models import PromotedResult
from cms.models.platform_site import platform_of_place
from cms.own_records.viewset import OwnRecordForm, OwnRecordViewSet


class PromotedResultForm(OwnRecordForm):
    """The page is one of the platform's own site."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        page, platform = cleaned.get("page"), cleaned.get("platform")
        if page is not None and platform is not None and platform_of_place(page) != platform:
            raise ValidationError({"page": "Choisissez une page de votre site."})
        return cleaned


class PromotedResultViewSet(OwnRecordViewSet):
    model = PromotedResult
    own_fields: ClassVar = ["words", "page", "text", "position"]
    name = "resultats"
    url_prefix = "resultats"
    icon = "pick"
    menu_label = "Résultats mis en avant"
    menu_order = 245
    list_display: ClassVar = ["words", "page", "position", "platform"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Model]]:
        fields = ["platform", *self.own_fields]
        return forms.modelform_factory(self.model, form=PromotedResultForm, fields=fields)


promoted_viewset = PromotedResultViewSet()
