"""A prediction a record: what the engine says of it, from what the level may read."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import PARTS
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.energy import class_of, energy_class_of, ghg_class_of
from renovation.diagnosis.rules.engine import Run, run
from renovation.diagnosis.rules.estimate import estimate
from renovation.diagnosis.rules.place import Place
from renovation.diagnosis.rules.questionnaire import describe
from renovation.diagnosis.rules.questionnaire_shape import Draw
from renovation.diagnosis.rules.sampling import likeliest
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.quantities.rules.parameters import Parameters, parameters_on
from tests.reference.dpe import records
from tests.reference.dpe.answered import answers_of
from tests.reference.dpe.described import area_of, dwelling_of, whole_m2
from tests.reference.dpe.values import NotPredictable, block

# Today's thresholds and coefficient, whatever the day on which this runs.
ON = date(2026, 11, 25)
# Where nothing is drawn, the interval is that of the engine against real DPE described in full.
DETAIL_SPREAD = 0.06


@cache
def parameters() -> Parameters:
    return parameters_on(seed_entries(), ON)


def predict(record: Mapping[str, Any], level: str) -> dict[str, Any]:
    """One line of predictions; raises NotPredictable for a record that lacks what every calculation needs."""
    needed = "q" if level == "questionnaire" else "detail"
    if not block(record, needed):
        raise NotPredictable(f"no {needed}")
    return _questionnaire(dict(record)) if level == "questionnaire" else _detail(dict(record))


def _questionnaire(record: dict[str, Any]) -> dict[str, Any]:
    answers, weather = answers_of(record), records.weather_of(record)
    place = Place(records.department_of(record), records.METRES[records.altitude_of(record)])
    found = estimate(answers, place, parameters(), works=False)
    middle = run(describe(likeliest(answers), weather, Draw()), weather, parameters())
    area_m2 = middle.dwelling.area_m2
    low, high = found.primary_kwh_m2.low, found.primary_kwh_m2.high
    return {
        **_line(record, middle, weather, area_m2, 1.0),
        "ep_m2": round(found.primary_kwh_m2.likely, 2),
        "ep_m2_low": round(low, 2),
        "ep_m2_high": round(high, 2),
        "ges_m2": round(found.ghg_kg_m2.likely, 2),
        "final_class": found.class_likely,
        "class_low": found.class_low,
        "class_high": found.class_high,
        "cost_eur": round(found.cost_eur.likely),
    }


def _detail(record: dict[str, Any]) -> dict[str, Any]:
    weather, area_m2 = records.weather_of(record), area_of(record)
    one = run(resolve(dwelling_of(record), weather).description, weather, parameters())
    line = _line(record, one, weather, area_m2, area_m2 / whole_m2(record))
    primary, ghg = line["ep_m2"], line["ges_m2"]
    low, high = primary * (1 - DETAIL_SPREAD), primary * (1 + DETAIL_SPREAD)
    return {
        **line,
        "ep_m2_low": round(low, 2),
        "ep_m2_high": round(high, 2),
        "class_low": class_of(low, ghg * (1 - DETAIL_SPREAD), area_m2, weather, parameters()),
        "class_high": class_of(high, ghg * (1 + DETAIL_SPREAD), area_m2, weather, parameters()),
    }


def _line(record: dict[str, Any], one: Run, weather: Climate, area_m2: float, part: float) -> dict[str, Any]:
    """`part`: the flat's in its building, where the envelope is the building's; losses and need are the envelope's."""
    primary, ghg = one.balance.primary_kwh_m2, one.balance.ghg_kg_m2
    return {
        "id": record.get("id"),
        "ep_m2": round(primary, 2),
        "ges_m2": round(ghg, 2),
        "energy_class": energy_class_of(primary, area_m2, weather, parameters()),
        "ghg_class": ghg_class_of(ghg, area_m2, weather, parameters()),
        "final_class": class_of(primary, ghg, area_m2, weather, parameters()),
        "final_energy_kwh": {use: round(sum(kwh.values()) * part, 1) for use, kwh in one.balance.uses.items()},
        "heat_loss_w_per_k": {
            "total": round(one.total_w_k, 2),
            **{name: round(one.losses_w_k[name], 2) for name in PARTS},
        },
        "hot_water_need_kwh": round(one.water_need_kwh, 2),
        "cost_eur": round(one.balance.cost_eur * part),
    }


def unpredicted(record: Mapping[str, Any], why: str) -> dict[str, Any]:
    """The line of a record that cannot be calculated: every figure is null, and it says why."""
    names = ("ep_m2", "ep_m2_low", "ep_m2_high", "ges_m2", "energy_class", "ghg_class", "final_class", "class_low")
    more = ("class_high", "final_energy_kwh", "heat_loss_w_per_k", "hot_water_need_kwh", "cost_eur")
    return {"id": record.get("id"), **dict.fromkeys((*names, *more)), "not_predictable": why}
