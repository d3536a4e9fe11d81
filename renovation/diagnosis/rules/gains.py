"""Free gains of sun and people, and the share of them that is used (annexe 1, section 6)."""

from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import Description, Inertia

EXPONENT = {Inertia.LIGHT: 2.5, Inertia.MEDIUM: 2.9, Inertia.HEAVY: 3.6}
EQUIPMENT_W_M2 = 3.18 + 0.34
PERSON_W = 90 * 132 / 168


def occupants(kind: Kind, area_m2: float, flats: int = 1) -> float:
    """Equivalent adults Nadeq (section 11.1); those of a building are those of its mean flat, times their number."""
    each_m2 = area_m2 / flats
    if kind is Kind.HOUSE:
        most = 1.0 if each_m2 < 30 else 1.75 - 0.01875 * (70 - each_m2) if each_m2 < 70 else 0.025 * each_m2
    else:
        most = 1.0 if each_m2 < 10 else 1.75 - 0.01875 * (50 - each_m2) if each_m2 < 50 else 0.035 * each_m2
    return flats * (most if most < 1.75 else 1.75 + 0.3 * (most - 1.75))


def inside_w(dwelling: Description) -> float:
    """People and equipment, watts while the dwelling is lived in."""
    return EQUIPMENT_W_M2 * dwelling.area_m2 + PERSON_W * occupants(dwelling.kind, dwelling.area_m2, dwelling.flats)


def south_m2(dwelling: Description, climate: Climate) -> list[float]:
    """Sse: the area of a south window that would receive as much, month by month."""
    found = [0.0] * 12
    for window in dwelling.windows:
        size = window.area_m2 * window.solar
        for month, factor in enumerate(climate.orientation[f"{window.orientation}_{window.slope}"]):
            found[month] += size * factor
    return found


def used_share(ratio: float, inertia: Inertia) -> float:
    """F: the part of the losses that free gains cover, from their ratio X; it runs on without a step through X = 1."""
    exponent = EXPONENT[inertia]
    if abs(ratio - 1) < 1e-9:
        return (exponent - 1) / exponent
    power = ratio**exponent
    return (ratio - power) / (1 - power)
