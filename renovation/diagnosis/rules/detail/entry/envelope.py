"""The parts of the envelope, line by line."""

from dataclasses import dataclass

from renovation.diagnosis.rules.choices import Period
from renovation.diagnosis.rules.detail.terms import (
    Adjacency,
    CeilingKind,
    DoorKind,
    FloorKind,
    Frame,
    Glazing,
    InsulationPlace,
    Lining,
    Link,
    Material,
    Orientation,
    Shutter,
    Slope,
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
