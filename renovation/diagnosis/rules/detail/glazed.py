"""Windows: Ug, Uw, Ujn and Sw (annexe 1, sections 3.3 and 6.2)."""

from collections.abc import Sequence
from dataclasses import replace

from renovation.diagnosis.rules.choices import Period
from renovation.diagnosis.rules.description import Window
from renovation.diagnosis.rules.detail.adjacency import b_of
from renovation.diagnosis.rules.detail.entry import WindowPart
from renovation.diagnosis.rules.detail.ledger import Ledger
from renovation.diagnosis.rules.detail.terms import Adjacency, Frame, Glazing, Shutter, Slope
from renovation.diagnosis.rules.tables import table

SECTION = "3.3"
USUAL_GAP_MM = 12.0
# What the double glazing of a veranda lets through (section 6.3).
VERANDA_GLASS = 0.62
COATED_SINCE = (Period.FROM_2001, Period.FROM_2006, Period.FROM_2013, Period.SINCE_2022)
# Most windows have shutters of one kind or another: where nobody says so, the lightest that close fully are counted.
UNSAID_SHUTTER = "0.15"


def window(path: str, part: WindowPart, region: str, period: Period, ledger: Ledger) -> Window:
    """A window of the engine: what gives on a closed space gets no sun."""
    u, solar = ujn(path, part, period, ledger), sw(path, part, period, ledger)
    through = {Adjacency.OUTSIDE: 1.0, Adjacency.VERANDA: VERANDA_GLASS}.get(part.adjacency, 0.0)
    shade = (part.near if part.near is not None else 1.0) * (part.far if part.far is not None else 1.0)
    return Window(
        area_m2=part.area_m2,
        u_w_m2k=u,
        solar=solar * shade * through,
        orientation="south" if part.slope is Slope.FLAT else str(part.orientation or "average"),
        slope=str(part.slope),
        b=b_of(f"{path}.b", part.b, part.adjacency, None, region, ledger),
    )


def unhidden(windows: Sequence[WindowPart]) -> tuple[WindowPart, ...]:
    """No dwelling has every window behind a mask that hides the whole sky: Fe2 = 0 everywhere means unsaid.

    The software that writes it counts the whole sun.
    """
    unsaid = all(one.far == 0 for one in windows)
    return tuple(replace(one, far=None) if unsaid else one for one in windows)


def ujn(path: str, part: WindowPart, period: Period, ledger: Ledger) -> float:
    """U over day and night: Uw, less what the shutters keep (section 3.3.3)."""
    rows = table("windows")
    if part.ujn_w_m2k is not None:
        return ledger.given_or(f"{path}.ujn_w_m2k", part.ujn_w_m2k, 0.0, SECTION)
    if part.uw_w_m2k is None and str(part.kind) in rows["blocks"]:
        return ledger.given_or(f"{path}.ujn_w_m2k", None, float(rows["blocks"][part.kind][0]), SECTION)
    opened = uw(path, part, period, ledger)
    if part.shutter is Shutter.NONE:
        return ledger.given_or(f"{path}.ujn_w_m2k", None, opened, SECTION)
    added = UNSAID_SHUTTER if part.shutter is None else str(rows["shutters"][part.shutter])
    steps: Sequence[tuple[float, float]] = rows["closed_at_night"][added]
    found = min(steps, key=lambda step: abs(step[0] - opened))[1]
    return ledger.given_or(f"{path}.ujn_w_m2k", None, found, SECTION, known=part.shutter is not None)


def uw(path: str, part: WindowPart, period: Period, ledger: Ledger) -> float:
    """Uw by frame, kind and Ug (section 3.3.2)."""
    rows = table("windows")
    if part.uw_w_m2k is not None:
        return ledger.given_or(f"{path}.uw_w_m2k", part.uw_w_m2k, 0.0, SECTION)
    glass, known = ug(part, period)
    steps: Sequence[float] = rows["glass_steps"]
    column = min(range(len(steps)), key=lambda index: abs(steps[index] - glass))
    found = float(rows["windows"][f"{_frame(part)}_{part.kind}"][column])
    return ledger.given_or(f"{path}.uw_w_m2k", None, found, SECTION, known=known)


def ug(part: WindowPart, period: Period) -> tuple[float, bool]:
    """Ug by glazing, gas, coating, slope and gap (section 3.3.1)."""
    if part.ug_w_m2k is not None:
        return part.ug_w_m2k, True
    if part.glazing is Glazing.SINGLE:
        return 5.8, True
    coated = part.low_emissivity if part.low_emissivity is not None else period in COATED_SINCE
    # Coated panes have nearly all been filled with argon: so are those of which nobody says.
    filled = part.argon if part.argon is not None else coated
    gas = "argon" if filled and part.glazing is not Glazing.SECONDARY else "air"
    slope = "steep" if part.slope is Slope.STEEP else "lying"
    steps: Sequence[tuple[float, float]] = table("windows")["glass"][str(part.glazing)][
        f"{gas}_{'coated' if coated else 'plain'}_{slope}"
    ]
    gap_mm = part.gap_mm if part.gap_mm is not None else USUAL_GAP_MM
    known = part.gap_mm is not None and part.low_emissivity is not None
    return min(steps, key=lambda step: abs(step[0] - gap_mm))[1], known


def sw(path: str, part: WindowPart, period: Period, ledger: Ledger) -> float:
    """The share of the sun that enters (section 6.2), set back from the outer face."""
    rows = table("windows")
    if str(part.kind) in rows["blocks"]:
        found = float(rows["blocks"][part.kind][1])
    else:
        coated = part.low_emissivity if part.low_emissivity is not None else period in COATED_SINCE
        glass = {Glazing.SINGLE: "single", Glazing.TRIPLE: "triple"}.get(part.glazing, "double")
        by_glass = rows["solar"][f"{_frame(part)}_{part.kind}"]["inner"]
        found = float(by_glass[f"{glass}_coated" if coated and glass != "single" else glass])
    return ledger.given_or(f"{path}.sw", part.sw, found, "6.2")


def _frame(part: WindowPart) -> str:
    return "wood" if part.frame is Frame.WOOD_METAL else str(part.frame)
