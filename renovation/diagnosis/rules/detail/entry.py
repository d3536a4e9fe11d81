"""A dwelling as an adviser or a DPE describes it, part by part.

None means "not said": the figure is then calculated from what was said, or taken from the method's default for the
period. Figures that were measured or read on a document (U, b, efficiencies) are given as such and win. Units are in
the names. Everything is plain data: `reading` makes it from a form or from JSON, `resolving` makes the engine's.
"""

from dataclasses import dataclass, field

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail.terms import (
    Adjacency,
    CeilingKind,
    DoorKind,
    EmitterPeriod,
    FloorKind,
    Frame,
    Glazing,
    InsulationPlace,
    Lining,
    Link,
    Material,
    Orientation,
    Programme,
    Setup,
    Shutter,
    Slope,
    Water,
    WindowKind,
)


@dataclass(frozen=True, slots=True)
class Insulation:
    """Where, how thick or how resistant, and from which period when neither is known."""

    place: InsulationPlace = InsulationPlace.UNKNOWN
    thickness_cm: float | None = None
    resistance_m2k_w: float | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Wall:
    area_m2: float
    label: str = ""
    adjacency: Adjacency = Adjacency.OUTSIDE
    material: Material = Material.UNKNOWN
    thickness_cm: float | None = None
    insulation: Insulation = Insulation()
    lining: Lining = Lining.NONE
    orientation: Orientation | None = None
    u_w_m2k: float | None = None
    b: float | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    area_m2: float
    label: str = ""
    adjacency: Adjacency = Adjacency.ATTIC_HIGH
    kind: CeilingKind = CeilingKind.UNKNOWN
    insulation: Insulation = Insulation()
    u_w_m2k: float | None = None
    b: float | None = None


@dataclass(frozen=True, slots=True)
class Floor:
    """`perimeter_m` is the edge along the outside: it gives Ue on soil, above a crawl space or a cellar."""

    area_m2: float
    label: str = ""
    adjacency: Adjacency = Adjacency.SOIL
    kind: FloorKind = FloorKind.UNKNOWN
    insulation: Insulation = Insulation()
    perimeter_m: float | None = None
    u_w_m2k: float | None = None
    b: float | None = None


@dataclass(frozen=True, slots=True)
class WindowPart:
    """One kind of window on one side. `ujn_w_m2k` counts the shutters at night; `near`, `far` are Fe1 and Fe2."""

    area_m2: float
    label: str = ""
    adjacency: Adjacency = Adjacency.OUTSIDE
    kind: WindowKind = WindowKind.CASEMENT
    frame: Frame = Frame.PVC
    glazing: Glazing = Glazing.DOUBLE
    low_emissivity: bool | None = None
    gap_mm: float | None = None
    argon: bool | None = None
    shutter: Shutter | None = None
    orientation: Orientation | None = None
    slope: Slope = Slope.STEEP
    ug_w_m2k: float | None = None
    uw_w_m2k: float | None = None
    ujn_w_m2k: float | None = None
    sw: float | None = None
    near: float | None = None
    far: float | None = None
    b: float | None = None


@dataclass(frozen=True, slots=True)
class Door:
    area_m2: float
    label: str = ""
    adjacency: Adjacency = Adjacency.OUTSIDE
    kind: DoorKind = DoorKind.PLAIN
    u_w_m2k: float | None = None
    b: float | None = None


@dataclass(frozen=True, slots=True)
class Bridge:
    """A link between parts: its length and ψ, or only the sum of length × ψ of all such links."""

    link: Link
    length_m: float | None = None
    psi_w_mk: float | None = None
    loss_w_k: float | None = None
    label: str = ""


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
