"""Losses by part, in W/K (annexe 1, section 3), and the published U values by default."""

from collections.abc import Mapping, Sequence

from renovation.diagnosis.rules.description import PARTS, Description
from renovation.diagnosis.rules.tables import table
from renovation.diagnosis.rules.ventilation import air_w_k

# No bare wall or roof counts for more than this (section 3.2).
HIGHEST_U = 2.5
LAMBDA_WALL, LAMBDA_ROOF, LAMBDA_FLOOR = 0.04, 0.04, 0.042


def losses_w_k(dwelling: Description) -> dict[str, float]:
    """GV by part: Σ b · S · U, Σ l · ψ, and the air renewed."""
    found = dict.fromkeys(PARTS, 0.0)
    for surface in dwelling.surfaces:
        found[surface.part] += surface.b * surface.area_m2 * surface.u_w_m2k
    for window in dwelling.windows:
        found["windows"] += window.b * window.area_m2 * window.u_w_m2k
    for bridge in dwelling.bridges:
        found["bridges"] += bridge.length_m * bridge.psi_w_mk
    found["air"] = air_w_k(dwelling)
    return found


def insulated_u(bare_u: float, thickness_cm: float, conductivity: float = LAMBDA_WALL) -> float:
    """U of a part with an insulation of known thickness: 1 / (1/U0 + e/λ)."""
    return 1 / (1 / min(bare_u, HIGHEST_U) + thickness_cm / 100 / conductivity)


def default_u(part: str, region: str, period: str, *, electric: bool) -> float:
    """U by default of a part built or insulated in a period: walls, attics, terraces or floors."""
    row: Sequence[float] = table("envelope")[part][region][period]
    return row[1 if electric else 0]


def ground_u(ground: str, floor_u: float, ratio_m: float) -> float:
    """Ue of a floor on soil or above an unheated space (section 3.2.2): at the nearest 2S/P, between the rows of U.

    `ratio_m` is 2S/P: twice the area over the perimeter that faces outside.
    """
    rows: Mapping[float, Sequence[float]] = table("envelope")["ground"][ground]
    ratios: Sequence[float] = table("envelope")["ground_ratios"]
    nearest = min(range(len(ratios)), key=lambda index: abs(ratios[index] - ratio_m))
    levels = sorted(rows)
    return _between(levels, [rows[level][nearest] for level in levels], floor_u)


def bridge_psi(link: str, wall: str, other: str = "") -> float:
    """Linear loss of a link: floor or ceiling (with the insulation of the other part), storey, partition."""
    row = table("envelope")["bridges"][link][wall]
    psi: float = row[other] if other else row
    return psi


def _between(points: Sequence[float], values: Sequence[float], at: float) -> float:
    """Linear interpolation, flat beyond both ends; `points` rise."""
    if at <= points[0]:
        return values[0]
    for index in range(1, len(points)):
        if at <= points[index]:
            left, right = points[index - 1], points[index]
            return values[index - 1] + (values[index] - values[index - 1]) * (at - left) / (right - left)
    return values[-1]
