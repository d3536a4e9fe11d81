"""The form of a brand: colours that cannot be read are refused."""

from typing import Any, ClassVar

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.uploads import checked
from renovation.platforms.models import Brand
from renovation.platforms.rules.brand import refused_pairs


class BrandForm(WagtailAdminModelForm):
    """Two colours, corners, density, logo."""

    class Meta:
        model = Brand
        fields: ClassVar = [
            "brand_colour",
            "accent_colour",
            "radius_px",
            "density",
            "logo",
            "logo_alternative",
        ]
        widgets: ClassVar = {
            "brand_colour": forms.TextInput(attrs={"type": "color"}),
            "accent_colour": forms.TextInput(attrs={"type": "color"}),
        }

    def clean_logo(self) -> Any:
        logo = self.cleaned_data["logo"]
        if "logo" in self.changed_data and logo:
            checked(logo)
        return logo

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("brand_colour") and cleaned.get("accent_colour"):
            for refusal in refused_pairs(cleaned["brand_colour"], cleaned["accent_colour"]):
                self.add_error("brand_colour", refusal)
        if cleaned.get("logo") and not cleaned.get("logo_alternative"):
            self.add_error(
                "logo_alternative", "Écrivez le texte du logo : il est lu aux personnes qui ne le voient pas."
            )
        return cleaned
