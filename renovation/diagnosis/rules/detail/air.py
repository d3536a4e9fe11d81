"""Air renewed, leakage and fans of a detailed description (annexe 1, sections 4 and 5)."""

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Air
from renovation.diagnosis.rules.detail.adjacency import is_insulated
from renovation.diagnosis.rules.detail.entry import Ceiling, DetailedDwelling, Ventilation, Wall
from renovation.diagnosis.rules.detail.ledger import Ledger
from renovation.diagnosis.rules.detail.terms import Adjacency, Glazing
from renovation.diagnosis.rules.tables import rows
from renovation.diagnosis.rules.ventilation import leakage

USUAL_SYSTEM = "windows"
# Mean power of a fan before and since 2013: watts in a house, watts per m³/h in a flat (section 5).
FANS_HOUSE_W = {"extract": (65, 35), "humidity": (50, 15), "double_flow": (80, 35)}
FANS_FLAT = {"extract": (0.46, 0.25), "humidity": (0.46, 0.25), "double_flow": (1.1, 0.6)}
# Hours a week that the fan of a hybrid system runs.
HYBRID_HOURS = {Kind.HOUSE: 14, Kind.FLAT: 28}
HOURS_A_WEEK = 168


def air(dwelling: DetailedDwelling, ledger: Ledger) -> tuple[Air, ...]:
    """Each system for its share of the dwelling; a dwelling of which nobody says anything opens its windows."""
    systems = dwelling.ventilation or (Ventilation(USUAL_SYSTEM),)
    whole = sum(one.area_m2 or dwelling.area_m2 / len(systems) for one in systems)
    return tuple(
        _air(f"ventilation.{index}", one, (one.area_m2 or dwelling.area_m2 / len(systems)) / whole, dwelling, ledger)
        for index, one in enumerate(systems)
    )


def _air(path: str, one: Ventilation, share: float, dwelling: DetailedDwelling, ledger: Ledger) -> Air:
    row = rows("ventilation")[one.system]
    usual = usual_leakage(dwelling)
    return Air(
        flow=row["flow"],
        forced=row["forced"],
        inlets=row["inlets"],
        leakage=ledger.given_or(f"{path}.leakage_m3h_m2", one.leakage_m3h_m2, usual, "4", known=False),
        several_sides=one.several_sides if one.several_sides is not None else _several_sides(dwelling),
        share=share,
    )


def usual_leakage(dwelling: DetailedDwelling) -> float:
    """Q4Pa_conv by period: tighter when most walls and ceilings are insulated, or when windows have seals."""
    period = Period.FROM_1948 if dwelling.period is Period.UNKNOWN else dwelling.period
    parts: tuple[Wall | Ceiling, ...] = (*dwelling.walls, *dwelling.ceilings)
    losing = [one for one in parts if one.adjacency is not Adjacency.HEATED]
    whole = sum(one.area_m2 for one in losing)
    done = sum(one.area_m2 for one in losing if is_insulated(one.insulation))
    glass = sum(one.area_m2 for one in dwelling.windows)
    double = sum(one.area_m2 for one in dwelling.windows if one.glazing in (Glazing.DOUBLE, Glazing.TRIPLE))
    return leakage(
        dwelling.kind, period, insulated=whole > 0 and done > whole / 2, sealed_windows=glass > 0 and double > glass / 2
    )


def fan_w(dwelling: DetailedDwelling) -> float:
    """Mean power of the fans over the year, watts."""
    found = 0.0
    for one in dwelling.ventilation:
        row = rows("ventilation")[one.system]
        kind, part = row["fan"], 1.0
        if kind == "none":
            continue
        if kind == "hybrid":
            kind, part = "extract", HYBRID_HOURS[dwelling.kind] / HOURS_A_WEEK
        recent = bool(row["recent"]) and row["fan"] != "hybrid"
        if dwelling.kind is Kind.HOUSE:
            found += FANS_HOUSE_W[kind][recent] * part / max(1, len(dwelling.ventilation))
        else:
            found += FANS_FLAT[kind][recent] * row["flow"] * (one.area_m2 or dwelling.area_m2) * part
    return found


def _several_sides(dwelling: DetailedDwelling) -> bool:
    """Whether walls that lose heat look to more than one side."""
    sides = {one.orientation for one in dwelling.walls if one.adjacency is Adjacency.OUTSIDE and one.orientation}
    return dwelling.kind is Kind.HOUSE or len(sides) > 1
