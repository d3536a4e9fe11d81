"""Local aids as data: a closed vocabulary that staff fill in, never code and never a free expression."""

from collections.abc import Iterable
from datetime import date

from renovation.aids.rules.income import income_class
from renovation.aids.rules.local_conditions import conditions_of
from renovation.aids.rules.local_shape import LocalAid, Tier
from renovation.aids.rules.local_tiers import amounts_known, paid_tiers
from renovation.aids.rules.money import SPACE, ZERO, cents, euros, percent
from renovation.aids.rules.result import Aid, Result, Tree, moved, total
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import Nature, Status
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand, Trace

PREFIX = "local:"
NO_AMOUNT = "Aucun montant du règlement ne correspond à votre situation."


def local_aid(one: LocalAid, situation: Situation, parameters: Parameters, on: date) -> Result:
    """The amount of a local aid, its dates and its budget."""
    aid = Aid(PREFIX + one.code, one.label, Nature.GRANT, on)
    income = income_class(situation, parameters)
    conditions = conditions_of(one, situation, income, parameters)
    refused = aid.refused((*conditions, *amounts_known(one, situation, income)))
    if refused is not None:
        return refused
    parts = [_paid(one, tier, situation) for tier in paid_tiers(one, situation, income)]
    if not parts:
        return aid.answer(Status.NOT_ELIGIBLE, reason=NO_AMOUNT)
    tree = total(one.label, "Somme des parts du règlement.", _within_budget(one, parts))
    result = aid.granted(tree, notes=tuple(_notes(one)))
    closed = _closed(one, on)
    return moved(result, Status.CLOSED, closed) if closed else result


def _paid(one: LocalAid, tier: Tier, situation: Situation) -> Tree:
    cost, area = situation.cost_ht_eur or ZERO, situation.home.area_m2 or ZERO
    base = cost if tier.base_ceiling_eur is None else min(cost, tier.base_ceiling_eur)
    amount = {"flat": tier.value, "rate": tier.value * base, "per_m2": tier.value * area}[tier.kind]
    amount = amount if tier.ceiling_eur is None else min(amount, tier.ceiling_eur)
    label, formula = {
        "flat": ("Montant fixé", "Montant du règlement."),
        "rate": (
            f"{percent(tier.value)} des travaux",
            "Travaux hors taxes retenus × taux, sous le plafond du règlement.",
        ),
        "per_m2": ("Montant par m²", "Surface habitable × montant du règlement."),
    }[tier.kind]
    operands = (Operand("Travaux retenus, hors taxes", base, "€"),) if tier.kind == "rate" else ()
    return Trace(label, formula, cents(amount), "€", one.source, one.to_verify, operands=operands)


def _within_budget(one: LocalAid, parts: list[Tree]) -> list[Tree]:
    if one.budget_left_eur is None:
        return parts
    over = sum((part.result for part in parts), ZERO) - one.budget_left_eur
    if over <= 0:
        return parts
    return [
        *parts,
        Trace("Budget restant", "L’aide ne dépasse pas le budget qui reste.", cents(-over), "€", one.source),
    ]


def _notes(one: LocalAid) -> Iterable[str]:
    yield f"{one.organisation}{SPACE}: {one.source}"
    if one.budget_left_eur is not None and one.budget_left_eur > 0:
        day = f" au {one.budget_on:%d/%m/%Y}" if one.budget_on else ""
        yield f"Budget restant{day}{SPACE}: {euros(one.budget_left_eur)}. L’aide s’arrête quand il est épuisé."
    if not one.combinable:
        yield "Cette aide ne s’ajoute pas aux autres\u00a0: le plan ne la compte pas."


def _closed(one: LocalAid, on: date) -> str:
    if one.suspension:
        return f"Cette aide est suspendue. {one.suspension}"
    if one.budget_left_eur is not None and one.budget_left_eur <= 0:
        return "Le budget de cette aide est épuisé."
    if one.starts is not None and on < one.starts:
        return f"Cette aide ouvre le {one.starts:%d/%m/%Y}."
    if one.ends is not None and on > one.ends:
        return f"Cette aide a pris fin le {one.ends:%d/%m/%Y}."
    return ""
