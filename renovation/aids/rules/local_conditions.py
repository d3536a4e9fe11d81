"""For whom a local aid is: each condition of its regulation, with its reason and its question."""

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.accompanied import conditions as accompanied_conditions
from renovation.aids.rules.income import IncomeAnswer
from renovation.aids.rules.local_shape import LocalAid, Territory
from renovation.aids.rules.money import euros, percent
from renovation.aids.rules.result import Requirement
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import LETTERS
from renovation.quantities.rules.parameters import Parameters

GAIN_QUESTION = "Quel gain d’énergie les travaux apporteront-ils\u00a0?"
COST_QUESTION = "Combien coûtent les travaux, hors taxes\u00a0?"
TARGET_QUESTION = "Quelle classe le logement atteindra-t-il après les travaux\u00a0?"
LABELS_QUESTION = f"Quelles sont les classes du logement ({LETTERS[0]} à {LETTERS[-1]}) avant et après travaux\u00a0?"


def concerns(one: LocalAid, situation: Situation) -> bool:
    """Whether the home stands in the territory."""
    return _within(one.territory, situation) and not _within(one.excluded, situation)


def _within(place: Territory, situation: Situation) -> bool:
    home = situation.home
    return bool(
        (home.commune in place.communes)
        or (home.epci in place.epcis)
        or (home.department in place.departments)
        or (home.region in place.regions)
    )


def conditions_of(
    one: LocalAid, situation: Situation, income: IncomeAnswer, parameters: Parameters
) -> tuple[Requirement, ...]:
    """All conditions of the regulation."""
    return (
        *_audience(one, situation, income),
        *_works(one, situation),
        *_label_conditions(one, situation),
        *(accompanied_conditions(situation, parameters) if one.with_accompanied else ()),
    )


def _audience(one: LocalAid, situation: Situation, income: IncomeAnswer) -> tuple[Requirement, ...]:
    asker = situation.asker
    found = [
        Requirement(concerns(one, situation), "Le logement n’est pas dans le territoire de cette aide."),
        Requirement(
            None if asker is None else asker in one.askers,
            "Cette aide s’adresse à d’autres demandeurs.",
            "Êtes-vous propriétaire du logement\u00a0?",
        ),
        shared.cost_known(situation),
    ]
    if one.for_occupants is not None:
        found.append(shared.occupant(situation) if one.for_occupants else shared.landlord(situation))
    if one.main_residence:
        found.append(shared.main_residence(situation))
    if one.income_classes:
        found.extend(shared.income_among(income, one.income_classes, "Vos revenus dépassent le plafond de cette aide."))
    if one.least_years is not None:
        found.append(shared.old_enough(situation, one.least_years))
    return tuple(found)


def _works(one: LocalAid, situation: Situation) -> tuple[Requirement, ...]:
    gain, jumps, cost = situation.project.energy_gain_pct, situation.jumps, situation.cost_ht_eur
    found = []
    if one.least_jumps is not None:
        met = None if jumps is None else jumps >= one.least_jumps
        reason = f"Les travaux doivent faire gagner {one.least_jumps} classes."
        found.append(Requirement(met, reason, TARGET_QUESTION))
    if one.least_gain_pct is not None:
        met = None if gain is None else gain >= one.least_gain_pct
        reason = f"Il faut gagner {percent(one.least_gain_pct / 100)} d’énergie."
        found.append(Requirement(met, reason, GAIN_QUESTION))
    if one.gain_over_pct is not None:
        met = None if gain is None else gain > one.gain_over_pct
        reason = f"Il faut gagner plus de {percent(one.gain_over_pct / 100)} d’énergie."
        found.append(Requirement(met, reason, GAIN_QUESTION))
    if one.cost_over_eur is not None:
        met = None if cost is None else cost > one.cost_over_eur
        reason = f"Les travaux doivent dépasser {euros(one.cost_over_eur)} hors taxes."
        found.append(Requirement(met, reason, COST_QUESTION))
    return tuple(found)


def _label_conditions(one: LocalAid, situation: Situation) -> tuple[Requirement, ...]:
    label, target = situation.home.label, situation.project.target_label
    found = []
    if one.worst_labels:
        found.append(
            Requirement(
                None if label is None else label in one.worst_labels,
                f"Le logement doit être classé {' ou '.join(one.worst_labels)}.",
                LABELS_QUESTION,
            )
        )
    if one.target_label:
        found.append(
            Requirement(
                None if target is None else target <= one.target_label,
                f"Le logement doit atteindre la classe {one.target_label}.",
                LABELS_QUESTION,
            )
        )
    return tuple(found)
