"""The form of a brand: colours that cannot be read are refused, with the pair at fault."""

from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.uploads import checked
from renovation.platforms.models import Brand
from renovation.platforms.rules.brand import refused_pairs

LARGEST_RADIUS_PX = 28
CONTACT_FIELDS = ("address", "phone", "email", "opening_hours")
PHONE = RegexValidator(r"^\+?[0-9][0-9 ]{5,18}$", "Écrivez le numéro en chiffres, par exemple 03 81 00 00 25.")


class BrandForm(WagtailAdminModelForm):
    """Two colours, corners, density, logo; and how to reach the platform."""

    address = forms.CharField(label="Adresse postale", max_length=250, required=False)
    phone = forms.CharField(label="Téléphone", max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(label="Adresse e-mail", max_length=254)
    opening_hours = forms.CharField(
        label="Horaires", max_length=200, required=False, help_text="Par exemple : du lundi au vendredi, de 9 h à 12 h"
    )
    radius_px = forms.IntegerField(
        label="Rayon des coins (px)",
        min_value=0,
        max_value=LARGEST_RADIUS_PX,
        help_text=f"De 0 (angles droits) à {LARGEST_RADIUS_PX}.",
    )

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
        help_texts: ClassVar = {
            "logo": "JPEG ou PNG, 10 Mo au plus. Le format SVG est refusé : il peut contenir un programme.",
            "logo_alternative": "Ce qui est écrit sur le logo. Ce texte est lu aux personnes qui ne le voient pas.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CONTACT_FIELDS:
            self.fields[name].initial = getattr(self.instance.platform, name)

    @property
    def contact(self) -> dict[str, str]:
        """How to reach the platform, as typed."""
        return {name: self.cleaned_data[name] for name in CONTACT_FIELDS if name in self.cleaned_data}

    def clean_logo(self) -> Any:
        logo = self.cleaned_data["logo"]
        if "logo" in self.changed_data and logo:
            checked(logo)
        return logo

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("brand_colour") and cleaned.get("accent_colour"):
            for refusal in refused_pairs(cleaned["brand_colour"], cleaned["accent_colour"]):
                self.add_error("accent_colour" if "accent" in refusal else "brand_colour", refusal)
        if cleaned.get("logo") and not cleaned.get("logo_alternative"):
            self.add_error(
                "logo_alternative", "Écrivez le texte du logo : il est lu aux personnes qui ne le voient pas."
            )
        return cleaned
