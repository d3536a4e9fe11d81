"""Energy savings certificates (CEE) of one line of works: kWh cumac of the sheet, then an estimate in euros.

Day of reference: the signature of the quote. The price of a kWh cumac is a hypothesis, said with every amount. The
"coup de pouce" replaces the plain premium when a fossil boiler goes: a lump sum until 30/09/2025 for heat pumps (until
31/12/2025 for the others), a multiple of the sheet's kWh cumac afterwards (arrêté of 06/09/2025).
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.accompanied import conditions as accompanied_conditions
from renovation.aids.rules.accompanied import fewest_jumps, years
from renovation.aids.rules.certificate_sheets import NotCounted, Sheet, volume_of
from renovation.aids.rules.income import income_class
from renovation.aids.rules.result import Aid, Requirement, Result, bracket, cell, known, leaf
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.vocabulary import LETTERS, Asker, IncomeClass, Nature
from renovation.aids.rules.works import HEAT_PUMPS, WOOD_STOVES, WORKS
from renovation.quantities.rules.parameters import MissingParameter, Parameters
from renovation.quantities.rules.trace import Operand

CODE = "certificates"
BOOST_CODE = "certificates_boost"
MAJOR_CODE = "certificates_major"
OFFER = "Le montant dépend de l’offre du fournisseur d’énergie\u00a0: comparez avant de signer."


def certificates(situation: Situation, line: Line, parameters: Parameters, on: date) -> Result:
    """The plain premium of a line."""
    aid = Aid(CODE, f"Prime CEE\u00a0: {WORKS[line.work].label}", Nature.GRANT, on)
    has_sheet = Requirement(bool(WORKS[line.work].sheet), "Il n’y a pas de prime CEE pour ces travaux.")
    refused = aid.refused(
        (*conditions(situation, parameters), has_sheet, shared.by_rge(line), *_not_with_the_pump(situation, line))
    )
    return refused or _counted(aid, situation, line, parameters, Decimal(1))


def boost(situation: Situation, line: Line, parameters: Parameters, on: date) -> Result:
    """The "coup de pouce chauffage" of a line: it replaces the plain premium."""
    aid = Aid(BOOST_CODE, f"Coup de pouce CEE\u00a0: {WORKS[line.work].label}", Nature.GRANT, on)
    income = income_class(situation, parameters)
    lump = known(parameters, f"aids.boost.lump.{line.work}")
    times = known(parameters, f"aids.boost.times.{line.work}")
    refused = aid.refused(
        (
            *conditions(situation, parameters),
            shared.by_rge(line),
            Requirement(
                lump is not None or times is not None, "Il n’y a pas de coup de pouce pour ces travaux à cette date."
            ),
            _replaces(situation, line),
            *(() if lump is not None or line.work not in HEAT_PUMPS else (shared.main_residence(situation),)),
            *shared.income_known(income),
        )
    )
    if refused is not None or income.income_class is None:
        return refused or aid.not_verified("")
    # A household in precarity has the amounts of modest incomes at least, as its premium has their price.
    column = 0 if situation.household.precarious or income.income_class in shared.MODEST else 1
    if lump is None:
        return _counted(
            aid, situation, line, parameters, cell(parameters.named(f"aids.boost.times.{line.work}"), column)
        )
    tree = leaf(
        "Forfait du coup de pouce",
        "Montant fixé pour ces travaux et votre classe de revenus.",
        cell(lump, column),
        lump,
    )
    return aid.granted(tree, notes=(OFFER,))


def major(situation: Situation, parameters: Parameters, on: date) -> Result:
    """The "coup de pouce rénovation d'ampleur", for those whom the parcours accompagné refuses."""
    aid = Aid(MAJOR_CODE, "Coup de pouce CEE rénovation d’ampleur", Nature.GRANT, on)
    refused = aid.refused(_major_conditions(situation, parameters))
    jumps, area = situation.jumps, situation.home.area_m2
    if refused is not None or jumps is None or area is None:
        return refused or aid.not_verified("")
    sums = known(parameters, "aids.major.lump")
    if sums is None:
        return aid.not_verified("Fiches BAR-TH-174 et BAR-TH-175.")
    factor = Operand("Coefficient de surface habitable", bracket(parameters.named("aids.sheet.factor.SA"), area), "")
    base = cell(sums, str(min(jumps, 4)))
    tree = leaf(
        f"Forfait pour {jumps} classes gagnées",
        "Forfait du nombre de classes gagnées × coefficient de surface habitable.",
        base * factor.value,
        sums,
        Operand("Forfait", base, "€"),
        factor,
    )
    return aid.granted(tree, notes=(OFFER,))


def conditions(situation: Situation, parameters: Parameters) -> tuple[Requirement, ...]:
    return (shared.old_enough(situation, years("certificates", parameters)), shared.mainland(situation))


def _counted(aid: Aid, situation: Situation, line: Line, parameters: Parameters, times: Decimal) -> Result:
    try:
        sheet = volume_of(situation, line, parameters)
    except NotCounted as stop:
        return aid.refused((stop.requirement,)) or aid.not_verified("")
    except MissingParameter:
        return aid.not_verified(f"La fiche {WORKS[line.work].sheet} a changé et ses nouvelles valeurs manquent.")
    said, income = situation.household.precarious, income_class(situation, parameters).income_class
    return _priced(aid, sheet, parameters, times, income is IncomeClass.VERY_MODEST if said is None else said)


def _priced(aid: Aid, sheet: Sheet, parameters: Parameters, times: Decimal, precarity: bool) -> Result:
    price = parameters.named("aids.certificates.price_precarity" if precarity else "aids.certificates.price")
    each, volume = Decimal(str(price.value)), sheet.kwh_cumac * times
    bonus = () if times == 1 else (Operand("Bonification", times, "fois"),)
    tree = leaf(
        f"Fiche {sheet.code}",
        "Économies d’énergie de la fiche (kWh cumac) × prix estimé du kWh cumac.",
        volume * each,
        sheet.value,
        *sheet.operands,
        *bonus,
        Operand("Économies d’énergie comptées", volume, "kWh cumac"),
        Operand("Prix estimé", each, "€/kWh cumac"),
    )
    tree = replace(tree, to_verify=tree.to_verify or price.to_verify)
    kind = "kwh_cumac_precarity" if precarity else "kwh_cumac_classic"
    return aid.granted(tree, notes=(*sheet.notes, OFFER), details={kind: volume, "price_eur_kwh": each})


def _replaces(situation: Situation, line: Line) -> Requirement:
    if line.work in WOOD_STOVES:
        return Requirement(line.replaces_coal, "Le coup de pouce demande de remplacer un chauffage au charbon.")
    return Requirement(
        situation.project.replaces_fossil_boiler,
        "Le coup de pouce demande de remplacer une chaudière au fioul, au charbon ou au gaz (hors condensation).",
        "Remplacez-vous une chaudière au fioul, au charbon ou au gaz (hors condensation)\u00a0?",
    )


def _not_with_the_pump(situation: Situation, line: Line) -> tuple[Requirement, ...]:
    """BAR-TH-148 is not added to a heat pump that heats the water too (sheets BAR-TH-171 and BAR-TH-172)."""
    if WORKS[line.work].sheet != "BAR-TH-148":
        return ()
    pumped = any(one.work in HEAT_PUMPS and one.heats_water for one in situation.project.lines)
    return (
        Requirement(not pumped, "La pompe à chaleur chauffe déjà l’eau\u00a0: les deux primes ne se cumulent pas."),
    )


def _major_conditions(situation: Situation, parameters: Parameters) -> tuple[Requirement, ...]:
    jumps = situation.jumps
    own = all(one.met for one in accompanied_conditions(situation, parameters))
    return (
        Requirement(not own, "Vous avez droit au parcours accompagné de MaPrimeRénov’, qui le remplace."),
        Requirement(
            None if jumps is None else jumps >= fewest_jumps(parameters),
            "Les travaux doivent faire gagner au moins deux classes à l’étiquette énergie.",
            f"Quelles sont les classes du logement ({LETTERS[0]} à {LETTERS[-1]}) avant et après travaux\u00a0?",
        ),
        shared.all_by_rge(situation),
        Requirement(situation.asker is not Asker.SYNDICATE, "Cette prime est pour une maison ou un appartement seul."),
        *conditions(situation, parameters),
        Requirement(
            None if not situation.home.area_m2 else True,
            "",
            "Quelle est la surface habitable du logement\u00a0?",
        ),
    )
