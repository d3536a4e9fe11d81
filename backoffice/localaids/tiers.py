"""The amounts of a local aid: lines of a closed vocabulary. Of each part the first line that holds is paid."""

from decimal import Decimal
from typing import Any

from django import forms

from backoffice.localaids.amounts import AmountField
from renovation.aids.rules.local_shape import LocalAid, Tier, When
from renovation.aids.rules.money import HUNDRED
from renovation.aids.rules.vocabulary import LETTERS, IncomeClass

LINES = 8
PARTS = [("main", "Montant principal"), ("bonus_1", "Bonus 1"), ("bonus_2", "Bonus 2"), ("bonus_3", "Bonus 3")]
KINDS = [
    ("", "Choisir"),
    ("rate", "Part des travaux (%)"),
    ("flat", "Somme fixe (€)"),
    ("per_m2", "Par m² habitable (€)"),
]
INCOMES = [(one.value, one.label.capitalize()) for one in IncomeClass]
ANY = [("", "Peu importe")]
TARGETS = [*ANY, *((letter, f"Classe {letter} ou mieux") for letter in LETTERS[:6])]
JUMPS = [*ANY, *((str(number), f"{number} classe{'s' if number > 1 else ''}") for number in range(1, 7))]
LOW = [*ANY, ("renovation", "BBC rénovation"), ("new", "Niveau du neuf")]
SIX = 6


class TierForm(forms.Form):
    """One line; left empty it does not count."""

    part = forms.ChoiceField(label="Partie", choices=PARTS, initial="main", required=False)
    kind = forms.ChoiceField(label="Nature", choices=KINDS, required=False)
    value = AmountField(label="Valeur", required=False, max_length=20)
    base_ceiling_eur = AmountField(label="Travaux comptés jusqu’à (€ HT)", required=False, max_length=20)
    ceiling_eur = AmountField(label="Aide plafonnée à (€)", required=False, max_length=20)
    income_classes = forms.MultipleChoiceField(
        label="Seulement pour ces revenus", choices=INCOMES, required=False, widget=forms.CheckboxSelectMultiple
    )
    gain_from_pct = AmountField(label="À partir d’un gain d’énergie de (%)", required=False, max_length=20)
    target_label = forms.ChoiceField(label="Si les travaux atteignent", choices=TARGETS, required=False)
    least_jumps = forms.ChoiceField(label="Classes gagnées, au moins", choices=JUMPS, required=False)
    most_jumps = forms.ChoiceField(label="Classes gagnées, au plus", choices=JUMPS, required=False)
    low_consumption = forms.ChoiceField(label="Si basse consommation", choices=LOW, required=False)
    rfr_ceilings = forms.CharField(
        label="Plafonds de revenus propres au règlement (€)",
        required=False,
        max_length=120,
        help_text="Six montants séparés par des points-virgules\u00a0: de 1 à 5 personnes, puis par personne de plus.",
    )

    @property
    def is_filled(self) -> bool:
        """Whether somebody wrote an amount: the line is then shown open."""
        return bool(self["kind"].value() or self["value"].value()) or bool(self.is_bound and self.errors)

    @property
    def conditions(self) -> list[forms.BoundField]:
        names = ("gain_from_pct", "target_label", "least_jumps", "most_jumps", "low_consumption")
        return [self[name] for name in names]

    @property
    def has_conditions(self) -> bool:
        """Whether a condition is written or wrong: they are then shown."""
        boxes = [*self.conditions, self["income_classes"], self["rfr_ceilings"]]
        return any(box.value() or (self.is_bound and box.errors) for box in boxes)

    def clean_rfr_ceilings(self) -> list[str]:
        typed = str(self.cleaned_data["rfr_ceilings"]).strip()
        if not typed:
            return []
        amounts = [AmountField(required=False).clean(one) for one in typed.split(";")]
        if len(amounts) != SIX or any(one is None or one < 0 for one in amounts):
            raise forms.ValidationError("Écrivez six montants séparés par des points-virgules.")
        return [str(one) for one in amounts]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind, value = given.get("kind"), given.get("value")
        if kind and value is None and "value" not in self.errors:
            self.add_error("value", "Écrivez le montant ou le taux de cette ligne.")
        if value is not None and not kind and "kind" not in self.errors:
            self.add_error("kind", "Choisissez la nature de ce montant.")
        if kind == "rate" and value is not None and not 0 < value <= HUNDRED:
            self.add_error("value", "Un taux est compris entre 0 et 100 %.")
        for name in ("value", "base_ceiling_eur", "ceiling_eur", "gain_from_pct"):
            amount = given.get(name)
            if amount is not None and amount < 0 and name not in self.errors:
                self.add_error(name, "Un montant ne peut pas être négatif.")
        least, most = given.get("least_jumps"), given.get("most_jumps")
        if least and most and int(most) < int(least):
            self.add_error("most_jumps", "Ce nombre est plus petit que le nombre minimum de classes.")
        return given

    def tier(self) -> dict[str, Any]:
        """The line as the rules read it."""
        given = self.cleaned_data
        value = given["value"] / HUNDRED if given["kind"] == "rate" else given["value"]
        when = {
            "income_classes": given["income_classes"],
            "rfr_ceilings_eur": given["rfr_ceilings"],
            "gain_from_pct": _text(given["gain_from_pct"]),
            "target_label": given["target_label"],
            "least_jumps": _whole(given["least_jumps"]),
            "most_jumps": _whole(given["most_jumps"]),
            "low_consumption": given["low_consumption"],
        }
        found = {
            "kind": given["kind"],
            "value": _text(value),
            "base_ceiling_eur": _text(given["base_ceiling_eur"]),
            "ceiling_eur": _text(given["ceiling_eur"]),
            "when": {key: word for key, word in when.items() if word},
        }
        return {key: word for key, word in found.items() if word not in (None, "", {})}


class _Lines(forms.BaseFormSet[TierForm]):
    def clean(self) -> None:
        if any(self.errors):
            return
        if not any(one.cleaned_data.get("value") is not None and one.cleaned_data["part"] == "main" for one in self):
            raise forms.ValidationError("Écrivez au moins une ligne du montant principal.")

    @property
    def errors_told(self) -> bool:
        """Whether something is to be corrected in the lines."""
        return self.is_bound and not self.is_valid()

    def groups(self) -> list[list[dict[str, Any]]]:
        """Lines by part, in their order."""
        parts: dict[str, list[dict[str, Any]]] = {code: [] for code, _ in PARTS}
        for one in self:
            if one.cleaned_data.get("value") is not None:
                parts[one.cleaned_data["part"] or "main"].append(one.tier())
        return [lines for lines in parts.values() if lines]


def lines_form(data: Any, aid: LocalAid | None) -> _Lines:
    """The eight lines, the first ones filled from an aid that is known."""
    # What is sent stands for itself: a line sent as it was shown would pass for an empty one.
    initial = _initial_of(aid) if aid and data is None else []
    factory = forms.formset_factory(
        TierForm, formset=_Lines, extra=LINES - len(initial), max_num=LINES, absolute_max=LINES
    )
    return factory(data, initial=initial, prefix="lignes")  # type: ignore[return-value]


def _initial_of(aid: LocalAid) -> list[dict[str, Any]]:
    found = []
    for (code, _), group in zip(PARTS, aid.groups, strict=False):
        found += [_line_of(code, tier, tier.when) for tier in group]
    return found[:LINES]


def _line_of(part: str, tier: Tier, when: When) -> dict[str, Any]:
    return {
        "part": part,
        "kind": tier.kind,
        "value": tier.value * HUNDRED if tier.kind == "rate" else tier.value,
        "base_ceiling_eur": tier.base_ceiling_eur,
        "ceiling_eur": tier.ceiling_eur,
        "income_classes": [one.value for one in when.income_classes],
        "gain_from_pct": when.gain_from_pct,
        "target_label": when.target_label or "",
        "least_jumps": str(when.least_jumps or ""),
        "most_jumps": str(when.most_jumps or ""),
        "low_consumption": when.low_consumption or "",
        "rfr_ceilings": "; ".join(f"{one.normalize():f}" for one in when.rfr_ceilings_eur),
    }


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"


def _whole(text: str) -> int | None:
    return int(text) if text else None
