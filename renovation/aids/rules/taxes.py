"""Taxes: VAT of each line, exemption of property tax, Denormandie, Loc'Avantages."""

from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.accompanied import cell_value
from renovation.aids.rules.money import euros
from renovation.aids.rules.result import Aid, Requirement, Result, cell, leaf
from renovation.aids.rules.situation import Letting, Line, PropertyTax, Situation
from renovation.aids.rules.vocabulary import Nature
from renovation.aids.rules.works import WORKS
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand

PROPERTY_CODE, DENORMANDIE_CODE, LETTING_CODE = "property_tax", "denormandie", "letting"
MONTHS = Decimal(12)


def vat_rate(situation: Situation, line: Line, parameters: Parameters) -> Decimal:
    """The rate of a line: the one of its quote, else 5.5 % for energy, 10 % for improvement, 20 % under two years."""
    if line.vat_rate is not None:
        return line.vat_rate
    rates = parameters.named("aids.vat.rates")
    age = situation.home.age
    if age is not None and not age.at_least(2):
        return cell(rates, 2)
    if line.work.value in parameters.named("aids.vat.normal_works").value:
        return cell(rates, 2)
    return cell(rates, 0 if WORKS[line.work].energy else 1)


def property_tax(situation: Situation, parameters: Parameters, on: date) -> Result:
    """Three years without the voted share of property tax, where the town voted it (CGI, article 1383-0 B)."""
    aid = Aid(PROPERTY_CODE, "Exonération de taxe foncière", Nature.TAX, on)
    tax = situation.property_tax or PropertyTax()
    refused = aid.refused(
        (
            shared.owner(situation),
            shared.old_enough(situation, int(parameters.amount("aids.property_tax.age"))),
            Requirement(
                tax.town_voted,
                "La commune n’a pas voté cette exonération.",
                "La commune a-t-elle voté une exonération\u00a0?",
            ),
            _enough_spent(tax, parameters),
            _asked(tax.town_rate, "Quel taux d’exonération la commune a-t-elle voté\u00a0?"),
            _asked(tax.yearly_eur, "Combien payez-vous de taxe foncière par an\u00a0?"),
        )
    )
    if refused is not None or tax.town_rate is None or tax.yearly_eur is None:
        return refused or aid.not_verified("")
    years = parameters.named("aids.property_tax.years")
    tree = leaf(
        "Taxe évitée",
        "Taxe de l’année × taux voté × nombre d’années.",
        tax.town_rate * tax.yearly_eur * cell_value(years.value),
        years,
        Operand("Taxe foncière", tax.yearly_eur, "€ par an"),
        Operand("Taux voté", tax.town_rate, ""),
        Operand("Durée", cell_value(years.value), "ans"),
    )
    return aid.granted(tree)


def denormandie(situation: Situation, parameters: Parameters, on: date) -> Result:
    """A home bought to be let, in a listed town: a share of price and works off the income tax."""
    aid = Aid(DENORMANDIE_CODE, "Réduction d’impôt Denormandie", Nature.TAX, on)
    letting, cost = situation.letting or Letting(), situation.cost_ht_eur
    rates = parameters.named("aids.denormandie.rates")
    refused = aid.refused(
        (
            shared.owner(situation),
            shared.landlord(situation),
            Requirement(
                letting.eligible_town,
                "La commune n’est pas dans la liste du dispositif.",
                "La commune est-elle dans la liste Denormandie\u00a0?",
            ),
            shared.cost_known(situation),
            _asked(letting.price_eur, "À quel prix achetez-vous le logement\u00a0?"),
            Requirement(
                None if letting.years is None else str(letting.years) in rates.value,
                "Il faut s’engager à louer 6, 9 ou 12 ans.",
                "Combien d’années louerez-vous le logement\u00a0?",
            ),
            _enough_works(letting, cost, parameters),
            _better_home(situation, letting, parameters),
        )
    )
    if refused is not None or letting.price_eur is None or cost is None:
        return refused or aid.not_verified("")
    base = min(letting.price_eur + cost, parameters.amount("aids.denormandie.ceiling"))
    rate = cell(rates, str(letting.years))
    tree = leaf(
        "Réduction d’impôt sur toute la durée",
        "Prix d’achat et travaux, dans la limite du plafond, × taux de la durée de location.",
        base * rate,
        rates,
        Operand("Investissement retenu", base, "€"),
        Operand("Taux", rate, ""),
    )
    return aid.granted(tree, details={"base_eur": base, "rate": rate})


def letting_advantage(situation: Situation, parameters: Parameters, on: date) -> Result:
    """Loc'Avantages: a share of the rents off the income tax, each year, for a rent below the market's."""
    aid = Aid(LETTING_CODE, "Loc’Avantages", Nature.TAX, on)
    letting, rates = situation.letting or Letting(), parameters.named("aids.letting.rates")
    level_known = None if letting.rent_level is None else letting.rent_level in rates.value
    refused = aid.refused(
        (
            shared.owner(situation),
            shared.landlord(situation),
            shared.main_residence(situation),
            Requirement(
                level_known,
                "Le niveau de loyer est Loc1, Loc2 ou Loc3.",
                "Quel niveau de loyer choisissez-vous (Loc1, Loc2 ou Loc3)\u00a0?",
            ),
            _asked(letting.rent_eur_month, "Quel sera le loyer par mois\u00a0?"),
            Requirement(
                None if letting.intermediary is None else True,
                "",
                "Passerez-vous par une agence ou une association agréée\u00a0?",
            ),
        )
    )
    if refused is not None or letting.rent_eur_month is None or letting.rent_level is None:
        return refused or aid.not_verified("")
    rate = cell(rates, letting.rent_level, 1 if letting.intermediary else 0)
    tree = leaf(
        "Réduction d’impôt de l’année",
        "Loyer du mois × 12 × taux.",
        letting.rent_eur_month * MONTHS * rate,
        rates,
        Operand("Loyer", letting.rent_eur_month, "€ par mois"),
        Operand("Taux", rate, ""),
    )
    return aid.granted(tree, details={"rate": rate, **_bonuses(situation, letting, parameters)})


def _bonuses(situation: Situation, letting: Letting, parameters: Parameters) -> dict[str, Decimal]:
    """Paid once, beside the yearly reduction: letting through an intermediary at a social rent."""
    if not letting.intermediary or letting.rent_level not in ("loc2", "loc3"):
        return {}
    value, area = parameters.named("aids.letting.bonuses"), situation.home.area_m2
    small = area is not None and area < parameters.amount("aids.letting.small_home")
    return {"bonuses_eur": cell(value, 0) + cell(value, 1) + (cell(value, 2) if small else Decimal(0))}


def _enough_spent(tax: PropertyTax, parameters: Parameters) -> Requirement:
    value = parameters.named("aids.property_tax.expenses")
    one_year, three_years = euros(cell(value, 0)), euros(cell(value, 1))
    return Requirement(
        tax.enough_spent,
        f"Il faut dépenser plus de {one_year} en un an, ou {three_years} en trois ans.",
        f"Dépenserez-vous plus de {one_year} en un an (ou {three_years} en trois ans)\u00a0?",
    )


def _asked(value: object, question: str) -> Requirement:
    return Requirement(None if value is None else True, "", question)


def _enough_works(letting: Letting, cost: Decimal | None, parameters: Parameters) -> Requirement:
    share = parameters.amount("aids.denormandie.works_share")
    met = None
    if cost is not None and letting.price_eur is not None and cost + letting.price_eur > 0:
        met = cost >= share * (cost + letting.price_eur)
    return Requirement(
        met,
        "Les travaux doivent faire un quart du prix total.",
        "Combien coûtent les travaux et le logement\u00a0?",
    )


def _better_home(situation: Situation, letting: Letting, parameters: Parameters) -> Requirement:
    gain = situation.project.energy_gain_pct
    enough = None if gain is None else gain >= parameters.amount("aids.denormandie.gain") * 100
    met = (
        True
        if enough or letting.two_kinds_of_works
        else (None if enough is None or letting.two_kinds_of_works is None else False)
    )
    return Requirement(
        met,
        "Il faut un gain d’énergie de 30\u00a0% ou deux sortes de travaux parmi cinq.",
        "Quel gain d’énergie les travaux apporteront-ils\u00a0?",
    )
