"""Forms of the self-diagnosis."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms

from renovation.diagnosis.rules.answers import AnswersError
from renovation.diagnosis.rules.bills import ENERGIES, UNITS
from renovation.diagnosis.rules.contradictions import Contradiction
from renovation.diagnosis.rules.screens import UNKNOWN, Part, Screen, Style
from renovation.diagnosis.rules.settling import LONGEST_NOTE, Settled, settle
from renovation.edge.forms import ChoiceCards, ChoicePills, TickCards

ALWAYS_ASKED = "home"
_CHOOSE = {
    "required": "Choisissez une réponse. Vous pouvez aussi passer la question.",
    "invalid_choice": "Choisissez une des réponses proposées.",
}


class CommuneForm(forms.Form):
    """Where the dwelling is."""

    commune = forms.CharField(
        label="Votre commune ou votre code postal",
        max_length=60,
        min_length=2,
        error_messages={
            "required": "Écrivez le nom de votre commune ou son code postal.",
            "min_length": "Écrivez au moins deux lettres, ou les cinq chiffres du code postal.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )


class AddressForm(forms.Form):
    """Where to look for a published DPE."""

    adresse = forms.CharField(
        label="L’adresse du logement",
        max_length=120,
        help_text="Par exemple 12 rue des Tilleuls. Elle sert à cette recherche, nous ne la gardons pas.",
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": "Écrivez le numéro et la rue, ou continuez sans chercher."},
    )


class ScreenForm(forms.Form):
    """One screen: pictures, short lists, boxes to tick, or a number. The domain's own rules check the answers."""

    # A question may be passed: no "obligatoire" beside its title.
    skippable = True

    def __init__(
        self,
        screen: Screen,
        parts: Sequence[Part],
        *args: Any,
        current_year: int,
        energies: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.screen, self.parts, self.energies = screen, parts, energies
        self.current_year = current_year
        self.settled = Settled()
        self.to_confirm: tuple[Contradiction, ...] = ()
        for part in parts:
            self.fields.update(self._fields_of(part))
        if len(screen.parts) == 1 and parts[0].name in self.fields:
            self._ask_in_the_heading(parts[0])

    @property
    def single(self) -> forms.BoundField | None:
        """The one field of a screen that asks one question."""
        name = self.screen.parts[0].name
        return self[name] if len(self.screen.parts) == 1 and name in self.fields else None

    @property
    def bill_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """An amount and its unit, by energy."""
        names = [f"bills_{energy}" for energy in self.energies]
        return [(self[name], self[f"{name}_unit"]) for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.settled = settle(self.parts, self._given(cleaned), current_year=self.current_year)
            except AnswersError as error:
                self.add_error(error.field if error.field in self.fields else None, str(error))
        return cleaned

    def ask_to_confirm(self, found: tuple[Contradiction, ...]) -> None:
        """Say beside the field what does not go together; the page offers to confirm it."""
        self.to_confirm = found
        for one in found:
            self.add_error(self._field_of(one), one.message)

    def _ask_in_the_heading(self, part: Part) -> None:
        field = self.fields[part.name]
        field.label, field.help_text = self.screen.title, self.screen.hint

    def _given(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        given = {part.name: cleaned.get(part.name) for part in self.parts}
        if "bills" in given:
            given["bills"] = {
                energy: {"amount": cleaned.get(f"bills_{energy}"), "unit": cleaned.get(f"bills_{energy}_unit")}
                for energy in self.energies
            }
        return given

    def _field_of(self, one: Contradiction) -> str | None:
        parts = [part for field in one.fields for part in self.parts if field in part.fields]
        return parts[0].name if parts else None

    def _fields_of(self, part: Part) -> dict[str, forms.Field]:
        if part.style is Style.BILLS:
            return _bills(self.energies)
        needed = self.screen.code == ALWAYS_ASKED or (part is self.parts[0] and part.style is not Style.SEVERAL)
        field = _FIELDS[part.style](part, needed)
        if self.screen.code == ALWAYS_ASKED:
            field.error_messages["required"] = "Choisissez une réponse."
        return {part.name: field}


class LinkForm(forms.Form):
    """Mailing the personal link to oneself."""

    email = forms.EmailField(
        label="Votre adresse e-mail",
        max_length=254,
        help_text="Elle sert seulement à vous envoyer ce lien. Nous ne la gardons pas.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Écrivez votre adresse e-mail.",
            "invalid": "Écrivez une adresse e-mail complète, par exemple nom@exemple.fr.",
        },
    )


def initial_of(parts: Sequence[Part], answers: Mapping[str, Any], situation: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered before, as the form shows it."""
    initial: dict[str, Any] = {}
    for part in parts:
        kept = answers if part.is_engine else situation
        if part.style.is_choice:
            initial[part.name] = part.chosen(kept)
        elif part.style is Style.SEVERAL and part.is_engine:
            initial[part.name] = [field for field in part.fields if kept.get(field) == "yes"]
        elif part.style is Style.BILLS:
            initial |= _bills_kept(kept.get(part.name) or {})
        else:
            value = kept.get(part.name)
            plain = f"{value:g}".replace(".", ",") if isinstance(value, float) else value
            initial[part.name] = "" if plain in (None, UNKNOWN) else plain
    return initial


def _bills_kept(bills: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for energy, line in bills.items():
        kept[f"bills_{energy}"] = f"{line['amount']:g}".replace(".", ",")
        kept[f"bills_{energy}_unit"] = line["unit"]
    return kept


def _pictures(part: Part, needed: bool) -> forms.Field:
    return forms.ChoiceField(
        label=part.title,
        required=needed,
        choices=[(choice.code, choice.label) for choice in part.choices],
        widget=ChoiceCards(pictograms={choice.code: choice.pictogram for choice in part.choices}),
        error_messages=_CHOOSE,
    )


def _small(part: Part, needed: bool) -> forms.Field:
    return forms.ChoiceField(
        label=part.title,
        required=needed,
        choices=[(choice.code, choice.label) for choice in part.choices],
        widget=ChoicePills,
        error_messages=_CHOOSE,
    )


def _several(part: Part, needed: bool) -> forms.Field:
    return forms.MultipleChoiceField(
        label=part.title,
        required=needed,
        choices=[(choice.code, choice.label) for choice in part.choices],
        widget=TickCards(pictograms={choice.code: choice.pictogram for choice in part.choices}),
        error_messages=_CHOOSE,
    )


def _number(part: Part, needed: bool) -> forms.Field:
    return forms.CharField(
        label=part.title,
        required=needed,
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short", "autocomplete": "off"}),
        error_messages={"required": "Écrivez un nombre. Vous pouvez aussi passer la question."},
    )


def _year(part: Part, needed: bool) -> forms.Field:
    return forms.CharField(
        label=part.title,
        required=False,
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"}),
    )


def _text(part: Part, needed: bool) -> forms.Field:
    return forms.CharField(
        label=part.title,
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Écrivez {LONGEST_NOTE} signes au plus."},
    )


def _bills(energies: Sequence[str]) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for energy in energies:
        fields[f"bills_{energy}"] = forms.CharField(
            label=ENERGIES[energy],
            required=False,
            max_length=12,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )
        fields[f"bills_{energy}_unit"] = forms.ChoiceField(
            label=f"Unité pour {ENERGIES[energy].lower()}", required=False, choices=[*UNITS.items()]
        )
    return fields


_FIELDS: Mapping[Style, Callable[[Part, bool], forms.Field]] = {
    Style.PICTURES: _pictures,
    Style.SMALL: _small,
    Style.SEVERAL: _several,
    Style.NUMBER: _number,
    Style.YEAR: _year,
    Style.TEXT: _text,
}
