"""A result in a few words, aid by aid, to be held against the same one under another barème."""

from collections.abc import Mapping

from renovation.aids.rules.financing import Financing
from renovation.aids.rules.money import euros
from renovation.aids.rules.vocabulary import Nature

REMAINING = "reste à payer"


def plan_in_words(found: Financing) -> Mapping[str, str]:
    """Each aid with its amount, whatever the plan, then what remains to pay with the best plan."""
    words: dict[str, str] = {}
    if found.income.income_class is not None:
        words["classe de revenus"] = found.income.income_class.label
    lines = [each for one in found.lines for each in (one.single, one.premium, one.overseas)]
    for one in [*found.results, *lines]:
        if one.nature is not Nature.INFORMATION and one.amount_eur:
            words[one.label] = f"{one.label}\u00a0: {euros(one.amount_eur)}"
    if found.best_plan is not None:
        words[REMAINING] = f"{REMAINING}\u00a0: {euros(found.best_plan.remaining_eur)}"
    return words
