"""A financing plan with its pictures, for pages and print."""

from typing import Any

from renovation.edge.pictures import FinancingBar, Month, SavingsCurve, Share
from renovation.financing.rules.plan.balance import Nothing
from renovation.financing.rules.plan.financed import Financed

BAR = "Qui paie les travaux"


def plan_in_words(plan: Financed) -> dict[str, Any]:
    """The bar of who pays, the bills of the years to come, the months in which money moves."""
    return {
        "plan": plan,
        "bar": bar_of(plan),
        "curve": curve_of(plan.nothing[-1]) if plan.nothing else None,
        "months": [one for one in plan.cash.months if one.moves],
        "eligible": [one for one in plan.aids if one.base_eur is not None],
    }


def bar_of(plan: Financed) -> FinancingBar:
    shares = [Share(one.label, one.paid_eur) for one in plan.aids if one.paid_eur]
    shares += [Share(f"{one.title}, à rembourser", one.amount_eur, "loan") for one in plan.inputs.loans]
    shares += [Share(one.label, one.amount_eur, "own") for one in plan.inputs.own]
    if plan.missing_eur > 0:
        shares.append(Share("Pas encore payé", plan.missing_eur, "own"))
    return FinancingBar(BAR, shares)


def curve_of(nothing: Nothing) -> SavingsCurve:
    """The bills of the years to come, at the price that rises most."""
    months = [Month(f"an {rank}", *pair) for rank, pair in enumerate(nothing.yearly, start=1)]
    growth = f"{(nothing.growth * 100).normalize():f}".replace(".", ",")
    return SavingsCurve(f"Dépenses d’énergie, si les prix montent de {growth}\u00a0% par an", "€ par an", months)
