"""A household that gets everything, and the parameters of a day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.rules.financing import book_of
from renovation.aids.rules.result import Tree
from renovation.aids.rules.seeds import seed_entries
from renovation.aids.rules.situation import Home, Household, Line, Project, Situation
from renovation.aids.rules.vocabulary import Age, Asker, HomeKind
from renovation.aids.rules.works import Work

BOOK = book_of(seed_entries())
BEFORE_REFORM = date(2025, 6, 1)
REFORMED = date(2025, 10, 15)
ON_REFERENCE = date(2025, 9, 30)
ROOF = Line(Work.ROOF, cost_ht_eur=Decimal(6000), quantity=Decimal(80))
PUMP = Line(Work.AIR_WATER_PUMP, cost_ht_eur=Decimal(15000), seasonal_efficiency_pct=Decimal(150), heats_water=True)


def household(**changes: Any) -> Situation:
    """A very modest couple, owners of a house in F near Dijon, works that gain three classes."""
    known: dict[str, Any] = {
        "household": Household(persons=2, rfr_eur=Decimal(20000)),
        "home": Home(
            kind=HomeKind.HOUSE,
            area_m2=Decimal(100),
            age=Age.OVER_15,
            region="27",
            department="21",
            epci="242100410",
            commune="21231",
            label="F",
            main_residence=True,
        ),
        "project": Project(lines=(ROOF, PUMP), target_label="C", replaces_fossil_boiler=True),
        "asker": Asker.OWNER,
        "lives_there": True,
    }
    return Situation(**{**known, **changes})


def with_income(rfr: int | None, persons: int | None = 2, **changes: Any) -> Situation:
    one = household(**changes)
    income = None if rfr is None else Decimal(rfr)
    return replace(one, household=replace(one.household, rfr_eur=income, persons=persons))


def with_home(**changes: Any) -> Situation:
    one = household()
    return replace(one, home=replace(one.home, **changes))


def with_project(**changes: Any) -> Situation:
    one = household()
    return replace(one, project=replace(one.project, **changes))


def whole_works(cost: Decimal | int, **changes: Any) -> Situation:
    return with_project(lines=(Line(Work.OTHER_ENERGY, cost_ht_eur=Decimal(cost)),), **changes)


def assert_adds_up(tree: Tree) -> None:
    """Every node is the sum of its children."""
    if tree.children:
        assert sum((child.result for child in tree.children), Decimal()) == tree.result
    for child in tree.children:
        assert_adds_up(child)
