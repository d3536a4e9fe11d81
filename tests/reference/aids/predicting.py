"""Our engine asked for the outputs of the reference, key by key."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from renovation.aids.rules import accompanied, adapting, anah, certificates, decent, loans, single, taxes
from renovation.aids.rules.combination import capped, ceiling, share_of
from renovation.aids.rules.financing import book_of
from renovation.aids.rules.income import IncomeAnswer, income_class
from renovation.aids.rules.local_aids import local_aid
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.overseas import overseas_bonus
from renovation.aids.rules.plans import costs
from renovation.aids.rules.result import Result, known
from renovation.aids.rules.seeds import seed_entries
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.vocabulary import Age, HomeKind
from renovation.aids.rules.works import WORKS
from renovation.aids.rules.zones import zone_of
from renovation.quantities.rules.parameters import Parameters
from tests.reference.aids.reading import lines, read

CLASSES = {
    "very_modest": "très modeste",
    "modest": "modeste",
    "intermediate": "intermédiaire",
    "higher": "supérieure",
}
# The simulator pays these two only; the other local aids of its files are drafts without effect.
LIVE_LOCAL_AIDS = ("grand-besancon-aapel", "angers-mieux-chez-moi")


@cache
def parameters_of(on: date) -> Parameters:
    return book_of(seed_entries())(on)


def predict(record: Mapping[str, Any], on: date) -> dict[str, Any]:
    """One row: every key of the reference."""
    situation, parameters = read(record["situation"]), parameters_of(on)
    income = income_class(situation, parameters)
    outputs = {
        **_place(situation, income),
        **_whole(situation, income, parameters, on),
        **_single(record["situation"], situation, income, parameters, on),
        **_loans(situation, parameters, on),
        **_taxes(situation, parameters, on),
        **_anah(situation, income, parameters, on),
    }
    return {"id": record.get("id"), "famille": record.get("famille"), "outputs": outputs}


def plain(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    number = round(float(value), 4)
    return int(number) if number.is_integer() else number


def _amount(result: Result) -> float | int | None:
    return plain(result.amount_eur)


def _pct(rate: Decimal) -> float | int | None:
    return plain(rate * 100)


def _place(situation: Situation, income: IncomeAnswer) -> dict[str, Any]:
    return {
        "classe_revenu": None if income.income_class is None else CLASSES[income.income_class],
        "zone_climatique": zone_of(situation.home.department) if situation.home.department else None,
        "sauts": situation.jumps,
    }


def _whole(situation: Situation, income: IncomeAnswer, parameters: Parameters, on: date) -> dict[str, Any]:
    main = accompanied.accompanied(situation, parameters, on)
    guide = accompanied.guide(situation, parameters, on)
    major = certificates.major(situation, parameters, on)
    conditions = accompanied.conditions(situation, parameters)
    locals_ = [_local(code, situation, parameters, on) for code in LIVE_LOCAL_AIDS]
    bill = costs(situation, parameters)
    found: dict[str, Any] = {
        "mpr_ampleur_eligible": all(one.met for one in conditions),
        "mpr_ampleur_taux_pct": _pct(accompanied.rate_of(situation, income, parameters)),
        "mpr_ampleur_montant": _amount(main),
        "mpr_ampleur_avance": plain(main.details["advance_eur"]) or None if main.granted else None,
        "mar_montant": _amount(guide),
        "cee_ampleur_eligible": major.granted,
        "cee_ampleur_montant": _amount(major),
        "aides_locales_montant": plain(sum((one.amount_eur or Decimal() for one in locals_), Decimal())),
    }
    if situation.home.overseas:
        found["mpr_ampleur_eligible"] = None
    if bill is None or income.income_class is None:
        return found
    rate = accompanied.capping_rate(income, parameters)
    cap = ceiling(bill[1], rate, parameters.named("aids.accompanied.capping"))
    paid = None
    if main.granted:
        last, _ = capped([share_of(one) for one in locals_ if one.granted], share_of(main), cap)
        paid = last.paid_eur
    return {
        **found,
        "mpr_ampleur_assiette_ht": plain(accompanied.base_ht_eur(situation, parameters)),
        "ecretement_taux_pct": _pct(rate),
        "ecretement_plafond_ttc": plain(cap.ceiling_eur),
        "mpr_ampleur_montant_ecrete": plain(paid),
        "travaux_ttc": plain(bill[1]),
        "reste_a_charge_ampleur": plain(bill[1] - (paid or Decimal())),
    }


def _local(code: str, situation: Situation, parameters: Parameters, on: date) -> Result:
    """By its rules, whatever its dates: the simulator has none."""
    aid = next(one for one in seeded_local_aids() if one.code == code)
    return local_aid(replace(aid, starts=None, ends=None), situation, parameters, on)


def _single(
    raw: Mapping[str, Any], situation: Situation, income: IncomeAnswer, parameters: Parameters, on: date
) -> dict[str, Any]:
    if income.income_class is None:
        return {}
    works = lines(raw)
    return {
        "mpr_geste_eligible": all(one.met for one in single.conditions(situation, income, parameters)),
        "mpr_geste_ecretement_taux_pct": _pct(single.capping_rate(income, parameters)),
        "cee_geste_eligible": all(one.met for one in certificates.conditions(situation, parameters)),
        "gestes": {name: _gesture(situation, line, parameters, on) for name, line in works.items()},
    }


def _gesture(situation: Situation, line: Line, parameters: Parameters, on: date) -> dict[str, Any]:
    lump, premium = (rule(situation, line, parameters, on) for rule in (single.single, certificates.certificates))
    boost = certificates.boost(situation, line, parameters, on)
    bonus = overseas_bonus(situation, line, parameters, on)
    found: dict[str, Any] = {}
    most = known(parameters, f"aids.single.ceiling.{line.work}")
    if most is not None:
        found = {"mpr": _amount(lump), "mpr_plafond_depense": plain(Decimal(str(most.value)))}
    if WORKS[line.work].boosted:
        found["coup_de_pouce"] = _amount(boost)
    if WORKS[line.work].sheet:
        found["cee"] = None if boost.granted else _amount(premium)
    paid = [lump, bonus, boost if boost.granted else premium]
    found["total"] = plain(sum((one.amount_eur or Decimal() for one in paid), Decimal()))
    return found


def _loans(situation: Situation, parameters: Parameters, on: date) -> dict[str, Any]:
    zero, advance = loans.zero_loan(situation, parameters, on), loans.advance_loan(situation, parameters, on)
    return {
        "eco_ptz_eligible": zero.granted,
        "eco_ptz_montant": _amount(zero),
        "eco_ptz_duree_ans": plain(zero.details["years"]) if zero.granted else 20,
        "par_eligible": advance.granted,
        "par_montant": _amount(advance),
    }


def _taxes(situation: Situation, parameters: Parameters, on: date) -> dict[str, Any]:
    tax = taxes.property_tax(situation, parameters, on)
    denormandie = taxes.denormandie(situation, parameters, on)
    letting = taxes.letting_advantage(situation, parameters, on)
    return {
        "taxe_fonciere_eligible": tax.granted,
        "taxe_fonciere_montant": _amount(tax),
        "denormandie_eligible": denormandie.granted,
        "denormandie_montant": _amount(denormandie),
        **_denormandie_base(situation, parameters),
        "locavantage_eligible": letting.granted,
        "locavantage_taux_pct": _pct(letting.details["rate"]) if letting.granted else None,
        "locavantage_montant_an": _amount(letting),
    }


def _denormandie_base(situation: Situation, parameters: Parameters) -> dict[str, Any]:
    letting, cost = situation.letting, situation.cost_ht_eur
    if letting is None or letting.price_eur is None or cost is None:
        return {}
    rates = parameters.named("aids.denormandie.rates").value
    base = min(letting.price_eur + cost, parameters.amount("aids.denormandie.ceiling"))
    rate = Decimal(str(rates.get(str(letting.years), 0)))
    return {"denormandie_taux_pct": _pct(rate), "denormandie_assiette": plain(base)}


def _anah(situation: Situation, income: IncomeAnswer, parameters: Parameters, on: date) -> dict[str, Any]:
    group, personal = anah.syndicate(situation, parameters, on), anah.personal_premium(situation, parameters, on)
    adapted, made_fit = adapting.adapt(situation, parameters, on), decent.decent(situation, parameters, on)
    found: dict[str, Any] = {
        "prime_individuelle_copro": _amount(personal) if personal.granted else _none_for_class(situation, income),
        "copropriete_eligible": group.granted,
        "copropriete_montant": _amount(group),
        "mpa_eligible": adapted.granted,
        "mpa_montant": _amount(adapted),
        "mpld_eligible": made_fit.granted,
        "mpld_montant": _amount(made_fit),
    }
    if income.income_class is not None:
        each = parameters.named("aids.syndicate.personal").value[income.income_class.rank]
        found["copro_prime_individuelle"] = each or False
    if situation.syndicate is not None:
        found["copropriete_taux_pct"] = _pct(anah.syndicate_rate(situation.syndicate, parameters))
        found["copropriete_assiette_ht"] = plain(anah.syndicate_base(situation.syndicate, parameters))
    return found


def _none_for_class(situation: Situation, income: IncomeAnswer) -> bool | None:
    """The reference says False when only the class of income refuses the premium."""
    home = situation.home
    asked = situation.is_owner and home.kind is HomeKind.FLAT and home.age is Age.OVER_15
    return False if asked and income.income_class is not None else None
