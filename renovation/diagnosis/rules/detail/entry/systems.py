"""The systems: ventilation, heating, hot water, cooling, panels."""

from dataclasses import dataclass

from renovation.diagnosis.rules.detail.terms import EmitterPeriod, Programme, Setup, Water


@dataclass(frozen=True, slots=True)
class Ventilation:
    """`system` is a code of the table `ventilation`."""

    system: str
    area_m2: float | None = None
    several_sides: bool | None = None
    leakage_m3h_m2: float | None = None


@dataclass(frozen=True, slots=True)
class Generator:
    """`model` is a code of the table `generators`. For a boiler: powers in kW and W, efficiencies as ratios on PCI."""

    model: str
    energy: str | None = None
    inside: bool | None = None
    power_kw: float | None = None
    efficiency: float | None = None
    full_load: float | None = None
    part_load: float | None = None
    standby_w: float | None = None
    pilot_w: float | None = None
    regulated: bool | None = None


@dataclass(frozen=True, slots=True)
class Emitter:
    """`model` is a code of the table `emitters`."""

    model: str
    area_m2: float | None = None
    water: Water = Water.NONE
    insulated: bool = False
    period: EmitterPeriod | None = None
    programme: Programme = Programme.NONE
    room_control: bool | None = None
    intermittence: float | None = None
    emission: float | None = None
    distribution: float | None = None
    regulation: float | None = None


@dataclass(frozen=True, slots=True)
class Heating:
    """An installation. Its generators stand in the order of the setup: base or main first, support after."""

    generators: tuple[Generator, ...]
    emitters: tuple[Emitter, ...]
    setup: Setup = Setup.SIMPLE
    area_m2: float | None = None
    collective: bool = False
    metered: bool | None = None
    solar_share: float | None = None


@dataclass(frozen=True, slots=True)
class WaterHeater:
    """A way of making hot water. `model` is a code of the table `water_heaters` or `generators`.

    `served_m2`: area of all the dwellings behind a shared tank, when this one has only a part of it.
    """

    model: str
    energy: str | None = None
    inside: bool | None = None
    close: bool | None = None
    volume_l: float | None = None
    collective: bool = False
    looped: bool | None = None
    served_m2: float | None = None
    share: float | None = None
    solar_share: float | None = None
    power_kw: float | None = None
    generation: float | None = None
    storage: float | None = None
    generation_and_storage: float | None = None
    distribution: float | None = None


@dataclass(frozen=True, slots=True)
class Cooling:
    """An air conditioner: the area that it cools and its efficiency (SEER) or the year of its installation."""

    area_m2: float | None = None
    seer: float | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Photovoltaics:
    """Panels: area or peak power (1 kWc counts for 6 m²)."""

    area_m2: float | None = None
    peak_kw: float | None = None
    orientation: str = "south"
    slope_degrees: float = 30.0
