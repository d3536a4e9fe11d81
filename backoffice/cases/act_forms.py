"""The forms of an act: the quick one of the case page, and that of its correction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from backoffice.codes import CodesField
from backoffice.conflicts import LockedForm
from backoffice.keys import KeyedForm
from renovation.cases.enums import ActChannel, ActFollowUp, ActIncome, ActPublic, ActSubject, ActWork
from renovation.pathways.rules.shape import Shape

LONGEST_MIN = 600
# Typed for each exchange, then what is known already and only changed when it differs.
AT_ONCE = ("kind", "channel", "duration_min", "words", "follow_up")
MORE = ("public", "income_class", "subjects", "works")


@dataclass(frozen=True)
class Known:
    """What an act need not be told again. `income_class` is calculated: empty when its figures are not known."""

    values: Mapping[str, str]
    income_class: str = ""


class ActFields(forms.Form):
    """What is said of an act, whoever fills it in."""

    duration_min = forms.IntegerField(
        label="Durée (minutes)",
        min_value=1,
        max_value=LONGEST_MIN,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": "Écrivez la durée en minutes, par exemple 12.",
            "invalid": "Écrivez la durée en minutes, par exemple 12.",
            "min_value": "La durée est d’au moins une minute.",
            "max_value": "La durée est d’au plus 600 minutes. Notez plusieurs actes.",
        },
    )
    kind = forms.ChoiceField(label="Type d’acte")
    channel = forms.ChoiceField(label="Moyen", choices=ActChannel.choices, initial=ActChannel.PHONE)
    words = forms.CharField(
        label="Ce qui a été dit",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Visible par l’équipe seulement.",
    )
    follow_up = forms.ChoiceField(label="Suite prévue", choices=ActFollowUp.choices, required=False)
    public = forms.ChoiceField(label="Public", choices=ActPublic.choices, required=False)
    income_class = forms.ChoiceField(label="Classe de revenus", choices=ActIncome.choices, required=False)
    subjects = CodesField(label="Sujets abordés", choices=ActSubject.choices, required=False)
    works = CodesField(label="Travaux envisagés", choices=ActWork.choices, required=False)

    def take_kinds(self, shape: Shape) -> None:
        """The kinds of the pathway that the case follows."""
        self.fields["kind"].choices = [(act.code, act.name) for act in shape.acts]  # type: ignore[attr-defined]

    @property
    def at_once(self) -> list[forms.BoundField]:
        return [self[name] for name in AT_ONCE]

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in MORE]

    @property
    def is_wrong_in_more(self) -> bool:
        return any(self.errors.get(name) for name in MORE) if self.is_bound else False


class ActForm(ActFields, KeyedForm):
    """One gesture: the duration, and the key Enter."""

    prefix = "act"

    tell = forms.BooleanField(
        label="Si l’échange fait changer d’étape, envoyer au ménage le message de l’étape",
        required=False,
        help_text="Rien n’est envoyé sans votre choix.",
    )

    def __init__(self, *args: Any, shape: Shape, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, initial={**known.values}, **kwargs)
        self.take_kinds(shape)
        if known.income_class:
            self._calculated(known.income_class)
        if not any(_is_told(shape, act.moves_to) for act in shape.acts):
            del self.fields["tell"]

    def _calculated(self, income_class: str) -> None:
        """Shown, not typed: whoever finds it wrong corrects the incomes from which it comes."""
        field = self.fields["income_class"]
        field.disabled, self.initial["income_class"] = True, income_class
        field.help_text = (
            "Calculée d’après le revenu fiscal et le nombre de personnes. Pour la changer, corrigez-les dans "
            "«\u00a0Aides et reste à charge\u00a0»."
        )

    def said(self) -> dict[str, str]:
        """As texts, for the operation."""
        return {name: str(self.cleaned_data[name]) for name in (*AT_ONCE, *MORE)}

    @property
    def told(self) -> forms.BoundField | None:
        """The box, where the pathway has something to send."""
        return self["tell"] if "tell" in self.fields else None

    @property
    def tells(self) -> bool:
        return bool(self.cleaned_data.get("tell"))


class CorrectionForm(ActFields, LockedForm):
    """Another act in the place of a wrong one; what a colleague corrected meanwhile is never overwritten (H4)."""

    locked_fields = (*AT_ONCE, *MORE)

    reason = forms.CharField(
        label="Pourquoi cette correction\u00a0?",
        max_length=200,
        error_messages={"required": "Dites pourquoi vous corrigez cet acte."},
    )
    withdraw = forms.BooleanField(
        label="Retirer cet acte\u00a0: il n’a pas eu lieu",
        required=False,
        help_text="Il reste lisible dans l’historique, et n’est plus compté.",
    )

    def __init__(self, *args: Any, shape: Shape, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape
        self.take_kinds(shape)

    def remembered(self) -> dict[str, Any]:
        return {"shape": self.shape}

    def _in_words(self, name: str, value: str) -> str:
        if name in ("subjects", "works"):
            names = dict(self.fields[name].choices)  # type: ignore[attr-defined]
            return ", ".join(str(names.get(code, code)) for code in value.split(",") if code)
        return super()._in_words(name, value)


def _is_told(shape: Shape, code: str) -> bool:
    stage = shape.stage(code)
    return stage is not None and bool(stage.message)
