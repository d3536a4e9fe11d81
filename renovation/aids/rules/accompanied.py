"""MaPrimeRénov' parcours accompagné (rénovation d'ampleur): a share of the works before tax, under a ceiling.

Decree 2020-26 as amended (decree 2025-956 of 08/09/2025), arrêtés ATDL2523962A and ATDL2523965A for the rules since
30/09/2025. Day of reference: the filing of the request.
"""

from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.income import IncomeAnswer, income_class
from renovation.aids.rules.money import ZERO, percent
from renovation.aids.rules.result import Aid, Requirement, Result, Tree, cell, leaf, total
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import LETTERS, IncomeClass, Nature
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand

CODE = "mpr_accompanied"
GUIDE_CODE = "mpr_guide"
LEAKY = "FG"
LABEL_AFTER_LEAKY = "D"


def accompanied(situation: Situation, parameters: Parameters, on: date) -> Result:
    """The aid before capping."""
    aid = Aid(CODE, "MaPrimeRénov’ parcours accompagné", Nature.GRANT, on)
    income = income_class(situation, parameters)
    refused = aid.refused(
        (*conditions(situation, parameters), shared.cost_known(situation), *shared.income_known(income))
    )
    if refused is not None:
        return refused
    base, rate = base_ht_eur(situation, parameters), rate_of(situation, income, parameters)
    parts = [
        leaf(
            f"{percent(rate)} de la dépense retenue",
            "Dépense hors taxes, dans la limite du plafond, × taux de votre classe de revenus.",
            base * rate,
            parameters.named("aids.accompanied.rates"),
            Operand("Dépense retenue, hors taxes", base, "€"),
            Operand("Taux", rate, ""),
        )
    ]
    bonus = _bonus(situation, base, parameters)
    tree = total(aid.label, "Dépense retenue × taux, plus la majoration de sortie de passoire.", [*parts, *bonus])
    details = _details(tree.result, income, base, rate, parameters)
    return aid.granted(tree, notes=_before_filing(situation, parameters, on), details=details)


def conditions(situation: Situation, parameters: Parameters) -> tuple[Requirement, ...]:
    """All but what the amount needs."""
    return (
        shared.owner(situation),
        shared.main_residence(situation),
        shared.old_enough(situation, years("mpr", parameters)),
        shared.mainland(situation),
        shared.all_by_rge(situation),
        _worst_enough(situation, str(parameters.named("aids.accompanied.best_start").value)),
        _enough_jumps(situation, fewest_jumps(parameters)),
    )


def rate_of(situation: Situation, income: IncomeAnswer, parameters: Parameters) -> Decimal:
    """The share of the class of income; nothing under two classes gained."""
    jumps = situation.jumps
    if jumps is None or jumps < fewest_jumps(parameters) or income.income_class is None:
        return ZERO
    return cell(parameters.named("aids.accompanied.rates"), _step(jumps), income.income_class.rank)


def base_ht_eur(situation: Situation, parameters: Parameters) -> Decimal:
    """The works that count: under the ceiling of the classes gained; under two classes the rules give no ceiling."""
    cost, jumps = situation.cost_ht_eur or ZERO, situation.jumps or 0
    if jumps < fewest_jumps(parameters):
        return cost
    return min(cost, cell(parameters.named("aids.accompanied.ceilings"), _step(jumps)))


def capping_rate(income: IncomeAnswer, parameters: Parameters) -> Decimal:
    """The most that all public aids may pay of the works, tax included."""
    if income.income_class is None:
        raise ValueError("the class of income is needed")
    return cell(parameters.named("aids.accompanied.capping"), income.income_class.rank)


def guide(situation: Situation, parameters: Parameters, on: date) -> Result:
    """The share of Mon Accompagnateur Rénov's bill that Anah pays."""
    aid = Aid(GUIDE_CODE, "Prise en charge de Mon Accompagnateur Rénov’", Nature.GRANT, on)
    income = income_class(situation, parameters)
    refused = aid.refused((*conditions(situation, parameters), *shared.income_known(income)))
    if refused is not None or income.income_class is None:
        return refused or aid.refused(shared.income_known(income)) or aid.not_verified("")
    hard = situation.unfit is not None and income.income_class is IncomeClass.VERY_MODEST
    ceiling = parameters.named("aids.guide.ceiling_hardship" if hard else "aids.guide.ceiling")
    rates = parameters.named("aids.guide.rates")
    known = situation.project.guide_cost_ttc_eur
    base = cell_value(ceiling.value) if known is None else min(known, cell_value(ceiling.value))
    rate = cell(rates, income.income_class.rank)
    tree = leaf(
        f"{percent(rate)} de la prestation",
        "Prix de la prestation, dans la limite du plafond, × taux de votre classe de revenus.",
        base * rate,
        rates,
        Operand("Prix retenu, toutes taxes comprises", base, "€"),
        Operand("Taux", rate, ""),
    )
    notes = (
        () if known is not None else ("C’est un maximum\u00a0: le prix de l’accompagnement n’est pas encore connu.",)
    )
    return aid.granted(tree, notes=notes)


def _before_filing(situation: Situation, parameters: Parameters, on: date) -> tuple[str, ...]:
    """Since 23/02/2026 a file needs the proof of an appointment held before it is sent."""
    required = parameters.named("aids.accompanied.adviser_required")
    met = situation.project.adviser_met_on
    signing = "Ne signez aucun devis avant d’avoir déposé votre demande."
    if not required.value or (met is not None and met <= on):
        return (signing,)
    return ("Avant le dépôt, un rendez-vous avec un conseiller France Rénov’ est obligatoire.", signing)


def years(aid: str, parameters: Parameters) -> int:
    """The least age of the home for an aid."""
    return int(parameters.amount(f"aids.age.{aid}"))


def fewest_jumps(parameters: Parameters) -> int:
    return int(parameters.amount("aids.accompanied.fewest_jumps"))


def cell_value(raw: object) -> Decimal:
    return Decimal(str(raw))


def _step(jumps: int) -> str:
    return str(min(jumps, 4))


def _worst_enough(situation: Situation, best: str) -> Requirement:
    label = situation.home.label
    return Requirement(
        None if label is None else LETTERS.index(label) >= LETTERS.index(best),
        f"Le logement doit être classé {best} ou moins bien avant les travaux.",
        "Quelle est la classe du logement sur son étiquette énergie (DPE)\u00a0?",
    )


def _enough_jumps(situation: Situation, fewest: int) -> Requirement:
    jumps = situation.jumps
    return Requirement(
        None if jumps is None else jumps >= fewest,
        f"Les travaux doivent faire gagner au moins {fewest} classes à l’étiquette énergie.",
        "Quelle classe le logement atteindra-t-il après les travaux\u00a0?",
    )


def _bonus(situation: Situation, base: Decimal, parameters: Parameters) -> list[Tree]:
    """Until 29/09/2025: a home that leaves F or G for D at least is paid more."""
    value = parameters.named("aids.accompanied.leaky_bonus")
    rate, target = cell_value(value.value), situation.project.target_label
    leaves = situation.home.label in tuple(LEAKY) and target is not None and target <= LABEL_AFTER_LEAKY
    if not rate or not leaves:
        return []
    label = f"Majoration de {percent(rate)} pour sortie de passoire"
    return [leaf(label, "Dépense retenue × taux de la majoration.", base * rate, value, Operand("Taux", rate, ""))]


def _details(
    amount: Decimal, income: IncomeAnswer, base: Decimal, rate: Decimal, parameters: Parameters
) -> dict[str, Decimal]:
    rank = income.income_class.rank if income.income_class else 0
    return {
        "base_ht_eur": base,
        "rate": rate,
        "advance_eur": amount * cell(parameters.named("aids.accompanied.advance"), rank),
    }
