"""The search of the directory."""

from django import forms

from renovation.professionals.queries import RADII_KM
from renovation.professionals.rules.works import WORKS


class DirectoryForm(forms.Form):
    """Where, for which works, how far."""

    commune = forms.CharField(
        label="Votre commune ou code postal",
        max_length=100,
        required=False,
        help_text="Par exemple\N{NO-BREAK SPACE}: Besançon ou 25000",
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    travaux = forms.ChoiceField(
        label="Vos travaux",
        required=False,
        choices=[("", "Tous les travaux"), *((works.code, works.label) for works in WORKS)],
    )
    rayon = forms.TypedChoiceField(
        label="Distance",
        required=False,
        coerce=int,
        empty_value=RADII_KM[0],  # type: ignore[arg-type]
        choices=[(radius, f"Moins de {radius}\N{NO-BREAK SPACE}km") for radius in RADII_KM],
    )
    # Told by the page that lists the communes of one name.
    insee = forms.RegexField(r"^[0-9AB]{5}$", required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("commune") and not cleaned.get("insee"):
            self.add_error("commune", "Indiquez votre commune ou votre code postal, par exemple 25000.")
        return cleaned
