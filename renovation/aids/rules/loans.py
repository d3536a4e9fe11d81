"""Loans without interest: éco-prêt à taux zéro and prêt avance rénovation. The amount is the most that can be borrowed.

Day of reference: the loan offer.
"""

from datetime import date
from decimal import Decimal

from renovation.aids.rules import accompanied, single
from renovation.aids.rules import requirements as shared
from renovation.aids.rules.income import income_class
from renovation.aids.rules.result import Aid, Requirement, Result, cell, leaf
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import Asker, Extent, Nature
from renovation.aids.rules.works import KINDS
from renovation.quantities.rules.parameters import Parameters, Value

ZERO_CODE = "zero_loan"
ADVANCE_CODE = "advance_loan"
_BY_NUMBER = {1: Extent.ONE, 2: Extent.TWO, 3: Extent.THREE}
EXTENT_QUESTION = "Combien de postes de travaux prévoyez-vous (isolation, fenêtres, chauffage, eau chaude…)\u00a0?"


def zero_loan(situation: Situation, parameters: Parameters, on: date) -> Result:
    """The éco-PTZ: its ceiling follows the works, or MaPrimeRénov' when it is open."""
    aid = Aid(ZERO_CODE, "Éco-prêt à taux zéro", Nature.LOAN, on)
    refused = aid.refused(
        (
            shared.owner(situation),
            shared.main_residence(situation),
            shared.old_enough(situation, accompanied.years("zero_loan", parameters)),
            shared.all_by_rge(situation),
        )
    )
    if refused is not None:
        return refused
    ceilings = parameters.named(
        "aids.zero_loan.overseas" if situation.home.overseas_department else "aids.zero_loan.ceilings"
    )
    if with_mpr(situation, parameters):
        value, amount, years = (
            parameters.named("aids.zero_loan.with_mpr"),
            parameters.amount("aids.zero_loan.with_mpr"),
            0,
        )
    else:
        unmet = aid.refused((_extent_known(situation, ceilings),))
        extent = extent_of(situation)
        if unmet is not None or extent is None:
            return unmet or aid.not_verified("")
        value, amount = ceilings, cell(ceilings, extent.value)
        years = 0 if extent is Extent.WHOLE else 1
    tree = leaf("Plafond du prêt", "Plafond fixé pour ces travaux.", amount, value)
    details = {"years": cell(parameters.named("aids.zero_loan.years"), years), "rate": Decimal(0)}
    return aid.granted(tree, details=details, notes=("La banque étudie votre capacité à rembourser.",))


def advance_loan(situation: Situation, parameters: Parameters, on: date) -> Result:
    """The PAR at 0 %: repaid when the home is sold or inherited; not for a home that is being bought."""
    aid = Aid(ADVANCE_CODE, "Prêt avance rénovation à 0\u00a0%", Nature.LOAN, on)
    income = income_class(situation, parameters)
    buying = situation.asker is Asker.BUYER
    refused = aid.refused(
        (
            shared.owner(situation),
            Requirement(not buying, "Ce prêt n’est pas ouvert pendant l’achat du logement."),
            shared.occupant(situation),
            shared.main_residence(situation),
            shared.old_enough(situation, accompanied.years("zero_loan", parameters)),
            *shared.income_among(income, shared.MODEST, "Ce prêt est réservé aux revenus modestes et très modestes."),
        )
    )
    if refused is not None:
        return refused
    ceilings = parameters.named("aids.advance_loan.ceilings")
    extent = extent_of(situation)
    if extent is None and all(one.met for one in accompanied.conditions(situation, parameters)):
        extent = Extent.WHOLE
    if extent is None:
        return aid.refused((Requirement(None, "", EXTENT_QUESTION),)) or aid.not_verified("")
    tree = leaf("Plafond du prêt", "Plafond fixé pour ces travaux.", cell(ceilings, extent.value), ceilings)
    return aid.granted(tree, details={"years": cell_years(parameters), "rate": Decimal(0)})


def with_mpr(situation: Situation, parameters: Parameters) -> bool:
    """Whether MaPrimeRénov', whole or by work, is open to this household and home."""
    income = income_class(situation, parameters)
    ways = (accompanied.conditions(situation, parameters), single.conditions(situation, income, parameters))
    return any(all(one.met for one in way) for way in ways)


def extent_of(situation: Situation) -> Extent | None:
    """What was said, else the number of kinds of works among the lines."""
    if situation.project.extent is not None:
        return situation.project.extent
    kinds = {kind for line in situation.project.lines if (kind := KINDS.get(line.work)) is not None}
    if kinds == {"windows"}:
        return Extent.WINDOWS
    return _BY_NUMBER.get(min(len(kinds), 3))


def cell_years(parameters: Parameters) -> Decimal:
    return parameters.amount("aids.advance_loan.years")


def _extent_known(situation: Situation, ceilings: Value) -> Requirement:
    extent = extent_of(situation)
    met = None if extent is None else extent.value in ceilings.value
    return Requirement(met, "Ce prêt n’existe pas pour ces travaux dans votre territoire.", EXTENT_QUESTION)
