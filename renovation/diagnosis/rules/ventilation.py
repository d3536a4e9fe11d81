"""Air renewed by ventilation and by leakage (annexe 1, section 4)."""

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Air, Description

HEAT_OF_AIR = 0.34  # Wh/m³.K
# Leakage Q4Pa_conv, m³/h per m² of losing surface: house, flat.
_LEAKAGE = {
    Period.BEFORE_1948: (3.3, 4.6),
    Period.FROM_1948: (2.2, 2.0),
    Period.FROM_1975: (1.9, 1.5),
    Period.FROM_1978: (1.9, 1.5),
    Period.FROM_1983: (1.9, 1.5),
    Period.FROM_1989: (1.9, 1.5),
    Period.FROM_2001: (1.9, 1.5),
    Period.FROM_2006: (1.3, 1.5),
    Period.FROM_2013: (0.6, 1.0),
    Period.SINCE_2022: (0.6, 1.0),
}
_INSULATED = {Period.BEFORE_1948: 2.0, Period.FROM_1948: 1.9}
_SEALED = {Period.BEFORE_1948: 2.5}


def leakage(kind: Kind, period: Period, *, insulated: bool, sealed_windows: bool) -> float:
    """Q4Pa_conv: tighter when walls and roof are mostly insulated, or windows have seals."""
    if insulated and period in _INSULATED:
        return _INSULATED[period]
    if sealed_windows and period in _SEALED:
        return _SEALED[period]
    return _LEAKAGE[period][0 if kind is Kind.HOUSE else 1]


def air_w_k(dwelling: Description) -> float:
    """Hvent + Hperm. Floors and what gives on a heated neighbour (b of 0) let no air through."""
    losing_m2 = sum(part.area_m2 for part in dwelling.surfaces if part.part != "floor" and part.b > 0)
    losing_m2 += sum(window.area_m2 for window in dwelling.windows if window.b > 0)
    return sum(air.share * _system_w_k(air, dwelling, losing_m2) for air in dwelling.air)


def _system_w_k(air: Air, dwelling: Description, losing_m2: float) -> float:
    volume_m3 = dwelling.height_m * dwelling.area_m2
    q4 = air.leakage * losing_m2 + 0.45 * air.inlets * dwelling.area_m2
    shelter, exponent = (0.07, 15.0) if air.several_sides else (0.02, 20.0)
    leak = 0.0
    if q4 > 0:
        n50 = q4 / ((4 / 50) ** (2 / 3) * volume_m3)
        imbalance = (air.forced - air.flow) / (dwelling.height_m * n50)
        leak = volume_m3 * n50 * shelter / (1 + exponent / shelter * imbalance**2)
    return HEAT_OF_AIR * (air.flow * dwelling.area_m2 + leak)
