"""Typical dwellings of our own, with the results that were looked at and found plausible (golden.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from renovation.diagnosis.rules.answers import read_answers
from renovation.diagnosis.rules.estimate import Estimate, estimate
from renovation.diagnosis.rules.place import Place
from tests.renovation.diagnosis.rules.dwellings import TODAY

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("golden.yaml").read_text(encoding="utf-8"))


def _summary(found: Estimate) -> dict[str, Any]:
    losses = found.loss_percents
    return {
        "classes": f"{found.class_low}-{found.class_likely}-{found.class_high}",
        "primary_kwh_m2": [round(value) for value in vars(found.primary_kwh_m2).values()],
        "ghg_kg_m2": round(found.ghg_kg_m2.likely),
        "cost_eur": round(found.cost_eur.likely),
        "heating_kwh": found.use_kwh["heating"],
        "hot_water_kwh": found.use_kwh["hot_water"],
        "first_loss": max(losses, key=lambda part: losses[part]),
    }


@pytest.mark.parametrize("name", CASES)
def test_a_typical_dwelling_keeps_its_results(name: str) -> None:
    case = CASES[name]

    found = estimate(read_answers(case["answers"]), Place(**case["place"]), TODAY)

    assert _summary(found) == case["expected"]
