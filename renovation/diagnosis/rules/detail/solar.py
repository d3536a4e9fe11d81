"""Photovoltaic panels of a detailed description (annexe 1, section 16.2)."""

from renovation.diagnosis.rules.detail.entry import Photovoltaics

M2_PER_PEAK_KW = 6.0
# Coefficient by orientation, for slopes up to 15, 45, 75 degrees and beyond.
PLACEMENT = {
    "east": (1.0, 0.96, 0.83, 0.59),
    "south_east": (1.0, 1.03, 0.94, 0.71),
    "south": (1.0, 1.07, 0.97, 0.73),
    "south_west": (1.0, 1.03, 0.94, 0.71),
    "west": (1.0, 0.96, 0.83, 0.59),
}


def panels_of(one: Photovoltaics) -> tuple[float, float]:
    """(area in m², coefficient of orientation and slope)."""
    area_m2 = one.area_m2 if one.area_m2 is not None else (one.peak_kw or 0.0) * M2_PER_PEAK_KW
    column = sum(one.slope_degrees > step for step in (15, 45, 75))
    return area_m2, PLACEMENT[one.orientation][column]
