"""Which lines of a local aid's regulation are paid: each holds, does not hold, or waits for an answer."""

from collections.abc import Iterator
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.income import IncomeAnswer
from renovation.aids.rules.local_conditions import GAIN_QUESTION, LABELS_QUESTION, TARGET_QUESTION
from renovation.aids.rules.local_shape import LocalAid, Tier, When
from renovation.aids.rules.result import Requirement
from renovation.aids.rules.situation import Household, Situation

Tiers = tuple[Tier, ...]
AREA_QUESTION = "Quelle est la surface habitable du logement\u00a0?"


def paid_tiers(one: LocalAid, situation: Situation, income: IncomeAnswer) -> list[Tier]:
    """Of each group the first line that holds, once nothing is left to ask."""
    firsts = (next((tier for tier in group if _holds(tier, situation, income)), None) for group in one.groups)
    return [tier for tier in firsts if tier is not None]


def amounts_known(one: LocalAid, situation: Situation, income: IncomeAnswer) -> tuple[Requirement, ...]:
    """What the amount still asks: an unknown answer never gives the lower line."""
    return tuple(asked for group in one.groups for asked in _asked(group, situation, income))


def _asked(group: Tiers, situation: Situation, income: IncomeAnswer) -> Iterator[Requirement]:
    for tier in group:
        met = _holds(tier, situation, income)
        if met is False:
            continue
        yield from (check for check in _checks(tier.when, situation, income) if check.met is None)
        if tier.kind == "per_m2" and not situation.home.area_m2:
            yield Requirement(None, "", AREA_QUESTION)
        if met:
            return


def _holds(tier: Tier, situation: Situation, income: IncomeAnswer) -> bool | None:
    met = [check.met for check in _checks(tier.when, situation, income)]
    return False if False in met else None if None in met else True


def _checks(when: When, situation: Situation, income: IncomeAnswer) -> Iterator[Requirement]:
    project = situation.project
    gain, target, jumps = project.energy_gain_pct, project.target_label, situation.jumps
    if when.income_classes:
        yield from shared.income_among(income, when.income_classes, "")
    if when.rfr_ceilings_eur:
        yield from shared.income_known(income) or [_under(when.rfr_ceilings_eur, situation.household)]
    if when.gain_from_pct is not None:
        yield Requirement(None if gain is None else gain >= when.gain_from_pct, "", GAIN_QUESTION)
    if when.target_label is not None:
        yield Requirement(None if target is None else target <= when.target_label, "", TARGET_QUESTION)
    if when.least_jumps is not None:
        yield Requirement(None if jumps is None else jumps >= when.least_jumps, "", LABELS_QUESTION)
    if when.most_jumps is not None:
        yield Requirement(None if jumps is None else jumps <= when.most_jumps, "", LABELS_QUESTION)
    if when.low_consumption is not None:
        # A level that has to be aimed at: nobody who aims at it leaves it unsaid.
        low = {"renovation": project.low_consumption_renovation, "new": project.low_consumption_new}
        yield Requirement(bool(low[when.low_consumption]), "")


def _under(ceilings: tuple[Decimal, ...], household: Household) -> Requirement:
    """The regulation's own ceilings: a RFR equal to the ceiling is within it, cents do not count."""
    persons, rfr = household.persons or 1, household.rfr_eur or Decimal()
    sizes = len(ceilings) - 1
    return Requirement(rfr // 1 <= ceilings[min(persons, sizes) - 1] + max(0, persons - sizes) * ceilings[-1], "")
