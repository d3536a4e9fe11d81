"""Bonuses of the overseas departments beside MaPrimeRénov' par geste: Agir plus, HODARI in Mayotte, as far as read."""

from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.income import income_class
from renovation.aids.rules.result import Aid, Requirement, Result, bracket_row, cell, known, leaf
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.vocabulary import OVERSEAS_REGIONS, Nature
from renovation.aids.rules.works import WORKS, Work
from renovation.quantities.rules.parameters import Parameters

CODE = "overseas_bonus"


def overseas_bonus(situation: Situation, line: Line, parameters: Parameters, on: date) -> Result:
    """The bonus of one line of works."""
    aid = Aid(CODE, f"Bonus outre-mer\u00a0: {WORKS[line.work].label}", Nature.GRANT, on)
    region = situation.home.region
    income = income_class(situation, parameters)
    lost = line.work is Work.ROOF and line.lost_attic and region == "04"
    value = known(parameters, f"aids.overseas.{line.work}{'_lost_attic' if lost else ''}")
    read = value is not None and region in value.value
    tank = Requirement(
        None if line.work is Work.SOLAR_HEATER and line.tank_litres is None else True,
        "",
        "Combien de litres contiendra le ballon du chauffe-eau solaire\u00a0?",
    )
    refused = aid.refused(
        (
            Requirement(
                None if region is None else region in OVERSEAS_REGIONS,
                "Ce bonus n’existe qu’outre-mer.",
                "Dans quelle commune est le logement\u00a0?",
            ),
            *((tank,) if read else ()),
            *shared.income_known(income),
        )
    )
    if refused is not None:
        return refused
    if value is None or region is None or not read or income.income_class is None:
        return aid.not_verified(f"Barème outre-mer pour ces travaux\u00a0: {WORKS[line.work].label}.")
    if line.work is Work.SOLAR_HEATER:
        each = Decimal(str(bracket_row(value.value[region], line.tank_litres or Decimal(0))[income.income_class.rank]))
    else:
        each = cell(value, region, income.income_class.rank)
    quantity = Decimal(1) if WORKS[line.work].unit == "home" else line.quantity or Decimal(0)
    return aid.granted(
        leaf("Bonus du territoire", "Montant de votre classe de revenus × quantité.", each * quantity, value)
    )
