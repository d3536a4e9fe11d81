"""Ma Prime Logement Décent: a home that is unfit or very damaged is made fit again. Day of reference: the filing."""

from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.income import income_class
from renovation.aids.rules.money import ZERO
from renovation.aids.rules.result import Aid, Requirement, Result, cell, leaf, total
from renovation.aids.rules.situation import Situation, Syndicate, Unfit
from renovation.aids.rules.vocabulary import Nature
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand

CODE = "decent"
COST_QUESTION = "Combien coûtent les travaux, hors taxes\u00a0?"


def decent(situation: Situation, parameters: Parameters, on: date) -> Result:
    """The aid of whoever asks: occupant, landlord or syndicate."""
    aid = Aid(CODE, "Ma Prime Logement Décent", Nature.GRANT, on)
    unfit = situation.unfit
    if unfit is None:
        return aid.refused(
            (Requirement(None, "", "Le logement est-il insalubre ou très dégradé\u00a0?"),)
        ) or aid.not_verified("")
    cost = Requirement(None if not unfit.cost_ht_eur else True, "", COST_QUESTION)
    if unfit.asker == "landlord":
        return _landlord(aid, situation, unfit, cost, parameters)
    if unfit.asker == "syndicate":
        return _syndicate(aid, situation, unfit, cost, parameters)
    return _occupant(aid, situation, unfit, cost, parameters)


def _occupant(aid: Aid, situation: Situation, unfit: Unfit, cost: Requirement, parameters: Parameters) -> Result:
    """A share of the works under a ceiling: the ceiling is on the works that count."""
    income = income_class(situation, parameters)
    target, label = situation.project.target_label, situation.home.label
    refused = aid.refused(
        (
            *shared.income_among(
                income, shared.MODEST, "Cette aide est réservée aux revenus modestes et très modestes."
            ),
            shared.old_enough(situation, int(parameters.amount("aids.decent.age"))),
            cost,
            Requirement(
                None if target is None or label is None else True,
                "",
                "Quelle classe le logement a-t-il, et laquelle aura-t-il après travaux\u00a0?",
            ),
        )
    )
    if refused is not None or income.income_class is None or target is None or label is None:
        return refused or aid.not_verified("")
    low = target > "E"
    ceiling = cell(parameters.named("aids.decent.ceilings"), 1 if low else 0)
    base = min(unfit.cost_ht_eur or ZERO, ceiling)
    code = "aids.decent.low_rate" if low else "aids.decent.rates"
    rate = parameters.amount(code) if low else cell(parameters.named(code), income.income_class.rank)
    operands = (Operand("Travaux retenus, hors taxes", base, "€"), Operand("Taux", rate, ""))
    parts = [leaf("Part des travaux", "Travaux retenus × taux.", base * rate, parameters.named(code), *operands)]
    if target <= "D" and label >= "F":
        bonus = parameters.named("aids.decent.bonus")
        parts.append(
            leaf("Sortie de passoire", "Travaux retenus × majoration.", base * Decimal(str(bonus.value)), bonus)
        )
    return aid.granted(
        total(aid.label, "Travaux retenus × taux, plus la majoration.", parts), details={"base_ht_eur": base}
    )


def _landlord(aid: Aid, situation: Situation, unfit: Unfit, cost: Requirement, parameters: Parameters) -> Result:
    """A share of the works, under so much per m², and a premium for the energy saved; 80 % of the works at most."""
    table = parameters.named("aids.decent.landlord")
    area = situation.home.area_m2
    refused = aid.refused(
        (
            cost,
            Requirement(
                None if unfit.damage is None else unfit.damage in table.value,
                "L’état du logement est inconnu.",
                "Dans quel état est le logement\u00a0?",
            ),
            Requirement(None if not area else True, "", "Quelle est la surface habitable du logement\u00a0?"),
        )
    )
    if refused is not None or unfit.damage is None or area is None:
        return refused or aid.not_verified("")
    works = unfit.cost_ht_eur or ZERO
    rate, per_m2 = cell(table, unfit.damage, 0), cell(table, unfit.damage, 1)
    base = min(works, per_m2 * min(area, parameters.amount("aids.decent.landlord_area")))
    parts = [
        leaf(
            "Part des travaux",
            "Travaux retenus × taux.",
            base * rate,
            table,
            Operand("Travaux retenus", base, "€"),
            Operand("Taux", rate, ""),
        )
    ]
    if unfit.gain_35:
        bonus = parameters.named("aids.decent.landlord_bonus")
        leaky = situation.home.label in ("F", "G")
        parts.append(leaf("Prime de gain d’énergie", "Montant fixé.", cell(bonus, 0 if leaky else 1), bonus))
    capping = parameters.named("aids.decent.landlord_capping")
    over = sum((part.result for part in parts), ZERO) - Decimal(str(capping.value)) * works
    if over > 0:
        parts.append(leaf("Écrêtement", "L’aide ne dépasse pas 80\u00a0% des travaux.", -over, capping))
    return aid.granted(total(aid.label, "Part des travaux et prime, dans la limite des travaux.", parts))


def _syndicate(aid: Aid, situation: Situation, unfit: Unfit, cost: Requirement, parameters: Parameters) -> Result:
    group = situation.syndicate or Syndicate()
    refused = aid.refused(
        (
            Requirement(
                group.over_15_years,
                "L’immeuble doit avoir au moins 15 ans.",
                "L’immeuble a-t-il plus de 15 ans\u00a0?",
            ),
            Requirement(
                group.mostly_main_residences,
                "L’immeuble doit être surtout habité en résidences principales.",
                "L’immeuble est-il surtout habité en résidences principales\u00a0?",
            ),
            Requirement(
                group.under_police_order,
                "L’immeuble doit être sous un arrêté de police (insalubrité, péril…).",
                "L’immeuble est-il sous un arrêté de police\u00a0?",
            ),
            cost,
        )
    )
    if refused is not None:
        return refused
    rate = parameters.named("aids.decent.syndicate")
    works = unfit.cost_ht_eur or ZERO
    return aid.granted(
        leaf(
            "Part des travaux",
            "Travaux × taux.",
            works * Decimal(str(rate.value)),
            rate,
            Operand("Travaux", works, "€"),
        )
    )
