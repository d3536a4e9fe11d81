"""The values that criteria may name on a platform, with their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renovation.campaigns.rules.criteria import CLASSES, Agreement, Criteria, Over
from renovation.cases.enums import ActIncome, LeadState, Stage
from renovation.diagnosis.rules.questions import question_named
from renovation.dwellings.enums import DwellingKind
from renovation.households.enums import Purpose, Tenure
from renovation.pathways.queries import stage_names
from renovation.platforms.models import Platform
from renovation.territories.models import Commune, Intercommunality

Choices = Sequence[tuple[str, str]]
OVERS = {Over.CASES: "Les dossiers", Over.LEADS: "Les prospects", Over.HOMES: "Les logements connus"}
AGREEMENTS = {
    Agreement.ADVICE: Purpose.ADVICE.label,
    Agreement.NEWS: Purpose.NEWS.label,
    Agreement.NONE: "Aucun de ces deux accords",
}
TITLES = {
    "intercommunalities": "Intercommunalité",
    "communes": "Commune",
    "kinds": "Bâtiment",
    "heatings": "Chauffage",
    "classes": "Classe estimée",
    "periods": "Construction",
    "tenures": "Occupation",
    "incomes": "Revenus",
    "stages": "Étape",
    "states": "État du prospect",
}


@dataclass(frozen=True)
class Vocabulary:
    """Choices by part of the criteria."""

    choices: Mapping[str, Choices]
    communes: Mapping[str, Commune]

    def words(self, part: str, values: Sequence[str]) -> list[str]:
        known = {pk: one.name for pk, one in self.communes.items()} if part == "communes" else dict(self.choices[part])
        return [str(known.get(value, value)) for value in values]


def vocabulary_of(platform: Platform) -> Vocabulary:
    """The stages are those of the platform's pathways, the communes those of its territory."""
    communes = {one.pk: one for one in platform.communes.order_by("name", "pk")}
    sirens = {one.intercommunality_id for one in communes.values() if one.intercommunality_id}
    places = Intercommunality.objects.filter(pk__in=sirens).order_by("name", "pk")
    return Vocabulary(
        {
            "intercommunalities": [(one.pk, one.name) for one in places],
            "kinds": DwellingKind.choices,
            "heatings": _answers_to("generator"),
            "classes": [(letter, letter) for letter in CLASSES],
            "periods": _answers_to("period"),
            "tenures": Tenure.choices,
            "incomes": [(one.value, one.label) for one in ActIncome if one.value],
            "stages": [*stage_names([platform.pk]).items(), (Stage.CLOSED.value, Stage.CLOSED.label)],
            "states": LeadState.choices,
        },
        communes,
    )


def criteria_in_words(criteria: Criteria, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """What is asked, as people read it."""
    said = [("Compte", OVERS[Over(criteria.over)])]
    for part, title in TITLES.items():
        values = getattr(criteria, part)
        if values:
            said.append((title, ", ".join(vocabulary.words(part, values))))
    if criteria.silent_days is not None:
        said.append(("Sans contact depuis", f"plus de {criteria.silent_days}\N{NO-BREAK SPACE}jours"))
    if criteria.agreement:
        said.append(("Accord", AGREEMENTS[Agreement(criteria.agreement)]))
    return said


def _answers_to(name: str) -> Choices:
    """The choices of a question of the self-diagnosis, without « I do not know »."""
    question = question_named(name)
    choices = question.choices if question else ()
    return [(choice.code, choice.label) for choice in choices if choice.code != "unknown"]
