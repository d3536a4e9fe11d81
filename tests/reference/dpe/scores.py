"""How close the predictions are to the records: the table of the engine's accuracy."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from renovation.diagnosis.rules.energy import class_of
from tests.reference.dpe import records
from tests.reference.dpe.predicting import parameters, predict

CLASSES = "ABCDEFG"
LOSSES = "deperdition_enveloppe"
WATER = "besoin_ecs"


@dataclass(frozen=True)
class Pair:
    """A record beside what the engine says of it."""

    record: Mapping[str, Any]
    line: Mapping[str, Any]

    @property
    def true_class(self) -> str:
        """By today's rules: worst of the two, thresholds by surface and altitude, coefficient 1.9."""
        area_m2, weather = float(self.record["sh"]), records.weather_of(dict(self.record))
        derived = self.record["derive"]
        return class_of(derived["ep19_m2"], derived["ges_m2"], area_m2, weather, parameters())

    @property
    def steps(self) -> int:
        return abs(CLASSES.index(self.line["final_class"]) - CLASSES.index(self.true_class))

    @property
    def primary_gap(self) -> float:
        return float(self.line["ep_m2"] / self.record["derive"]["ep19_m2"] - 1)

    @property
    def final_gap(self) -> float:
        true = self.record["out"]["ef_conso"]["conso_5_usages"]
        return float(sum(self.line["final_energy_kwh"].values()) / true - 1)

    @property
    def is_held(self) -> bool:
        true = self.record["derive"]["ep19_m2"]
        return bool(self.line["ep_m2_low"] <= true <= self.line["ep_m2_high"])


def pairs(found: Sequence[dict[str, Any]], level: str) -> list[Pair]:
    return [Pair(one, predict(one, level)) for one in found]


def scores(found: Sequence[Pair], level: str) -> dict[str, float]:
    """Each share between 0 and 1, each error as a ratio."""
    poor = [one for one in found if one.true_class in "FG"]
    said_poor = [one for one in found if one.line["final_class"] in "FG"]
    both = [one for one in poor if one in said_poor]
    table = {
        "exact class": _share(found, lambda one: one.steps == 0),
        "within one class": _share(found, lambda one: one.steps <= 1),
        "primary energy, median error": median(abs(one.primary_gap) for one in found),
        "primary energy, median bias": median(one.primary_gap for one in found),
        "F and G found": len(both) / len(poor) if poor else 1.0,
        "F and G right": len(both) / len(said_poor) if said_poor else 1.0,
        "in the interval": _share(found, lambda one: one.is_held),
    }
    if level == "detail":
        table |= {
            "final energy within 5 %": _share(found, lambda one: abs(one.final_gap) <= 0.05),
            "final energy within 15 %": _share(found, lambda one: abs(one.final_gap) <= 0.15),
            "losses within 5 %": _within(found, _losses_gap, 0.05),
            "hot water need within 1 %": _within(found, _water_gap, 0.01),
        }
    return table


def _share(found: Sequence[Pair], holds: Callable[[Pair], bool]) -> float:
    return sum(holds(one) for one in found) / len(found)


def _within(found: Sequence[Pair], gap: Callable[[Pair], float | None], most: float) -> float:
    gaps = [value for one in found if (value := gap(one)) is not None]
    return sum(abs(value) <= most for value in gaps) / len(gaps)


def _losses_gap(one: Pair) -> float | None:
    true = one.record["out"]["deperdition"][LOSSES]
    return one.line["heat_loss_w_per_k"]["total"] / true - 1 if true else None


def _water_gap(one: Pair) -> float | None:
    true = one.record["out"]["apport_et_besoin"][WATER]
    return one.line["hot_water_need_kwh"] / true - 1 if true else None
