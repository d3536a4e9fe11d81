"""From an adviser's description to its result: the place and the dated parameters are brought to the engine."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from renovation.diagnosis.estimation import parameters_in_force, place_of
from renovation.diagnosis.rules.advice import Advice
from renovation.diagnosis.rules.advice.from_dwelling import advise_dwelling
from renovation.diagnosis.rules.climate import Climate, OutsideMethod, altitude_class, climate, zone_of
from renovation.diagnosis.rules.detail.checking import missing_parts
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.evaluation import Evaluation, Incomplete, evaluate
from renovation.diagnosis.rules.energy import primary_code
from renovation.diagnosis.rules.engine import ENGINE_VERSION
from renovation.territories.models import Commune

OUTSIDE = "La méthode n’a pas de climat pour cette commune\u00a0: le calcul n’est pas possible."


@dataclass(frozen=True)
class Evaluated:
    """The result, or the reasons why there is none."""

    evaluation: Evaluation | None
    advice: Advice | None
    reasons: tuple[str, ...]
    engine_version: str
    parameters_fingerprint: str

    @property
    def result(self) -> dict[str, Any] | None:
        """Plain values for JSON, the works that were calculated under `works`."""
        if self.evaluation is None:
            return None
        return self.evaluation.to_dict() | {"works": self.advice.to_dict() if self.advice else None}


def weather_of(commune: Commune) -> Climate:
    """The climate of the method for a commune; raises OutsideMethod overseas."""
    place = place_of(commune)
    return climate(zone_of(place.department), altitude_class(place.altitude_m))


def electricity_factor(on: date) -> float:
    """Primary energy of a kilowatt-hour of electricity, in force that day."""
    return parameters_in_force(on).number(primary_code("electricity"))


def evaluated(dwelling: DetailedDwelling, commune: Commune, *, on: date, with_works: bool = False) -> Evaluated:
    """The result of a description with the parameters of that day; works cost as many runs as there are works."""
    parameters = parameters_in_force(on)
    reasons = missing_parts(dwelling)
    found, advice, place = None, None, place_of(commune)
    if not reasons:
        try:
            found = evaluate(dwelling, place, parameters)
            advice = advise_dwelling(dwelling, place, parameters) if with_works else None
        except OutsideMethod:
            reasons = (OUTSIDE,)
        except Incomplete as incomplete:
            reasons = (str(incomplete),)
    return Evaluated(found, advice, reasons, ENGINE_VERSION, parameters.fingerprint)
