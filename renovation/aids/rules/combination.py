"""How aids combine: which exclude each other, in which order they are counted, what capping takes away, what remains.

Order: local aids, then CEE, then MaPrimeRénov' (the one that is capped), then the loan. The capping is a share of the
works tax included for a rénovation d'ampleur, of the eligible expense for each work of the parcours par geste.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from renovation.aids.rules.money import ZERO, cents, euros, percent
from renovation.aids.rules.result import Result, Tree, leaf, total, tree_to_dict, uncertain
from renovation.quantities.rules.parameters import Value
from renovation.quantities.rules.trace import Trace

MONTHS = Decimal(12)


@dataclass(frozen=True)
class Share:
    """What an aid pays of the bill: asked by its own rule, paid once combined."""

    aid: str
    label: str
    asked_eur: Decimal
    paid_eur: Decimal
    why: str = ""
    trace: Tree | None = None
    # A notified amount stands as it is: over the ceiling, it is told and not cut.
    decided: bool = False

    @property
    def cut_eur(self) -> Decimal:
        return self.asked_eur - self.paid_eur


@dataclass(frozen=True)
class Capping:
    """What the sum of the aids may not exceed."""

    ceiling_eur: Decimal
    rate: Decimal
    base_eur: Decimal
    value: Value
    cut_eur: Decimal = ZERO
    exceeded_eur: Decimal = ZERO


@dataclass(frozen=True)
class Plan:
    """One way to pay the works: its aids in order, what remains, the loan."""

    code: str
    label: str
    cost_ht_eur: Decimal
    cost_ttc_eur: Decimal
    shares: tuple[Share, ...]
    cappings: tuple[Capping, ...]
    remaining_eur: Decimal
    loan_eur: Decimal
    monthly_eur: Decimal | None
    trace: Tree
    steps: tuple[str, ...]
    questions: tuple[str, ...] = ()

    @property
    def grants_eur(self) -> Decimal:
        return self.cost_ttc_eur - self.remaining_eur

    @property
    def to_verify(self) -> bool:
        return uncertain(self.trace)

    def to_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "label": self.label,
            "cost_ht_eur": str(self.cost_ht_eur),
            "cost_ttc_eur": str(self.cost_ttc_eur),
            "grants_eur": str(self.grants_eur),
            "remaining_eur": str(self.remaining_eur),
            "loan_eur": str(self.loan_eur),
            "monthly_eur": None if self.monthly_eur is None else str(self.monthly_eur),
            "shares": [
                {
                    "aid": one.aid,
                    "label": one.label,
                    "asked_eur": str(one.asked_eur),
                    "paid_eur": str(one.paid_eur),
                    "why": one.why,
                    "decided": one.decided,
                }
                for one in self.shares
            ],
            "cappings": [
                {
                    "ceiling_eur": str(one.ceiling_eur),
                    "rate": str(one.rate),
                    "base_eur": str(one.base_eur),
                    "cut_eur": str(one.cut_eur),
                    "exceeded_eur": str(one.exceeded_eur),
                    "parameter": one.value.code,
                    "source": one.value.source,
                }
                for one in self.cappings
            ],
            "steps": list(self.steps),
            "questions": list(self.questions),
            "to_verify": self.to_verify,
            "trace": tree_to_dict(self.trace),
        }


def share_of(result: Result) -> Share:
    """An aid as its own rule gives it."""
    amount = result.amount_eur or ZERO
    return Share(result.aid, result.label, amount, amount, trace=result.trace, decided=result.before is not None)


def capped(before: Sequence[Share], last: Share, capping: Capping) -> tuple[Share, Capping]:
    """MaPrimeRénov' gives way: the others are counted first, it fills what is left under the ceiling."""
    given = sum((one.paid_eur for one in before), ZERO)
    room = max(ZERO, capping.ceiling_eur - given)
    if any(one.decided for one in before):
        capping = replace(capping, exceeded_eur=max(ZERO, given - capping.ceiling_eur))
    if last.paid_eur <= room:
        return last, capping
    if last.decided:
        return last, replace(capping, exceeded_eur=capping.exceeded_eur + last.paid_eur - room)
    why = (
        f"Écrêtement\u00a0: la somme des aides ne peut pas dépasser {percent(capping.rate)} de"
        f" {euros(capping.base_eur)}, soit {euros(capping.ceiling_eur)}."
    )
    return replace(last, paid_eur=room, why=why), replace(capping, cut_eur=last.paid_eur - room)


def within_bill(shares: Iterable[Share], bill_eur: Decimal) -> tuple[Share, ...]:
    """No more than the bill: the last ones give way."""
    left, kept = bill_eur, []
    for one in shares:
        paid = min(one.paid_eur, max(ZERO, left))
        whole = paid == one.paid_eur
        kept.append(
            one if whole else replace(one, paid_eur=paid, why="Les aides ne dépassent pas le prix des travaux.")
        )
        left -= paid
    return tuple(kept)


def settle(
    code: str,
    label: str,
    costs: tuple[Decimal, Decimal],
    shares: Sequence[Share],
    cappings: Sequence[Capping],
    loan: Result | None,
    questions: tuple[str, ...] = (),
) -> Plan:
    """The plan: its tree goes from the price of the works to what remains to pay."""
    cost_ht, cost_ttc = costs
    paid = within_bill(shares, cost_ttc)
    price = leaf("Prix des travaux, toutes taxes comprises", "Somme des lignes, chacune avec sa TVA.", cost_ttc)
    tree = total(
        "Reste à payer",
        "Prix des travaux, moins chaque aide.",
        [price, *(_negative(one) for one in paid if one.asked_eur)],
    )
    loan_eur, monthly = _borrowed(loan, tree.result)
    return Plan(
        code,
        label,
        cost_ht,
        cost_ttc,
        paid,
        tuple(cappings),
        tree.result,
        loan_eur,
        monthly,
        tree,
        tuple(_steps(cost_ttc, paid, tree.result, loan_eur)),
        questions,
    )


def _negative(one: Share) -> Tree:
    """An aid and what capping takes from it, under one node that adds up."""
    verify = one.trace is not None and uncertain(one.trace)
    source = one.trace.source if one.trace is not None else ""
    asked: Tree = Trace(one.label, "Montant de l’aide.", -one.asked_eur, "€", source, verify)
    if not one.cut_eur:
        return asked
    return total(
        one.label, "Montant de l’aide, moins la part retirée.", [asked, leaf("Part retirée", one.why, one.cut_eur)]
    )


def _borrowed(loan: Result | None, remaining: Decimal) -> tuple[Decimal, Decimal | None]:
    if loan is None or not loan.granted or loan.amount_eur is None:
        return ZERO, None
    amount, years = min(loan.amount_eur, remaining), loan.details.get("years")
    return amount, cents(amount / (years * MONTHS)) if amount and years else None


def _steps(cost_ttc: Decimal, shares: Sequence[Share], remaining: Decimal, loan_eur: Decimal) -> Iterable[str]:
    yield f"Les travaux coûtent {euros(cost_ttc)} toutes taxes comprises."
    for one in shares:
        if one.asked_eur:
            cut = f" au lieu de {euros(one.asked_eur)}. {one.why}" if one.cut_eur else "."
            yield f"{one.label}\u00a0: {euros(one.paid_eur)}{cut}"
    yield f"Il reste {euros(remaining)} à payer."
    if loan_eur:
        yield f"Un prêt sans intérêts peut couvrir {euros(loan_eur)} de ce reste."


def ceiling(base: Decimal, rate: Decimal, value: Value) -> Capping:
    """The most that the aids may pay of an expense."""
    return Capping(cents(base * rate), rate, base, value)
