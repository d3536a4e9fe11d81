"""The questions of « Mes aides »: what the diagnosis already knows is not asked again."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from renovation.aids.rules.income import LOOKS_MONTHLY_EUR, MONTHLY_FROM_EUR, MOST_PERSONS
from renovation.aids.rules.money import euros
from renovation.aids.rules.vocabulary import ILE_DE_FRANCE, LETTERS
from renovation.edge.forms import ChoicePills, MoneyField
from renovation.financing.enums import HomeAge, Occupation
from renovation.financing.queries import Known, Option
from renovation.financing.rules.answers import AidsAnswers
from renovation.territories.models import Commune
from renovation.territories.queries import commune_by_insee, find_communes

NBSP = "\N{NO-BREAK SPACE}"
SMALLEST_AREA_M2, LARGEST_AREA_M2 = 8, 600
ELSEWHERE = "elsewhere"
_KINDS = [("house", "Une maison"), ("flat", "Un appartement")]
_LETTERS = [("", "Je ne sais pas"), *((letter, letter) for letter in LETTERS)]
_YES_NO = [("", "Je ne sais pas"), ("yes", "Oui"), ("no", "Non")]


_QUESTIONS = (
    ("Où", ("commune", "insee")),
    ("Vous", ("occupation", "own_region")),
    ("Votre foyer", ("persons", "rfr", "rfr_is_yearly")),
    ("Le logement", ("kind", "area_m2", "age")),
    ("Les travaux", ("bundle", "works")),
)
_REFINING = ("label", "target_label", "fossil_boiler")


class AidsForm(forms.Form):
    """Five questions at most: where, who, the household's income, the home, the works."""

    commune = forms.CharField(
        label="Où est le logement à rénover ?",
        max_length=80,
        help_text="Le nom de la commune ou son code postal.",
        error_messages={"required": "Écrivez la commune du logement à rénover."},
    )
    insee = forms.ChoiceField(label="Laquelle de ces communes ?", required=False, widget=forms.RadioSelect)
    occupation = forms.ChoiceField(
        label="Ce logement, c’est pour vous…",
        choices=Occupation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez la réponse qui vous ressemble le plus."},
    )
    own_region = forms.ChoiceField(
        label="Et vous, où habitez-vous ?",
        choices=[(ILE_DE_FRANCE, "En Île-de-France"), (ELSEWHERE, "Ailleurs en France")],
        required=False,
        widget=ChoicePills,
        help_text="Les plafonds de revenus sont plus élevés en Île-de-France.",
    )
    persons = forms.IntegerField(
        label="Combien de personnes dans votre foyer ?",
        help_text="Tous ceux qui vivent avec vous, enfants compris.",
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": MOST_PERSONS}),
        error_messages={
            "required": "Écrivez le nombre de personnes de votre foyer.",
            "invalid": "Écrivez un nombre entier, par exemple 3.",
        },
    )
    rfr = MoneyField(
        label="Votre revenu fiscal de référence",
        help_text=f"En euros pour l’année. Il est sur la première page de votre avis d’impôt{NBSP}; si vous en avez "
        "plusieurs, additionnez-les.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": "Écrivez votre revenu fiscal de référence, même s’il est à zéro."},
    )
    rfr_is_yearly = forms.BooleanField(label="Oui, c’est bien le montant de toute l’année", required=False)
    age = forms.ChoiceField(
        label="Le logement est terminé depuis…",
        choices=HomeAge.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez l’âge du logement."},
    )
    kind = forms.ChoiceField(
        label="C’est…", choices=_KINDS, widget=ChoicePills, error_messages={"required": "Maison ou appartement ?"}
    )
    area_m2 = forms.DecimalField(
        label="Surface habitable, en m²",
        min_value=SMALLEST_AREA_M2,
        max_value=LARGEST_AREA_M2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text="Elle sert à estimer le coût des travaux.",
        error_messages={
            "required": "Écrivez la surface habitable, même à peu près.",
            "invalid": "Écrivez la surface en chiffres, par exemple 95.",
            "min_value": f"Écrivez une surface entre {SMALLEST_AREA_M2} et {LARGEST_AREA_M2}{NBSP}m².",
            "max_value": f"Écrivez une surface entre {SMALLEST_AREA_M2} et {LARGEST_AREA_M2}{NBSP}m².",
        },
    )
    works = forms.MultipleChoiceField(
        label="Quels travaux pensez-vous faire ?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Cochez au moins un des travaux."},
    )
    bundle = forms.ChoiceField(
        label="Pour quels travaux ?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez les travaux à regarder."},
    )
    label = forms.ChoiceField(label="Étiquette énergie (DPE) aujourd’hui", choices=_LETTERS, required=False)
    target_label = forms.ChoiceField(label="Étiquette espérée après les travaux", choices=_LETTERS, required=False)
    fossil_boiler = forms.ChoiceField(
        label=f"Remplacez-vous une chaudière au fioul, au charbon ou au gaz (hors condensation){NBSP}?",
        choices=_YES_NO,
        required=False,
    )

    def __init__(self, *args: Any, known: Known, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.found: Commune | None = known.commune
        for name in known.answered:
            del self.fields[name]
        self._offer("bundle" if known.from_diagnosis else "works", options)
        self._ask_only_when_needed()

    @property
    def questions(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The boxes by question; a question that nothing asks any more is left out."""
        asked = [(title, [self[name] for name in names if name in self.fields]) for title, names in _QUESTIONS]
        return [(title, boxes) for title, boxes in asked if boxes]

    @property
    def refining(self) -> list[forms.BoundField]:
        return [self[name] for name in _REFINING if name in self.fields]

    @property
    def refining_open(self) -> bool:
        """Open when something was said there."""
        return any(box.value() or box.errors for box in self.refining)

    def clean_persons(self) -> int:
        persons = int(self.cleaned_data["persons"])
        if not 1 <= persons <= MOST_PERSONS:
            raise forms.ValidationError(
                f"Un foyer compte entre 1 et {MOST_PERSONS} personnes, vous compris. Combien êtes-vous{NBSP}?"
            )
        return persons

    def clean_rfr(self) -> Decimal:
        rfr = Decimal(self.cleaned_data["rfr"])
        if rfr < 0:
            raise forms.ValidationError(
                "Le revenu fiscal de référence ne peut pas être négatif. S’il est nul, écrivez 0."
            )
        if self._looks_monthly(rfr) and not self.data.get(self.add_prefix("rfr_is_yearly")):
            raise forms.ValidationError(
                f"{euros(rfr)} ressemble au revenu d’un mois. Est-ce bien le montant de toute l’année{NBSP}? "
                "Corrigez-le, ou cochez la case ci-dessous."
            )
        return rfr

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "commune" in self.fields and cleaned.get("commune"):
            self._find(cleaned)
        if self._lets() and not cleaned.get("own_region"):
            self.add_error("own_region", "Dites-nous où vous habitez.")
        return cleaned

    def answers(self) -> AidsAnswers:
        """What was typed over what was known."""
        typed, known = self.cleaned_data, self.known.answers
        return AidsAnswers(
            occupation=typed.get("occupation", known.occupation),
            persons=typed["persons"],
            rfr_eur=typed["rfr"],
            rfr_is_yearly=bool(typed.get("rfr_is_yearly")),
            own_region=typed.get("own_region", ""),
            age=typed.get("age", known.age),
            kind=typed.get("kind", known.kind),
            area_m2=typed.get("area_m2", known.area_m2),
            label=typed.get("label", known.label),
            target_label=typed.get("target_label", ""),
            fossil_boiler={"yes": True, "no": False}.get(typed.get("fossil_boiler", ""), known.fossil_boiler),
            bundle=typed.get("bundle", ""),
            works=tuple(typed.get("works", ())),
        )

    def _offer(self, name: str, options: Sequence[Option]) -> None:
        del self.fields["works" if name == "bundle" else "bundle"]
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(option.code, option.words) for option in options]

    def _ask_only_when_needed(self) -> None:
        """A second thought on income, a choice among communes, a landlord's own home: only when they matter."""
        rfr = self._typed_rfr()
        if rfr is None or not self._looks_monthly(rfr):
            del self.fields["rfr_is_yearly"]
        if not self._lets():
            del self.fields["own_region"]
        if "insee" in self.fields:
            typed = str(self.data.get(self.add_prefix("commune"), "")) if self.is_bound else ""
            found = find_communes(typed)
            field = self.fields["insee"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
            field.choices = [(one.pk, f"{one.name} ({one.department.name})") for one in found]
            if len(found) < 2:
                del self.fields["insee"]

    def _find(self, cleaned: dict[str, Any]) -> None:
        chosen = cleaned.get("insee")
        found = [one for one in [commune_by_insee(chosen)] if one] if chosen else find_communes(cleaned["commune"])
        if len(found) == 1:
            self.found = found[0]
        elif found:
            self.add_error("insee", "Plusieurs communes portent ce nom ou ce code postal. Choisissez la vôtre.")
        else:
            self.add_error("commune", "Nous n’avons pas trouvé cette commune. Essayez avec le code postal.")

    def _lets(self) -> bool:
        typed = self.data.get(self.add_prefix("occupation")) if self.is_bound else self.initial.get("occupation")
        return (typed or self.known.answers.occupation) == Occupation.LANDLORD

    def _typed_rfr(self) -> Decimal | None:
        field = self.fields["rfr"]
        raw = self.data.get(self.add_prefix("rfr")) if self.is_bound else self.initial.get("rfr")
        try:
            value = field.to_python(raw)
        except forms.ValidationError:
            return None
        return value if isinstance(value, Decimal) else None

    @staticmethod
    def _looks_monthly(rfr: Decimal) -> bool:
        return MONTHLY_FROM_EUR <= rfr < LOOKS_MONTHLY_EUR


def initial_of(answers: AidsAnswers, commune: Commune) -> dict[str, Any]:
    """What was said before, to be changed."""
    fossil = {True: "yes", False: "no"}.get(answers.fossil_boiler, "") if answers.fossil_boiler is not None else ""
    return {
        **answers.to_dict(),
        "commune": commune.name,
        "insee": commune.pk,
        "rfr": "" if answers.rfr_eur is None else f"{answers.rfr_eur:f}".replace(".", ","),
        "fossil_boiler": fossil,
    }
