"""MaPrimeRénov' par geste: a lump sum for each work, by class of income, per home, per m² or per piece.

Decree 2020-26 and arrêté of 14/01/2020 as amended. Day of reference: the filing of the request. The sum of the aids to
a work is capped to a share of its eligible expense: that is the combination's business.
"""

from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.accompanied import years
from renovation.aids.rules.income import IncomeAnswer, income_class
from renovation.aids.rules.money import ZERO
from renovation.aids.rules.result import Aid, Requirement, Result, cell, known, leaf
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.vocabulary import HomeKind, Nature
from renovation.aids.rules.works import WORKS, Work
from renovation.quantities.rules.parameters import Parameters, Value
from renovation.quantities.rules.trace import Operand

CODE = "mpr_single"


def single(situation: Situation, line: Line, parameters: Parameters, on: date) -> Result:
    """The lump sum of a line, before capping."""
    aid = Aid(CODE, f"MaPrimeRénov’ par geste\u00a0: {WORKS[line.work].label}", Nature.GRANT, on)
    income = income_class(situation, parameters)
    sums = known(parameters, _sums_code(situation, line.work))
    refused = aid.refused(
        (
            *conditions(situation, income, parameters),
            shared.by_rge(line),
            *_listed(line, parameters),
            *_quantity_known(line, sums),
        )
    )
    if refused is not None or income.income_class is None:
        return refused or aid.refused(shared.income_known(income)) or aid.not_verified("")
    if sums is None:
        return aid.not_verified("")
    counted, each = counted_quantity(line, parameters), cell(sums, income.income_class.rank)
    unit = WORKS[line.work].unit
    operands = () if unit == "home" else (Operand("Quantité retenue", counted, "m²" if unit == "m²" else "éléments"),)
    tree = leaf(
        "Forfait de votre classe de revenus",
        "Montant fixé pour ces travaux." if unit == "home" else "Montant par unité × quantité.",
        each * counted,
        sums,
        Operand("Forfait", each, "€" if unit == "home" else "€ par unité"),
        *operands,
    )
    return aid.granted(tree)


def conditions(situation: Situation, income: IncomeAnswer, parameters: Parameters) -> tuple[Requirement, ...]:
    """Those of the household and the home, whatever the work."""
    reason = "MaPrimeRénov’ par geste n’est pas ouverte aux revenus supérieurs."
    return (
        shared.owner(situation),
        shared.main_residence(situation),
        shared.old_enough(
            situation, years("mpr_overseas" if situation.home.overseas_department else "mpr", parameters)
        ),
        *shared.income_among(income, shared.UP_TO_INTERMEDIATE, reason),
        *_label_conditions(situation, parameters),
    )


def eligible_expense_eur(situation: Situation, line: Line, parameters: Parameters) -> Decimal | None:
    """The most of a line's expense that counts."""
    ceiling = known(parameters, f"aids.single.ceiling.{line.work}")
    return None if ceiling is None else Decimal(str(ceiling.value)) * counted_quantity(line, parameters)


def capping_rate(income: IncomeAnswer, parameters: Parameters) -> Decimal:
    return (
        ZERO if income.income_class is None else cell(parameters.named("aids.single.capping"), income.income_class.rank)
    )


def counted_quantity(line: Line, parameters: Parameters) -> Decimal:
    """The m² or pieces paid; outer walls are paid up to a ceiling of m²."""
    if WORKS[line.work].unit == "home":
        return Decimal(1)
    quantity = line.quantity or ZERO
    if line.work is Work.OUTER_WALLS:
        return min(quantity, parameters.amount("aids.single.outer_walls_m2"))
    return quantity


def _sums_code(situation: Situation, work: Work) -> str:
    if work is Work.SOLAR_HEATER and situation.home.overseas_department:
        return "aids.single.sums.solar_water_heater_overseas"
    return f"aids.single.sums.{work}"


def _listed(line: Line, parameters: Parameters) -> tuple[Requirement, ...]:
    works = parameters.named("aids.single.works")
    # The source of a list that nobody has read in its text says where to look: words for the platform.
    read = "liste à vérifier avec un conseiller" if works.to_verify else works.source
    return (
        Requirement(line.work.value in works.value, f"Ces travaux ne sont pas, ou plus, aidés par geste ({read})."),
    )


def _quantity_known(line: Line, sums: Value | None) -> tuple[Requirement, ...]:
    traits = WORKS[line.work]
    if traits.unit == "home" or sums is None:
        return ()
    unit = "mètres carrés" if traits.unit == "m²" else "éléments"
    question = f"{traits.label}\u00a0: combien de {unit} sont prévus\u00a0?"
    return (Requirement(None if line.quantity is None or line.quantity <= 0 else True, "", question),)


def _label_conditions(situation: Situation, parameters: Parameters) -> tuple[Requirement, ...]:
    """From 01/01/2027 a label is asked, and a house in F or G must go through the parcours accompagné."""
    if not parameters.named("aids.single.label_required").value:
        return ()
    home = situation.home
    leaky = home.kind is HomeKind.HOUSE and home.label in ("F", "G")
    known_label = None if home.label is None else True
    return (
        Requirement(known_label, "", "Quelle est la classe du logement sur son étiquette énergie (DPE)\u00a0?"),
        Requirement(not leaky, "Une maison classée F ou G doit passer par le parcours accompagné."),
    )
