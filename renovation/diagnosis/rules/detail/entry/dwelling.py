"""The whole dwelling: its parts and its systems."""

from dataclasses import dataclass, field

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail.entry.envelope import Bridge, Ceiling, Door, Floor, Wall, WindowPart
from renovation.diagnosis.rules.detail.entry.systems import Cooling, Heating, Photovoltaics, Ventilation, WaterHeater


@dataclass(frozen=True, slots=True)
class DetailedDwelling:
    """A whole dwelling, or a building of several flats, described part by part.

    `network_kg_kwh`: carbon of the heat network in kg CO₂e per kWh, from the yearly list or a DPE.
    """

    kind: Kind
    area_m2: float
    height_m: float = 2.5
    period: Period = Period.UNKNOWN
    levels: int = 1
    flats: int = 1
    inertia: Inertia | None = None
    old_heavy: bool | None = None
    walls: tuple[Wall, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    floors: tuple[Floor, ...] = ()
    windows: tuple[WindowPart, ...] = ()
    doors: tuple[Door, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    ventilation: tuple[Ventilation, ...] = ()
    heating: tuple[Heating, ...] = ()
    hot_water: tuple[WaterHeater, ...] = ()
    cooling: tuple[Cooling, ...] = ()
    photovoltaics: tuple[Photovoltaics, ...] = ()
    network_kg_kwh: float | None = None
    crossing: bool = False
    ceiling_fans: bool = False
    sources: dict[str, str] = field(default_factory=dict, hash=False, compare=False)
