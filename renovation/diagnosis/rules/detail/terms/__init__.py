"""The words of a detailed description (annexe 1 of the method, sections 3 to 9), with their French labels."""

from renovation.diagnosis.rules.detail.terms.envelope import (
    Adjacency,
    CeilingKind,
    FloorKind,
    InsulationPlace,
    Lining,
    Link,
    Material,
)
from renovation.diagnosis.rules.detail.terms.openings import (
    DoorKind,
    Frame,
    Glazing,
    Orientation,
    Shutter,
    Slope,
    WindowKind,
)
from renovation.diagnosis.rules.detail.terms.systems import EmitterPeriod, Programme, Setup, Water
from renovation.diagnosis.rules.detail.terms.term import Term

__all__ = [
    "Adjacency",
    "CeilingKind",
    "DoorKind",
    "EmitterPeriod",
    "FloorKind",
    "Frame",
    "Glazing",
    "InsulationPlace",
    "Lining",
    "Link",
    "Material",
    "Orientation",
    "Programme",
    "Setup",
    "Shutter",
    "Slope",
    "Term",
    "Water",
    "WindowKind",
]
