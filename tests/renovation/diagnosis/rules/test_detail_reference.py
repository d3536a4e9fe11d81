"""The engine held against real DPE with their true parts: what it calculates, without the questionnaire's guesses."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from renovation.diagnosis.rules.climate import climate
from renovation.diagnosis.rules.description import Air
from renovation.diagnosis.rules.envelope import losses_w_k
from renovation.diagnosis.rules.heating import heating_need
from renovation.diagnosis.rules.hot_water import water_need_kwh
from renovation.diagnosis.rules.other_uses import cooling_need_kwh
from renovation.diagnosis.rules.ventilation import air_w_k
from tests.renovation.diagnosis.rules import detail, reference

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(not reference.FILE.is_file(), reason="no reference data (MAISONNEE_REFERENCE_DATA)"),
]
# Published flows of the systems that the records name (section 4).
FLOWS = {
    "ventilation par ouverture des fenêtres": (1.2, 1.2, 0.0),
    "ventilation par entrées d'air hautes et basses": (2.23, 0.0, 4.0),
    "ventilation naturelle par conduit": (2.23, 0.0, 4.0),
    "vmc sf auto réglable de 1982 à 2000": (1.65, 0.0, 2.0),
    "vmc sf auto réglable après 2012": (1.32, 0.0, 2.0),
    "vmc sf hygro b après 2012": (1.09, 0.0, 1.5),
}


def _within(measure: Callable[[dict[str, Any]], float | None], percent: float) -> float:
    """Share of the records where the engine is that close to the record."""
    gaps = [gap for record in detail.detailed_records() if (gap := measure(record)) is not None]
    assert len(gaps) >= 50
    return sum(abs(gap) <= percent / 100 for gap in gaps) / len(gaps)


def _losses_gap(record: dict[str, Any]) -> float:
    true = record["out"]["deperdition"]
    found = losses_w_k(detail.description_of(record)) | {"air": true["deperdition_renouvellement_air"]}
    return sum(found.values()) / true["deperdition_enveloppe"] - 1


def _water_gap(record: dict[str, Any]) -> float | None:
    true = record["out"]["apport_et_besoin"]["besoin_ecs"]
    return water_need_kwh(detail.description_of(record), detail.weather_of(record)) / true - 1 if true else None


def _need_gap(record: dict[str, Any]) -> float:
    dwelling, weather = detail.description_of(record), detail.weather_of(record)
    weather = climate(weather.zone, weather.altitude, old_heavy=dwelling.old_heavy)
    loss = record["out"]["deperdition"]["deperdition_enveloppe"]
    _, need = heating_need(dwelling, weather, loss, water_need_kwh(dwelling, weather))
    return need / record["out"]["apport_et_besoin"]["besoin_ch"] - 1


def _air_gap(record: dict[str, Any]) -> float | None:
    systems = record["detail"]["ventilation"]
    if len(systems) != 1 or systems[0]["type"] not in FLOWS or not systems[0]["q4pa_conv"]:
        return None
    one = systems[0]
    air = Air(*FLOWS[one["type"]], one["q4pa_conv"], one["plusieurs_facades"] == "1")
    found = air_w_k(replace(detail.description_of(record), air=air))
    return found / record["out"]["deperdition"]["deperdition_renouvellement_air"] - 1


@pytest.mark.parametrize(
    ("measure", "percent", "share"),
    [
        (_losses_gap, 1, 0.90),
        (_losses_gap, 5, 0.94),
        (_air_gap, 1, 0.95),
        (_water_gap, 1, 0.98),
        (_need_gap, 1, 0.62),
        (_need_gap, 5, 0.88),
    ],
)
def test_the_engine_finds_what_the_record_says(
    measure: Callable[[dict[str, Any]], float | None], percent: float, share: float
) -> None:
    assert _within(measure, percent) >= share


def test_the_cooling_need_is_that_of_the_records() -> None:
    gaps = []
    for record in reference.all_records():
        true = record["out"]["apport_et_besoin"]["besoin_fr"]
        # Records of a part of a building, or whose own gains contradict each other, are set aside.
        if (
            not true
            or record["perimetre"] != "logement"
            or record["out"]["apport_et_besoin"]["apport_interne_fr"] > 1e6
        ):
            continue
        dwelling, loss = detail.description_of(record), record["out"]["deperdition"]["deperdition_enveloppe"]
        gaps.append(cooling_need_kwh(dwelling, detail.weather_of(record), loss) / true - 1)

    assert len(gaps) >= 4
    assert max(map(abs, gaps)) <= 0.03
