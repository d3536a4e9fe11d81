"""The class of income: size of the household, yearly RFR, Île-de-France or elsewhere.

Anah's ceilings, revised every 1st of January. The dwelling's region counts for those who live there, the household's
own for a landlord. A RFR equal to the ceiling is still within the class: cents do not count.
"""

from dataclasses import dataclass
from decimal import Decimal

from renovation.aids.rules.money import euros
from renovation.aids.rules.result import cell
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import ILE_DE_FRANCE, IncomeClass
from renovation.quantities.rules.parameters import Parameters, Value

TABLE_PERSONS = 5
# Under this, a RFR looks like a month's income or a slip: it is asked again.
LOOKS_MONTHLY_EUR = Decimal(6000)
MONTHLY_FROM_EUR = Decimal(300)
MOST_PERSONS = 20
NEGATIVE = (
    "Le revenu fiscal de référence ne peut pas être négatif. Quel montant lisez-vous sur votre avis d’impôt\u00a0?"
)
MONTHLY = "ressemble au revenu d’un mois. Est-ce bien le revenu fiscal de référence de toute l’année\u00a0?"


@dataclass(frozen=True)
class IncomeAnswer:
    """The class, or the questions without which it cannot be told."""

    income_class: IncomeClass | None
    questions: tuple[str, ...] = ()
    ceilings_eur: tuple[Decimal, ...] = ()
    source: Value | None = None


_last: list[tuple[Situation, Parameters, IncomeAnswer]] = []


def income_class(situation: Situation, parameters: Parameters) -> IncomeAnswer:
    """The class of a household on the day of the parameters.

    Every aid of one evaluation asks it of the same two objects: the last answer is kept, and compared by identity.
    """
    for asked, values, known in _last:
        if asked is situation and values is parameters:
            return known
    answer = _answer(situation, parameters)
    _last[:] = [(situation, parameters, answer)]
    return answer


def _answer(situation: Situation, parameters: Parameters) -> IncomeAnswer:
    questions = _questions(situation)
    household = situation.household
    if questions or household.persons is None or household.rfr_eur is None:
        return IncomeAnswer(None, questions)
    value = parameters.named(_table_code(situation))
    ceilings = ceilings_for(value, household.persons)
    return IncomeAnswer(_class_of(household.rfr_eur, ceilings), (), ceilings, value)


def ceilings_for(value: Value, persons: int) -> tuple[Decimal, ...]:
    """The three ceilings of a household; past five persons each one adds the same."""
    extra = max(0, persons - TABLE_PERSONS)
    key = str(min(persons, TABLE_PERSONS))
    if not extra:
        return tuple(cell(value, key, rank) for rank in range(3))
    return tuple(cell(value, key, rank) + extra * cell(value, "more", rank) for rank in range(3))


def _class_of(rfr_eur: Decimal, ceilings: tuple[Decimal, ...]) -> IncomeClass:
    whole = rfr_eur // 1
    for income, ceiling in zip(IncomeClass, ceilings, strict=False):
        if whole <= ceiling:
            return income
    return IncomeClass.HIGHER


def _table_code(situation: Situation) -> str:
    region = situation.home.region if situation.lives_there else situation.household.region
    return "aids.income.ile_de_france" if region == ILE_DE_FRANCE else "aids.income.elsewhere"


def _questions(situation: Situation) -> tuple[str, ...]:
    asked = [_about_persons(situation.household.persons), _about_rfr(situation), _about_place(situation)]
    return tuple(one for one in asked if one)


def _about_persons(persons: int | None) -> str:
    if persons is None:
        return "Combien de personnes vivent dans votre foyer\u00a0?"
    if not 1 <= persons <= MOST_PERSONS:
        return f"Le nombre de personnes doit être compris entre 1 et {MOST_PERSONS}. Combien êtes-vous\u00a0?"
    return ""


def _about_rfr(situation: Situation) -> str:
    rfr = situation.household.rfr_eur
    if rfr is None:
        return "Quel est le revenu fiscal de référence de votre foyer (il est sur votre avis d’impôt)\u00a0?"
    if not rfr.is_finite() or rfr < 0:
        return NEGATIVE
    if MONTHLY_FROM_EUR <= rfr < LOOKS_MONTHLY_EUR and not situation.household.rfr_is_yearly:
        return f"{euros(rfr)} {MONTHLY}"
    return ""


def _about_place(situation: Situation) -> str:
    if situation.lives_there is None:
        return "Habitez-vous, ou allez-vous habiter, le logement à rénover\u00a0?"
    if situation.lives_there and not situation.home.region:
        return "Dans quelle commune est le logement à rénover\u00a0?"
    if not situation.lives_there and not situation.household.region:
        return "Dans quelle commune habitez-vous\u00a0?"
    return ""
