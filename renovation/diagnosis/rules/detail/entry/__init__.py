"""A dwelling as an adviser or a DPE describes it, part by part.

None means "not said": the figure is then calculated from what was said, or taken from the method's default for the
period. Figures that were measured or read on a document (U, b, efficiencies) are given as such and win. Units are in
the names. Everything is plain data: `reading` makes it from a form or from JSON, `resolving` makes the engine's.
"""

from renovation.diagnosis.rules.detail.entry.dwelling import DetailedDwelling
from renovation.diagnosis.rules.detail.entry.envelope import Bridge, Ceiling, Door, Floor, Insulation, Wall, WindowPart
from renovation.diagnosis.rules.detail.entry.systems import (
    Cooling,
    Emitter,
    Generator,
    Heating,
    Photovoltaics,
    Ventilation,
    WaterHeater,
)

__all__ = [
    "Bridge",
    "Ceiling",
    "Cooling",
    "DetailedDwelling",
    "Door",
    "Emitter",
    "Floor",
    "Generator",
    "Heating",
    "Insulation",
    "Photovoltaics",
    "Ventilation",
    "Wall",
    "WaterHeater",
    "WindowPart",
]
