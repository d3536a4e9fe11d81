"""The search of the directory."""

from typing import Any

from django import forms

from renovation.professionals.queries import RADII_KM, USUAL_RADIUS_KM
from renovation.professionals.rules.household_words import LONGEST, understand
from renovation.professionals.rules.works import Trade, Works, choices_of, works_by_code, works_of

SPACE = "\N{NO-BREAK SPACE}"


class DirectoryForm(forms.Form):
    """Where, for which works, how far."""

    commune = forms.CharField(
        label="Votre commune, code postal ou adresse",
        max_length=200,
        required=False,
        help_text=f"Par exemple{SPACE}: Besançon, 25000",
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    travaux = forms.ChoiceField(label="Vos travaux", required=False)
    besoin = forms.CharField(
        label="Ou dites-le avec vos mots",
        max_length=LONGEST,
        required=False,
        help_text=f"Par exemple{SPACE}: double vitrage, VMC, isoler le toit",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    rayon = forms.TypedChoiceField(
        label="Distance",
        required=False,
        coerce=int,
        empty_value=USUAL_RADIUS_KM,  # type: ignore[arg-type]
        choices=[(radius, f"Moins de {radius}{SPACE}km") for radius in RADII_KM],
        initial=USUAL_RADIUS_KM,
    )
    # The place chosen among those of one name, and the words under which it was: other words mean another place.
    insee = forms.RegexField(r"^[0-9AB]{5}$", required=False, widget=forms.HiddenInput)
    point = forms.CharField(max_length=30, required=False, widget=forms.HiddenInput)
    lieu = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, trade: Trade = Trade.WORKS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.trade = trade
        offered = works_of(trade)
        first = [("", "Tous les travaux")] if trade is Trade.WORKS else []
        self._field("travaux").choices = [*first, *choices_of(offered)]
        self.has_choice = len(offered) > 1
        if trade is not Trade.WORKS:
            del self.fields["besoin"]
            self._field("travaux").widget = forms.Select() if self.has_choice else forms.HiddenInput()
            self._field("travaux").choices = choices_of(offered)
            self.initial.setdefault("travaux", offered[0].code)
            self._field("travaux").label = "Votre logement"

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("commune", "insee", "point")) and "commune" not in self.errors:
            self.add_error("commune", "Indiquez votre commune ou votre code postal, par exemple 25000.")
        if cleaned.get("lieu") and cleaned["lieu"] != cleaned.get("commune"):
            cleaned["insee"] = cleaned["point"] = ""
        cleaned["works"] = self._works(cleaned)
        return cleaned

    def _works(self, cleaned: dict[str, Any]) -> tuple[Works, ...]:
        """The works of the list, else those that the words typed mean; none is all of them."""
        chosen = works_by_code(cleaned.get("travaux") or "")
        typed = cleaned.get("besoin") or ""
        if chosen or not typed:
            return (chosen,) if chosen else ()
        understood = understand(typed)
        if not understood:
            self.add_error(
                "besoin",
                "Nous n’avons pas compris ces mots. Choisissez dans la liste «\N{NO-BREAK SPACE}Vos travaux"
                "\N{NO-BREAK SPACE}», ou écrivez plus court, par exemple\N{NO-BREAK SPACE}: fenêtres, toit, chaudière.",
            )
        # One trade at a time: each has its own tab.
        return tuple(one for one in understood if one.trade is understood[0].trade)
