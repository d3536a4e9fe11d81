"""The form of a local aid: closed vocabulary only, no code and no free expression."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms

from backoffice.keys import KeyedForm
from backoffice.localaids.amounts import AmountField
from backoffice.localaids.territory import TerritoryFields
from backoffice.sources import SourceChecks
from renovation.aids.operations import Regulation
from renovation.aids.queries.schemes import Owner
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.local_words import ASKERS
from renovation.aids.rules.vocabulary import LETTERS, Asker, IncomeClass
from renovation.edge.forms import DayField, DocumentField

LIVES = [("", "Peu importe"), ("yes", "L’habite"), ("no", "Le loue")]
ANY = [("", "Peu importe")]
YEARS = [*ANY, ("2", "2 ans"), ("10", "10 ans"), ("15", "15 ans")]
JUMPS = [*ANY, *((str(number), f"{number} classe{'s' if number > 1 else ''}") for number in range(1, 7))]
TARGETS = [*ANY, *((letter, f"Classe {letter} ou mieux") for letter in LETTERS[:6])]
MOST_PERCENT = 100
_BEFORE = (
    ("L’aide", ("label", "organisation")),
    ("Où", ("regions", "departments", "epcis", "communes", "not_epcis", "not_communes")),
    ("Pour qui", ("askers", "income_classes", "lives_there", "main_residence")),
    (
        "Le logement et les travaux",
        (
            "least_years",
            "worst_labels",
            "target_label",
            "least_jumps",
            "gain_pct",
            "gain_strict",
            "cost_over_eur",
            "with_accompanied",
        ),
    ),
)
_AFTER = (
    ("Avec les autres aides", ("combinable", "subject_to_capping")),
    ("Dates et budget", ("starts", "last_day", "budget_left_eur")),
    ("Le règlement", ("source_text", "source_address", "source_read_on", "file", "to_verify")),
)


class LocalAidForm(SourceChecks, KeyedForm):
    """Everything but the amounts, which are lines of their own."""

    text_read = "le règlement"

    label = forms.CharField(label="Nom de l’aide", max_length=120)
    organisation = forms.CharField(label="Organisme qui la verse", max_length=120)
    askers = forms.MultipleChoiceField(
        label="Pour qui\u00a0?",
        choices=[(one.value, words.capitalize()) for one, words in ASKERS.items()],
        initial=[Asker.OWNER.value, Asker.BUYER.value],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Cochez au moins un public."},
    )
    lives_there = forms.ChoiceField(
        label="Le propriétaire…", choices=LIVES, required=False, initial="", widget=forms.RadioSelect
    )
    income_classes = forms.MultipleChoiceField(
        label="Classes de revenus",
        choices=[(one.value, one.label.capitalize()) for one in IncomeClass],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ne cochez rien si l’aide est ouverte à tous les revenus.",
    )
    main_residence = forms.BooleanField(label="Résidence principale seulement", required=False, initial=True)
    least_years = forms.ChoiceField(label="Logement terminé depuis, au moins", choices=YEARS, required=False)
    worst_labels = forms.MultipleChoiceField(
        label="Étiquette énergie avant les travaux",
        choices=[(letter, letter) for letter in LETTERS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ne cochez rien si toutes conviennent.",
    )
    target_label = forms.ChoiceField(label="Étiquette à atteindre", choices=TARGETS, required=False)
    least_jumps = forms.ChoiceField(label="Classes à gagner, au moins", choices=JUMPS, required=False)
    gain_pct = AmountField(label="Gain d’énergie demandé (%)", required=False, max_length=20)
    gain_strict = forms.BooleanField(label="Il faut dépasser ce gain, pas seulement l’atteindre", required=False)
    cost_over_eur = AmountField(label="Travaux de plus de (€ hors taxes)", required=False, max_length=20)
    with_accompanied = forms.BooleanField(label="Seulement avec MaPrimeRénov’ parcours accompagné", required=False)
    combinable = forms.BooleanField(label="S’ajoute aux autres aides", required=False, initial=True)
    subject_to_capping = forms.BooleanField(
        label="Soumise à l’écrêtement",
        required=False,
        initial=True,
        help_text="Elle compte alors dans le plafond de toutes les aides publiques.",
    )
    starts = DayField(label="Premier jour")
    last_day = DayField(label="Dernier jour", required=False, help_text="Laissez vide si aucune fin n’est connue.")
    budget_left_eur = AmountField(
        label="Budget restant (€)",
        required=False,
        max_length=20,
        help_text="Laissez vide si vous ne le suivez pas. À zéro, l’aide est montrée «\u00a0budget épuisé\u00a0».",
    )
    source_text = forms.CharField(
        label="Règlement", max_length=300, help_text="Par exemple «\u00a0Délibération du 12 mars 2026, annexe 2\u00a0»."
    )
    source_address = forms.CharField(label="Adresse de la page", max_length=300, required=False, widget=forms.URLInput)
    source_read_on = DayField(label="Règlement lu le")
    file = DocumentField(label="Pièce du règlement", required=False)
    to_verify = forms.BooleanField(
        label="À vérifier auprès de l’organisme",
        required=False,
        help_text="Les ménages liront «\u00a0à vérifier\u00a0» à côté du montant.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, owner: Owner, today: date, with_budget: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.territory = TerritoryFields(owner)
        self.fields.update(self.territory.fields)
        if not with_budget:
            del self.fields["budget_left_eur"]

    @property
    def sections_before(self) -> list[tuple[str, list[forms.BoundField]]]:
        """What comes before the amounts."""
        return self._sections(_BEFORE)

    @property
    def sections_after(self) -> list[tuple[str, list[forms.BoundField]]]:
        return self._sections(_AFTER)

    def _sections(self, asked: tuple[tuple[str, tuple[str, ...]], ...]) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in asked]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("starts"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Le dernier jour vient avant le premier.")
        for name in ("cost_over_eur", "budget_left_eur"):
            if (given.get(name) or 0) < 0:
                self.add_error(name, "Un montant ne peut pas être négatif.")
        gain = given.get("gain_pct")
        if gain is not None and not 0 < gain <= MOST_PERCENT:
            self.add_error("gain_pct", "Un gain est compris entre 0 et 100 %.")
        self.territory.check(self, given)
        return given

    def regulation(self, groups: list[list[dict[str, Any]]]) -> Regulation:
        """What was said, in the words that the rules know."""
        given = self.cleaned_data
        last: date | None = given["last_day"]
        gain = "gain_over_pct" if given["gain_strict"] else "least_gain_pct"
        words = {
            "label": given["label"],
            "organisation": given["organisation"],
            **self.territory.words(given),
            "askers": given["askers"],
            "for_occupants": {"yes": True, "no": False}.get(given["lives_there"]),
            "main_residence": given["main_residence"],
            "income_classes": given["income_classes"],
            "least_years": int(given["least_years"]) if given["least_years"] else None,
            "worst_labels": "".join(sorted(given["worst_labels"])),
            "target_label": given["target_label"] or None,
            "least_jumps": int(given["least_jumps"]) if given["least_jumps"] else None,
            gain: _text(given["gain_pct"]),
            "cost_over_eur": _text(given["cost_over_eur"]),
            "with_accompanied": given["with_accompanied"],
            "groups": groups,
            "combinable": given["combinable"],
            "subject_to_capping": given["subject_to_capping"],
        }
        return Regulation(
            words={key: word for key, word in words.items() if word not in (None, "", [])},
            starts=given["starts"],
            ends_before=last + timedelta(days=1) if last else None,
            source_text=given["source_text"],
            source_address=given["source_address"],
            source_read_on=given["source_read_on"],
            to_verify=given["to_verify"],
            upload=given["file"],
        )


class BudgetForm(forms.Form):
    left_eur = AmountField(
        label="Budget restant (€)", required=False, max_length=20, help_text="Vide\u00a0: le budget n’est pas suivi."
    )


class SuspendForm(forms.Form):
    reason = forms.CharField(
        label="Pourquoi\u00a0?", max_length=200, help_text="Les ménages liront cette phrase.", required=True
    )


class EndForm(forms.Form):
    last_day = DayField(label="Dernier jour de l’aide")


def initial_of(aid: LocalAid, territory: TerritoryFields) -> dict[str, Any]:
    """What the form shows of a regulation that is known; places out of reach are left out."""
    return {
        **territory.initial_of(aid),
        "label": aid.label,
        "organisation": aid.organisation,
        "askers": [one.value for one in aid.askers],
        "lives_there": {True: "yes", False: "no", None: ""}[aid.for_occupants],
        "income_classes": [one.value for one in aid.income_classes],
        "main_residence": aid.main_residence,
        "least_years": str(aid.least_years or ""),
        "worst_labels": list(aid.worst_labels),
        "target_label": aid.target_label or "",
        "least_jumps": str(aid.least_jumps or ""),
        "gain_pct": aid.gain_over_pct if aid.gain_over_pct is not None else aid.least_gain_pct,
        "gain_strict": aid.gain_over_pct is not None,
        "cost_over_eur": aid.cost_over_eur,
        "with_accompanied": aid.with_accompanied,
        "combinable": aid.combinable,
        "subject_to_capping": aid.subject_to_capping,
        "starts": aid.starts,
        "last_day": aid.ends,
        "source_text": aid.source,
        "source_address": aid.address,
        "source_read_on": aid.read_on,
        "to_verify": aid.to_verify,
    }


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"
