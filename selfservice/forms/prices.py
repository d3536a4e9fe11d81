"""« Est-ce un prix habituel ? »: one price of a quote, to be compared."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from renovation.edge.forms import ChoicePills, MoneyField
from renovation.prices.rules.gates import MOST_COST_EUR, MOST_QUANTITY
from renovation.prices.rules.lines import CENT
from renovation.prices.rules.wording import NBSP, decimal
from renovation.territories.models import Commune
from renovation.territories.queries import find_communes
from renovation.works.rules.catalogue import WorkType

BEFORE_TAX = "ht"


class PriceForm(forms.Form):
    """How much, for how many, with or without tax, and where."""

    unite = forms.ChoiceField(label="Le devis compte…", widget=ChoicePills)
    quantite = MoneyField(
        label="Quantité",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": "Écrivez la quantité qui est sur le devis."},
    )
    montant = MoneyField(
        label="Prix de ces travaux, en euros",
        help_text="Le total de la ligne, fourniture et pose comprises.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": "Écrivez le prix qui est sur le devis."},
    )
    taxe = forms.ChoiceField(
        label="Ce prix est…",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Dites si ce prix est hors taxes ou TTC.",
            "invalid_choice": "Choisissez hors taxes, ou un des taux de TVA de la liste.",
        },
    )
    commune = forms.CharField(
        label="Votre commune",
        required=False,
        max_length=80,
        help_text="Le nom ou le code postal, pour comparer près de chez vous.",
    )

    def __init__(self, *args: Any, found: WorkType, rates: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commune_found: Commune | None = None
        units = self.fields["unite"]
        units.choices = [(unit.code, f"en {unit.label}") for unit in found.units]  # type: ignore[attr-defined]
        units.initial = found.unit.code
        if len(found.units) == 1:
            units.widget, units.required = forms.HiddenInput(), False
            self.fields["quantite"].label = f"Quantité ({found.unit.label})"
        taxes = [(str(rate), f"TTC, avec une TVA à {decimal(Decimal(str(rate)) * 100)}{NBSP}%") for rate in rates]
        self.fields["taxe"].choices = [(BEFORE_TAX, "Hors taxes (HT)"), *taxes]  # type: ignore[attr-defined]
        self.default_unit = found.unit.code

    def clean_unite(self) -> str:
        return self.cleaned_data["unite"] or self.default_unit

    def clean_quantite(self) -> Decimal:
        quantity: Decimal = self.cleaned_data["quantite"]
        if not 0 < quantity <= MOST_QUANTITY:
            raise forms.ValidationError("Écrivez une quantité plus grande que zéro, comme sur le devis.")
        return quantity

    def clean_montant(self) -> Decimal:
        amount: Decimal = self.cleaned_data["montant"]
        if not 0 < amount <= MOST_COST_EUR:
            raise forms.ValidationError("Ce prix n’est pas possible. Relisez le devis.")
        return amount

    def clean_commune(self) -> str:
        typed: str = self.cleaned_data["commune"]
        if typed:
            found = find_communes(typed, limit=1)
            if not found:
                raise forms.ValidationError("Nous ne trouvons pas cette commune. Essayez son code postal.")
            self.commune_found = found[0]
        return typed

    @property
    def unit_price_ht(self) -> Decimal:
        given = self.cleaned_data
        tax = Decimal(0) if given["taxe"] == BEFORE_TAX else Decimal(given["taxe"])
        return max(CENT, (given["montant"] / (1 + tax) / given["quantite"]).quantize(CENT))
