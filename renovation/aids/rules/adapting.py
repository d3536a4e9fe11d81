"""MaPrimeAdapt': a home adapted to age or disability. Given as information, with its amount."""

from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.income import income_class
from renovation.aids.rules.money import ZERO, cents
from renovation.aids.rules.result import Aid, Requirement, Result, cell, leaf, total
from renovation.aids.rules.situation import Adaptation, Situation
from renovation.aids.rules.vocabulary import Nature
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand

CODE = "adapt"
CONDITIONS = frozenset({"age", "gir", "disability", "pch"})


def adapt(situation: Situation, parameters: Parameters, on: date) -> Result:
    """The aid of whoever asks: occupant, landlord or syndicate."""
    aid = Aid(CODE, "MaPrimeAdapt’", Nature.INFORMATION, on)
    project = situation.adaptation
    if project is None:
        question = "Le logement doit-il être adapté à l’âge ou au handicap d’une personne\u00a0?"
        return aid.refused((Requirement(None, "", question),)) or aid.not_verified("")
    cost = Requirement(None if not project.cost_eur else True, "", "Combien coûtent les travaux d’adaptation\u00a0?")
    if project.asker == "landlord":
        return _landlord(aid, situation, project, cost, parameters)
    if project.asker == "syndicate":
        return _syndicate(aid, project, cost, parameters)
    return _occupant(aid, situation, project, cost, parameters)


def _condition(project: Adaptation) -> Requirement:
    return Requirement(
        None if project.condition is None else project.condition in CONDITIONS,
        "L’aide demande d’avoir 70 ans, d’être en perte d’autonomie ou en situation de handicap.",
        "La personne a-t-elle 70 ans ou plus, une perte d’autonomie ou un handicap\u00a0?",
    )


def _occupant(aid: Aid, situation: Situation, project: Adaptation, cost: Requirement, parameters: Parameters) -> Result:
    """A share of the works and the support, both under the same ceiling."""
    income = income_class(situation, parameters)
    modest = shared.income_among(
        income, shared.MODEST, "Cette aide est réservée aux revenus modestes et très modestes."
    )
    refused = aid.refused((_condition(project), *modest, cost))
    if refused is not None or income.income_class is None:
        return refused or aid.not_verified("")
    rates = parameters.named("aids.adapt.rates")
    rate, works = cell(rates, income.income_class.rank), project.cost_eur or ZERO
    parts = [
        leaf(
            "Part des travaux",
            "Travaux × taux.",
            works * rate,
            rates,
            Operand("Travaux", works, "€"),
            Operand("Taux", rate, ""),
        )
    ]
    if project.support is not None:
        support = parameters.named("aids.adapt.support")
        parts.append(leaf("Accompagnement", "Montant fixé.", cell(support, project.support), support))
    ceiling = parameters.named("aids.adapt.ceiling")
    over = sum((part.result for part in parts), ZERO) - cents(rate * Decimal(str(ceiling.value)))
    if over > 0:
        parts.append(leaf("Plafond", "La dépense retenue est plafonnée.", -over, ceiling))
    return aid.granted(total(aid.label, "Part des travaux et accompagnement, sous le plafond.", parts))


def _landlord(aid: Aid, situation: Situation, project: Adaptation, cost: Requirement, parameters: Parameters) -> Result:
    area = situation.home.area_m2
    known_area = Requirement(None if not area else True, "", "Quelle est la surface habitable du logement\u00a0?")
    refused = aid.refused((_condition(project), cost, known_area))
    if refused is not None or area is None:
        return refused or aid.not_verified("")
    table = parameters.named("aids.adapt.landlord")
    base = min(project.cost_eur or ZERO, cell(table, 1) * min(area, parameters.amount("aids.decent.landlord_area")))
    operands = (Operand("Travaux retenus", base, "€"), Operand("Taux", cell(table, 0), ""))
    return aid.granted(leaf("Part des travaux", "Travaux retenus × taux.", base * cell(table, 0), table, *operands))


def _syndicate(aid: Aid, project: Adaptation, cost: Requirement, parameters: Parameters) -> Result:
    refused = aid.refused((cost,))
    if refused is not None:
        return refused
    table = parameters.named("aids.adapt.syndicate")
    base = min(project.cost_eur or ZERO, cell(table, 1))
    return aid.granted(
        leaf(
            "Part des travaux",
            "Travaux retenus × taux.",
            base * cell(table, 0),
            table,
            Operand("Travaux retenus", base, "€"),
        )
    )
