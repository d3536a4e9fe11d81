"""The form of all levers of a situation: built from their declaration, each answer with who said it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms

from backoffice.communes import CommuneField
from backoffice.financing.forms import AidDayField
from renovation.aids.rules.income import LOOKS_MONTHLY_EUR, MONTHLY_FROM_EUR, NEGATIVE
from renovation.aids.rules.money import euros
from renovation.aids.rules.vocabulary import LETTERS
from renovation.edge.aids import origin_in_words
from renovation.edge.forms import MoneyField
from renovation.financing.rules.lever_groups import GROUPS, all_levers
from renovation.financing.rules.levers import Lever, LeverKind
from renovation.financing.rules.plain import plain_at
from renovation.territories.models import Commune

NBSP = "\N{NO-BREAK SPACE}"
UNSAID = ("", "Non précisé")
YES_NO = [UNSAID, ("oui", "Oui"), ("non", "Non")]
HUNDRED = Decimal(100)
_DECIMALS = {"inputmode": "decimal", "autocomplete": "off"}
_NUMERIC = (LeverKind.NUMBER, LeverKind.PERCENT, LeverKind.FRACTION, LeverKind.EUROS)
RFR, PERSONS = "household-rfr_eur", "household-persons"
LABEL, TARGET = "home-label", "project-target_label"


@dataclass(frozen=True)
class Box:
    """One answer of the form and who said the value that it shows."""

    field: forms.BoundField
    whence: str


@dataclass(frozen=True)
class Card:
    """Answers shown together. `is_folded` while nothing is said in a rare one."""

    code: str
    title: str
    boxes: Sequence[Box]
    is_folded: bool


class LeverForm(forms.Form):
    """Nothing is required but the commune: what is not said, the rules ask, they never suppose."""

    # Labels then bear no word: nearly everything may be left empty.
    skippable = True

    commune = CommuneField(error_messages={"required": "Écrivez la commune du logement."})
    rfr_is_yearly = forms.BooleanField(label="Oui, c’est bien le montant de toute l’année", required=False)

    def __init__(self, *args: Any, origins: Mapping[str, str], commune: Commune | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.origins = origins
        self.fields["commune"].kept = commune  # type: ignore[attr-defined]
        for lever in all_levers():
            self.fields[lever.name] = _field(lever)
        if not self._looks_monthly():
            del self.fields["rfr_is_yearly"]

    @property
    def cards(self) -> list[Card]:
        """The answers by subject."""
        found = []
        for group in GROUPS:
            boxes = [self._box(lever) for lever in group.levers]
            if group.code == "household" and "rfr_is_yearly" in self.fields:
                boxes.insert(2, Box(self["rfr_is_yearly"], ""))
            if group.code == "home":
                whence = self._whence("situation.home.commune")
                boxes.insert(0, Box(self["commune"], whence))
            said = any(box.field.value() not in (None, "", False) or box.field.errors for box in boxes)
            found.append(Card(group.code, group.title, boxes, group.rare and not said))
        return found

    @property
    def error_links(self) -> list[tuple[str, str]]:
        return [
            (str(self[name].id_for_label), f"{self[name].label}{NBSP}: {error}")
            for name, errors in self.errors.items()
            for error in errors
        ]

    def changes(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """Plain values by place, of those that read otherwise than the ones kept: 95.0 shown and sent as 95 is kept."""
        found = {lever.path: _plain(lever, self.cleaned_data.get(lever.name)) for lever in all_levers()}
        changed = {
            lever.path: found[lever.path]
            for lever in all_levers()
            if _text(lever, found[lever.path]) != _text(lever, plain_at(kept, lever.path))
        }
        yearly = bool(self.cleaned_data.get("rfr_is_yearly"))
        return {**changed, "situation.household.rfr_is_yearly": yearly or None}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        rfr = cleaned.get(RFR)
        if rfr is not None and rfr < 0:
            self.add_error(RFR, NEGATIVE)
        elif rfr is not None and self._looks_monthly() and not cleaned.get("rfr_is_yearly"):
            self.add_error(
                RFR,
                f"{euros(rfr)} ressemble au revenu d’un mois. Est-ce bien le montant de toute l’année{NBSP}? "
                "Corrigez-le, ou cochez la case.",
            )
        before, after = cleaned.get(LABEL), cleaned.get(TARGET)
        if before and after and LETTERS.index(after) > LETTERS.index(before):
            self.add_error(TARGET, f"La classe après travaux ({after}) est moins bonne qu’avant ({before}).")
        return cleaned

    def _box(self, lever: Lever) -> Box:
        return Box(self[lever.name], self._whence(lever.path))

    def _whence(self, path: str) -> str:
        return origin_in_words(self.origins.get(path, ""))

    def _looks_monthly(self) -> bool:
        raw = self.data.get(RFR) if self.is_bound else self.initial.get(RFR)
        try:
            rfr = MoneyField(required=False).to_python(raw)
        except forms.ValidationError:
            return False
        return rfr is not None and MONTHLY_FROM_EUR <= rfr < LOOKS_MONTHLY_EUR


def initial_of(plain: Mapping[str, Any], commune: Commune | None) -> dict[str, Any]:
    """The kept values as the form shows them."""
    shown = {lever.name: _text(lever, plain_at(plain, lever.path)) for lever in all_levers()}
    yearly = plain_at(plain, "situation.household.rfr_is_yearly")
    return {**shown, "commune": commune.name if commune else "", "rfr_is_yearly": bool(yearly)}


def _field(lever: Lever) -> forms.Field:
    common: dict[str, Any] = {"label": _label(lever), "help_text": lever.hint, "required": False}
    if lever.kind is LeverKind.DATE:
        return AidDayField(**common)
    if lever.kind is LeverKind.EUROS:
        return _Euros(lever, widget=forms.TextInput(attrs=_DECIMALS), **common)
    if lever.kind in (LeverKind.CHOICE, LeverKind.YES_NO):
        choices = YES_NO if lever.kind is LeverKind.YES_NO else [UNSAID, *lever.choices]
        return forms.ChoiceField(choices=choices, **common)
    bounds = f"Écrivez un nombre entre {lever.low} et {lever.high}."
    if lever.name == PERSONS:
        bounds = f"Un foyer compte entre {lever.low} et {lever.high} personnes. Combien sont-elles{NBSP}?"
    errors = {"min_value": bounds, "max_value": bounds, "invalid": "Écrivez un nombre, par exemple 95."}
    limits: dict[str, Any] = {"min_value": lever.low, "max_value": lever.high, "error_messages": errors}
    if lever.kind is LeverKind.WHOLE:
        return forms.IntegerField(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **limits, **common)
    return forms.DecimalField(localize=True, widget=forms.TextInput(attrs=_DECIMALS), **limits, **common)


class _Euros(MoneyField):
    """Euros within what makes sense; the RFR has its own words when it is negative."""

    def __init__(self, lever: Lever, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lever = lever

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value < 0 and self.lever.name != RFR:
            raise forms.ValidationError("Écrivez un montant positif.")
        if value is not None and value > self.lever.high:
            raise forms.ValidationError(f"Écrivez un montant de {euros(Decimal(self.lever.high))} au plus.")


def _label(lever: Lever) -> str:
    return f"{lever.label} ({lever.unit})" if lever.unit else lever.label


def _text(lever: Lever, plain: Any) -> Any:
    if plain is None:
        return ""
    if lever.kind is LeverKind.YES_NO:
        return "oui" if plain else "non"
    if lever.kind in _NUMERIC:
        number = Decimal(str(plain)) * (HUNDRED if lever.kind is LeverKind.FRACTION else 1)
        return f"{number.normalize():f}".replace(".", ",")
    return plain


def _plain(lever: Lever, value: Any) -> Any:
    if value in (None, ""):
        return None
    if lever.kind is LeverKind.YES_NO:
        return value == "oui"
    if lever.kind in _NUMERIC:
        return f"{(value / HUNDRED if lever.kind is LeverKind.FRACTION else value).normalize():f}"
    return value.isoformat() if lever.kind is LeverKind.DATE else value
