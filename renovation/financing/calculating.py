"""The study of a scenario with the rules that are in the tables."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.queries import local_aids_in, parameters_book
from renovation.aids.rules.financing import Book
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.override import Override, Overrides
from renovation.aids.rules.stored import financing_from_dict
from renovation.financing.models import Calculation
from renovation.financing.rules.recording import Changed, changes
from renovation.financing.rules.scenario import Scenario, scenario_from_dict
from renovation.financing.rules.study import Study, calculate, moved_days
from renovation.financing.rules.two_days import TwoDays, compared


def study_of(scenario: Scenario, *, on: date, overrides: Overrides) -> Study:
    """The aids of a scenario with the rules of a day."""
    return calculate(scenario, parameters_book(), on, local_aids=_near(scenario, on), overrides=overrides)


def kept_study(calculation: Calculation) -> Study:
    """A result as it was, whatever the rules have become."""
    return Study(
        scenario_from_dict(calculation.scenario),
        financing_from_dict(calculation.outcome),
        calculation.used,
        overrides_from(calculation.overrides),
    )


def changed_since(calculation: Calculation, *, today: date, book: Book | None = None) -> list[Changed]:
    """The parameters that this result used and that are not the same any more. A list of results gives one book."""
    scenario = scenario_from_dict(calculation.scenario)
    return changes(calculation.used, book or parameters_book(), moved_days(scenario, calculation.on, today))


def on_two_days(scenario: Scenario, days: tuple[date, date]) -> TwoDays:
    return compared(scenario, parameters_book(), days, lambda day: _near(scenario, day))


def overrides_from(kept: Mapping[str, Any]) -> Overrides:
    return {key: Override(Decimal(one["amount_eur"]), one["reason"]) for key, one in kept.items()}


def _near(scenario: Scenario, on: date) -> Sequence[LocalAid]:
    """The local aids published for the home's commune on a day."""
    return local_aids_in(scenario.situation.home.commune or "", on=on)
