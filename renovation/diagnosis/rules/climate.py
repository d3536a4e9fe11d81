"""Conventional climate (annexe 1, section 18): zone by département, monthly tables by altitude class."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from renovation.diagnosis.rules.tables import table
from renovation.territories.rules.climate import dpe_zone

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 24)
ORIENTATIONS = ("south", "west", "north", "east")
SLOPES = ("steep", "sloped", "flat")
ALTITUDES = ("low", "middle", "high")
# Conventional outside temperature of the coldest day by altitude class (section 18.1).
BASE_C = {"h1": (-9.5, -11.5, -13.5), "h2": (-6.5, -8.5, -10.5), "h3": (-3.5, -5.5, -7.5)}


class OutsideMethod(ValueError):
    """The method has no climate for this département."""


@dataclass(frozen=True)
class Climate:
    """Twelve months each. Winter: degree-hours under 19 °C, hours, sun on a south window (kWh/m²), cold water (°C).

    Summer, for cooling at 28 °C: hours, sun, outside temperature. `orientation` is C1 of section 18.5. `base_c` is the
    coldest day; degree-hours under 14 °C and mean outside temperatures share the need between a base and a support.
    """

    zone: str
    altitude: str
    degree_hours: tuple[float, ...]
    heating_hours: tuple[float, ...]
    solar_kwh_m2: tuple[float, ...]
    cold_water_c: tuple[float, ...]
    summer_hours: tuple[float, ...]
    summer_solar_kwh_m2: tuple[float, ...]
    summer_outside_c: tuple[float, ...]
    orientation: Mapping[str, tuple[float, ...]]
    base_c: float
    degree_hours_14: tuple[float, ...]
    outside_c: tuple[float, ...]

    @property
    def region(self) -> str:
        """h1, h2 or h3: default U values and heat pumps go by it."""
        return self.zone[:2]


def zone_of(department: str) -> str:
    """The climate zone of a département; raises OutsideMethod overseas."""
    zone = dpe_zone(department)
    if not zone:
        raise OutsideMethod(f"no climate zone for département {department}")
    return zone


def altitude_class(altitude_m: int | None) -> str:
    """low, middle or high; an unknown altitude counts as low."""
    if altitude_m is None or altitude_m < 400:
        return "low"
    return "middle" if altitude_m <= 800 else "high"


@cache
def climate(zone: str, altitude: str, *, old_heavy: bool = False) -> Climate:
    """The tables of a zone; a zone without tables for a class uses the class below it."""
    winter, sun, support = table("climate"), table("sun"), table("climate_support")
    walls = "_old_heavy" if old_heavy else ""
    return Climate(
        zone=zone,
        altitude=altitude,
        degree_hours=_row(winter[f"degree_hours_19{walls}"], zone, altitude),
        heating_hours=_row((support if old_heavy else winter)[f"heating_hours_19{walls}"], zone, altitude),
        solar_kwh_m2=_row((support if old_heavy else winter)[f"solar_kwh_m2{walls}"], zone, altitude),
        cold_water_c=_row(winter["cold_water_c"], zone, altitude),
        summer_hours=_row(sun["summer_hours"], zone, altitude),
        summer_solar_kwh_m2=_row(sun["summer_solar_kwh_m2"], zone, altitude),
        summer_outside_c=_row(sun["summer_outside_c"], zone, altitude),
        orientation=_orientation(sun["orientation"], zone),
        base_c=BASE_C[zone[:2]][ALTITUDES.index(altitude)],
        degree_hours_14=_row(support[f"degree_hours_14{walls}"], zone, altitude),
        outside_c=_row(support[f"outside_c{walls}"], zone, altitude),
    )


def _orientation(rows: Mapping[str, list[float]], zone: str) -> Mapping[str, tuple[float, ...]]:
    """C1 by "orientation_slope"; "average_slope" is the mean of the four orientations."""
    found = {name.removeprefix(f"{zone}_"): tuple(row) for name, row in rows.items() if name.startswith(f"{zone}_")}
    for slope in SLOPES:
        four = [found[f"{side}_{slope}"] for side in ORIENTATIONS]
        found[f"average_{slope}"] = tuple(sum(month) / 4 for month in zip(*four, strict=True))
    return found


def _row(rows: Mapping[str, list[float]], zone: str, altitude: str) -> tuple[float, ...]:
    order = ("high", "middle", "low")
    for one in order[order.index(altitude) :]:
        if f"{zone}_{one}" in rows:
            return tuple(rows[f"{zone}_{one}"])
    raise LookupError(f"no climate table for {zone}")
