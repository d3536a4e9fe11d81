"""A new barème tells what it changes for typical households, aid by aid."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from renovation.aids.rules.seeds import seed_entries
from renovation.quantities.effects import Comparison, Outcome, watched_named

ON = date(2026, 11, 26)


def with_value(code: str, value: Any) -> list[Mapping[str, Any]]:
    """The seeds, one of them with a fictitious value."""
    entries = deepcopy(list(seed_entries()))
    values = next(entry for entry in entries if entry["code"] == code)["values"]
    values[-1].pop("value", None)
    values[-1]["table" if isinstance(value, list | dict) else "value"] = value
    return entries


def effect(after: list[Mapping[str, Any]], key: str = "elsewhere:very_modest_house") -> Outcome:
    watched = watched_named("aids.situations")
    assert watched is not None
    outcome = watched.compare(key, Comparison(ON, list(seed_entries()), after))
    assert outcome is not None
    return outcome


def test_a_ceiling_that_falls_is_told_with_the_aid_before_and_after() -> None:
    outcome = effect(with_value("aids.accompanied.ceilings", {"2": 10000, "3": 10000, "4": 10000}))
    aid = next(aspect for aspect in outcome.changing if "parcours accompagné" in aspect.lower())

    assert "reste à payer" in outcome.changing
    assert outcome.before[aid] != outcome.after[aid]
    assert outcome.after[aid].endswith("€")


def test_income_ceilings_that_fall_move_the_class_of_the_same_household() -> None:
    low = {str(persons): [1000, 2000, 3000] for persons in range(1, 6)} | {"more": [1, 1, 1]}

    outcome = effect(with_value("aids.income.elsewhere", low))

    assert outcome.before["classe de revenus"] == "revenus très modestes"
    assert outcome.after["classe de revenus"] == "revenus supérieurs"


def test_ile_de_france_keeps_its_own_ceilings() -> None:
    low = {str(persons): [1000, 2000, 3000] for persons in range(1, 6)} | {"more": [1, 1, 1]}

    outcome = effect(with_value("aids.income.elsewhere", low), "ile_de_france:very_modest_house")

    assert outcome.changing == []


def test_every_typical_household_is_held_against_itself() -> None:
    watched = watched_named("aids.situations")
    assert watched is not None

    keys = watched.sample(100)

    assert len(keys) == watched.total() == 16
    assert all(not effect(list(seed_entries()), key).changing for key in keys[:4])


@pytest.mark.parametrize("name", ["aids.situations", "financing.inquiries"])
def test_both_kinds_of_aids_depend_on_the_parameters_of_aids_only(name: str) -> None:
    watched = watched_named(name)
    assert watched is not None

    assert watched.depends_on("aids.income.elsewhere")
    assert not watched.depends_on("diagnosis.price.gas")
