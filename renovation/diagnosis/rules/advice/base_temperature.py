"""The outside temperature that a generator must face: Tbase by climate region and altitude (annexe 1, section 18.2)."""

from renovation.diagnosis.rules.climate import Climate

_BASE_C = {
    "h1": {"low": -9.5, "middle": -11.5, "high": -13.5},
    "h2": {"low": -6.5, "middle": -8.5, "high": -10.5},
    "h3": {"low": -3.5, "middle": -5.5, "high": -7.5},
}


def outside_base_c(weather: Climate) -> float:
    """In °C."""
    return _BASE_C[weather.region][weather.altitude]
