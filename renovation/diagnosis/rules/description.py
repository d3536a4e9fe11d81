"""A dwelling as the engine calculates it: its parts, its air and its systems.

Everything here is physical, whoever described it: a household through the questionnaire (`questionnaire`) or an
adviser part by part. Units are in the names; `b` reduces a loss towards a space that is not heated (section 3.1).
"""

from dataclasses import dataclass
from enum import StrEnum

from renovation.diagnosis.rules.choices import Kind

PARTS = ("roof", "walls", "windows", "doors", "floor", "bridges", "air")


class Inertia(StrEnum):
    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Surface:
    """An opaque part: `part` is one of roof, walls, doors, floor."""

    part: str
    area_m2: float
    u_w_m2k: float
    b: float = 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """A window; `solar` is Sw · Fe1 · Fe2. Orientation: south, west, north, east, or average of the four."""

    area_m2: float
    u_w_m2k: float
    solar: float
    orientation: str = "average"
    slope: str = "steep"
    b: float = 1.0


@dataclass(frozen=True, slots=True)
class Bridge:
    length_m: float
    psi_w_mk: float


@dataclass(frozen=True, slots=True)
class Air:
    """Ventilation and leakage (section 4), m³/h per m² unless said otherwise."""

    flow: float
    forced: float
    inlets: float
    leakage: float
    several_sides: bool = True


@dataclass(frozen=True, slots=True)
class Heater:
    """One way of heating, for a share of the need. Efficiencies are ratios on net calorific value."""

    energy: str
    share: float
    generation: float
    emission: float
    distribution: float
    regulation: float
    intermittence: float
    burner_w: float = 0.0
    power_kw: float = 24.0


@dataclass(frozen=True, slots=True)
class WaterHeater:
    """Hot water: generation × distribution, storage loss in Wh a year, share covered by the sun."""

    energy: str
    generation: float
    distribution: float
    stored_loss_wh: float = 0.0
    collective: bool = False
    solar_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Description:
    """A whole dwelling."""

    kind: Kind
    area_m2: float
    height_m: float
    inertia: Inertia
    surfaces: tuple[Surface, ...]
    windows: tuple[Window, ...]
    bridges: tuple[Bridge, ...]
    air: Air
    heaters: tuple[Heater, ...]
    hot_water: WaterHeater
    cooled_m2: float = 0.0
    cooling_efficiency: float = 1.0
    pump_kwh: float = 0.0
    fan_w: float = 0.0
    old_heavy: bool = False
