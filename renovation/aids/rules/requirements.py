"""Conditions that several aids share, each with its reason and its question in plain words."""

from renovation.aids.rules.income import IncomeAnswer
from renovation.aids.rules.result import Requirement
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.vocabulary import IncomeClass
from renovation.aids.rules.works import WORKS


def owner(situation: Situation) -> Requirement:
    return Requirement(
        situation.is_owner,
        "Cette aide est réservée aux propriétaires et à ceux qui vont le devenir.",
        "Êtes-vous propriétaire du logement, ou allez-vous l’acheter\u00a0?",
    )


def occupant(situation: Situation) -> Requirement:
    return Requirement(
        situation.lives_there,
        "Cette aide est réservée aux propriétaires qui habitent le logement.",
        "Habitez-vous, ou allez-vous habiter, le logement à rénover\u00a0?",
    )


def landlord(situation: Situation) -> Requirement:
    return Requirement(
        None if situation.lives_there is None else not situation.lives_there,
        "Cette aide est réservée aux propriétaires qui louent le logement.",
        "Habitez-vous, ou allez-vous habiter, le logement à rénover\u00a0?",
    )


def main_residence(situation: Situation) -> Requirement:
    return Requirement(
        situation.home.main_residence,
        "Le logement doit être une résidence principale.",
        "Le logement sera-t-il habité comme résidence principale (8 mois par an au moins)\u00a0?",
    )


def old_enough(situation: Situation, years: int) -> Requirement:
    age = situation.home.age
    return Requirement(
        None if age is None else age.at_least(years),
        f"Le logement doit avoir au moins {years} ans.",
        "De quand date la construction du logement\u00a0?",
    )


def mainland(situation: Situation) -> Requirement:
    return Requirement(
        None if situation.home.region is None else not situation.home.overseas,
        "Cette aide n’existe qu’en France métropolitaine.",
        "Dans quelle commune est le logement à rénover\u00a0?",
    )


def income_known(income: IncomeAnswer) -> tuple[Requirement, ...]:
    """One requirement for each question that the class of income still asks."""
    return tuple(Requirement(None, "", question) for question in income.questions)


def income_among(income: IncomeAnswer, allowed: frozenset[IncomeClass], reason: str) -> tuple[Requirement, ...]:
    if income.income_class is None:
        return income_known(income)
    return (Requirement(income.income_class in allowed, reason),)


def by_rge(line: Line) -> Requirement:
    return Requirement(line.rge is not False, "L’entreprise doit être RGE pour ces travaux.")


def all_by_rge(situation: Situation) -> Requirement:
    """Works beside the energy (paint, plumbing) need no RGE company."""
    return Requirement(
        all(line.rge is not False or not WORKS[line.work].energy for line in situation.project.lines),
        "Toutes les entreprises doivent être RGE pour leurs travaux.",
    )


def cost_known(situation: Situation) -> Requirement:
    return Requirement(
        None if situation.cost_ht_eur is None else True,
        "",
        "Combien coûtent les travaux, hors taxes, ligne par ligne (un montant positif)\u00a0?",
    )


MODEST = frozenset({IncomeClass.VERY_MODEST, IncomeClass.MODEST})
UP_TO_INTERMEDIATE = MODEST | {IncomeClass.INTERMEDIATE}
