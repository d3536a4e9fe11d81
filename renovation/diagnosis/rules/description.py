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
    """Ventilation and leakage of a share of the dwelling (section 4), m³/h per m² unless said otherwise."""

    flow: float
    forced: float
    inlets: float
    leakage: float
    several_sides: bool = True
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Burner:
    """What burns (section 13.2): a row of the table of generators, and what is known of this one.

    Ratios on net calorific value. A power of None is sized on the losses; `regulated`: the boiler follows the load.
    """

    model: str
    energy: str
    power_w: float | None = None
    full: float | None = None
    part: float | None = None
    standby_w: float | None = None
    pilot_w: float = 0.0
    water_30_c: float = 50.0
    water_100_c: float = 70.0
    regulated: bool = True
    fanned: bool = False


@dataclass(frozen=True, slots=True)
class Terminal:
    """What gives the heat, for a share of the area: efficiencies (section 12), I0 (section 8)."""

    emission: float
    distribution: float
    regulation: float
    intermittence: float
    share: float = 1.0

    @property
    def efficiency(self) -> float:
        return self.emission * self.distribution * self.regulation


@dataclass(frozen=True, slots=True)
class Circuit:
    """The water circuit of an installation, for its pump (section 15.2)."""

    pressure_kpa: float
    spread: float
    drop_k: float
    levels: int = 1


class Role(StrEnum):
    """How a heater shares the need with the next one."""

    FIXED = "fixed"
    BASE = "base"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Heater:
    """One generator, for `share` of the need of `area_share` of the dwelling.

    `generation` is its yearly efficiency or SCOP; a burner has its own, found from the load.
    """

    energy: str
    terminals: tuple[Terminal, ...]
    generation: float | None = 1.0
    burner: Burner | None = None
    share: float = 1.0
    area_share: float = 1.0
    role: Role = Role.FIXED
    inside: bool = False
    makes_water: bool = False
    circuit: Circuit | None = None
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class WaterHeater:
    """Hot water, for `share` of the need (sections 11, 13 and 14).

    `generation` is an efficiency or a COP, storage included when `stored_loss_wh` is 0. A burner has its own.
    """

    energy: str
    distribution: float
    generation: float | None = 1.0
    burner: Burner | None = None
    stored_loss_wh: float = 0.0
    storage: float | None = None
    tank_inside: bool = True
    collective: bool = False
    solar_share: float = 0.0
    share: float = 1.0
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Panels:
    """Photovoltaic panels: area, and the coefficient of their orientation and slope (section 16.2)."""

    area_m2: float
    placement: float = 1.0


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
    air: tuple[Air, ...]
    heaters: tuple[Heater, ...]
    hot_water: tuple[WaterHeater, ...]
    cooled_m2: float = 0.0
    cooling_efficiency: float = 1.0
    fan_w: float = 0.0
    panels: tuple[Panels, ...] = ()
    old_heavy: bool = False
    network_kg_kwh: float | None = None
    flats: int = 1
