"""Anah's other aids: copropriétés (syndicate and personal premium), Ma Prime Logement Décent, MaPrimeAdapt'."""

from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.accompanied import years
from renovation.aids.rules.income import income_class
from renovation.aids.rules.money import ZERO, percent
from renovation.aids.rules.result import Aid, Requirement, Result, Tree, cell, leaf, total
from renovation.aids.rules.situation import Situation, Syndicate
from renovation.aids.rules.vocabulary import Asker, HomeKind, Nature
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand

SYNDICATE_CODE, PERSONAL_CODE = "mpr_syndicate", "mpr_syndicate_personal"
MOST_LOTS_SMALL = 20
HALF, THIRD_PLUS = Decimal(50), Decimal(35)


def syndicate(situation: Situation, parameters: Parameters, on: date) -> Result:
    """MaPrimeRénov' Copropriété: paid to the syndicate on its works before tax, under a ceiling per home."""
    aid = Aid(SYNDICATE_CODE, "MaPrimeRénov’ Copropriété", Nature.GRANT, on)
    group = situation.syndicate or Syndicate()
    refused = aid.refused(_syndicate_conditions(situation, group, parameters))
    if refused is not None:
        return refused
    base = syndicate_base(group, parameters)
    rates = parameters.named("aids.syndicate.rates")
    rank = 1 if group.energy_gain_pct is not None and group.energy_gain_pct > HALF else 0
    parts = [_share("Taux du gain d’énergie", base, cell(rates, rank), parameters, "aids.syndicate.rates")]
    for held, code, label in (
        (group.leaves_leaky, "aids.syndicate.leaky_bonus", "Sortie de passoire"),
        (group.fragile, "aids.syndicate.fragile_bonus", "Copropriété fragile"),
    ):
        if held:
            parts.append(_share(label, base, parameters.amount(code), parameters, code))
    tree = total(aid.label, "Travaux retenus × taux du gain d’énergie, plus les majorations.", parts)
    return aid.granted(tree, details={"base_ht_eur": base, "rate": syndicate_rate(group, parameters)})


def syndicate_base(group: Syndicate, parameters: Parameters) -> Decimal:
    """The works that count: the ceiling is on the works, not on the aid."""
    ceiling = parameters.amount("aids.syndicate.ceiling") * (group.homes or 0)
    return min(group.cost_ht_eur or ZERO, ceiling)


def syndicate_rate(group: Syndicate, parameters: Parameters) -> Decimal:
    gain, rates = group.energy_gain_pct, parameters.named("aids.syndicate.rates")
    rate = ZERO if gain is None or gain < THIRD_PLUS else cell(rates, 1 if gain > HALF else 0)
    rate += parameters.amount("aids.syndicate.leaky_bonus") if group.leaves_leaky else ZERO
    return rate + (parameters.amount("aids.syndicate.fragile_bonus") if group.fragile else ZERO)


def personal_premium(situation: Situation, parameters: Parameters, on: date) -> Result:
    """What a modest co-owner is paid on top, once the syndicate has its aid."""
    aid = Aid(PERSONAL_CODE, "MaPrimeRénov’ Copropriété, prime individuelle", Nature.GRANT, on)
    income = income_class(situation, parameters)
    kind = situation.home.kind
    refused = aid.refused(
        (
            shared.owner(situation),
            Requirement(
                None if kind is None else kind is HomeKind.FLAT,
                "Cette prime est pour un appartement en copropriété.",
                "Est-ce une maison ou un appartement\u00a0?",
            ),
            shared.old_enough(situation, years("mpr", parameters)),
            *shared.income_among(
                income, shared.MODEST, "Cette prime est réservée aux revenus modestes et très modestes."
            ),
        )
    )
    if refused is not None or income.income_class is None:
        return refused or aid.not_verified("")
    value = parameters.named("aids.syndicate.personal")
    tree = leaf("Prime de votre classe de revenus", "Montant fixé.", cell(value, income.income_class.rank), value)
    return aid.granted(tree, notes=("Elle suppose que la copropriété obtienne MaPrimeRénov’ Copropriété.",))


def _syndicate_conditions(situation: Situation, group: Syndicate, parameters: Parameters) -> tuple[Requirement, ...]:
    gain, asker = group.energy_gain_pct, situation.asker
    large = (group.homes or 0) > MOST_LOTS_SMALL
    share = percent(cell(parameters.named("aids.syndicate.main_residences"), 0 if large else 1))
    return (
        Requirement(
            None if asker is None else asker is Asker.SYNDICATE,
            "Seul le syndicat des copropriétaires demande cette aide.",
            "Représentez-vous la copropriété\u00a0?",
        ),
        Requirement(
            group.mostly_main_residences,
            f"Il faut {share} de résidences principales dans la copropriété.",
            f"Y a-t-il au moins {share} de résidences principales\u00a0?",
        ),
        Requirement(
            group.over_15_years,
            "L’immeuble doit avoir au moins 15 ans.",
            "L’immeuble a-t-il plus de 15 ans\u00a0?",
        ),
        Requirement(
            None if gain is None else gain >= THIRD_PLUS,
            "Les travaux doivent faire gagner au moins 35\u00a0% d’énergie.",
            "Quel gain d’énergie les travaux apporteront-ils\u00a0?",
        ),
        _answered(group.homes, "Combien de logements compte la copropriété\u00a0?"),
        _answered(group.cost_ht_eur, "Combien coûtent les travaux, hors taxes\u00a0?"),
        _answered(group.leaves_leaky, "L’immeuble passera-t-il de F ou G à D au moins\u00a0?"),
        _answered(group.fragile, "La copropriété est-elle fragile ou en difficulté\u00a0?"),
    )


def _answered(value: object, question: str) -> Requirement:
    """False is an answer; nothing and zero are not."""
    return Requirement(True if value or value is False else None, "", question)


def _share(label: str, base: Decimal, rate: Decimal, parameters: Parameters, code: str) -> Tree:
    operands = (Operand("Travaux retenus, hors taxes", base, "€"), Operand("Taux", rate, ""))
    return leaf(
        f"{label}\u00a0: {percent(rate)}",
        "Travaux retenus × taux.",
        base * rate,
        parameters.named(code),
        *operands,
    )
