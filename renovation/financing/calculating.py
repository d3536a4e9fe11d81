"""The study of a scenario with the rules that are in the tables."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from renovation.aids.queries import local_aids_in, parameters_book
from renovation.aids.rules.override import Override, Overrides
from renovation.aids.rules.stored import financing_from_dict
from renovation.financing.models import Calculation, FinancingVariant
from renovation.financing.rules.local_changes import LocalChange, local_changes
from renovation.financing.rules.plain import plain_at
from renovation.financing.rules.recording import Changed, changes
from renovation.financing.rules.scenario import Scenario, scenario_from_dict
from renovation.financing.rules.study import Study, calculate, moved_days
from renovation.financing.rules.two_days import TwoDays, compared


class Tables:
    """The rules that are in the tables, each day and each place read once. To be made anew for each request or job."""

    def __init__(self) -> None:
        self.book = parameters_book()
        self.near = cache(lambda insee, day: local_aids_in(insee, on=day))


def study_of(scenario: Scenario, *, on: date, overrides: Overrides, tables: Tables | None = None) -> Study:
    """The aids of a scenario with the rules of a day. Local aids are those of the day when the file is sent."""
    known, situation = tables or Tables(), scenario.situation
    near = known.near(situation.home.commune or "", situation.dates.filing or on)
    return calculate(scenario, known.book, on, local_aids=near, overrides=overrides)


def kept_study(calculation: Calculation) -> Study:
    """A result as it was, whatever the rules have become."""
    return Study(
        scenario_from_dict(calculation.scenario),
        financing_from_dict(calculation.outcome),
        calculation.used,
        overrides_from(calculation.overrides),
    )


def changed_since(calculation: Calculation, *, today: date, tables: Tables | None = None) -> list[Changed]:
    """The parameters that this result used and that are not the same any more."""
    scenario = scenario_from_dict(calculation.scenario)
    book = (tables or Tables()).book
    return changes(calculation.used, book, moved_days(scenario, calculation.on, today))


def local_aids_changed(calculation: Calculation, *, today: date, tables: Tables | None = None) -> list[LocalChange]:
    """Local aids that answer otherwise today: suspended, spent, ended, published again."""
    kept = kept_study(calculation)
    return local_changes(kept, study_of(kept.scenario, on=today, overrides=kept.overrides, tables=tables))


def is_outdated(calculation: Calculation, *, today: date, tables: Tables | None = None) -> bool:
    """Whether the rules behind a result changed since, those of the tables or a local aid."""
    known = tables or Tables()
    changed = changed_since(calculation, today=today, tables=known)
    return bool(changed or local_aids_changed(calculation, today=today, tables=known))


def on_two_days(scenario: Scenario, days: tuple[date, date]) -> TwoDays:
    tables, insee = Tables(), scenario.situation.home.commune or ""
    return compared(scenario, tables.book, days, lambda day: tables.near(insee, day))


def overrides_from(kept: Mapping[str, Any]) -> Overrides:
    return {key: Override(Decimal(one["amount_eur"]), one["reason"], one["label"]) for key, one in kept.items()}


def origins_then(variant: FinancingVariant, calculation: Calculation) -> dict[str, str]:
    """Who said the values of a result; of one that was changed since, only the present author is known."""
    return {
        path: origin
        for path, origin in variant.origins.items()
        if plain_at(variant.scenario, path) == plain_at(calculation.scenario, path)
    }
