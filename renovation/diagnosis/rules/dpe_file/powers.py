"""Figures of generators that real files write in several units: watts or kilowatts, ratios or percent, or cut short."""

from dataclasses import dataclass

from renovation.diagnosis.rules.dpe_file.fields import CALCULATED, Part
from renovation.diagnosis.rules.dpe_file.report import Status, in_words

BOILERS = frozenset({"standard_boiler", "low_temperature_boiler", "condensing_boiler", "wood_boiler"})
LEAST_BOILER_W = 4000
LEAST_W, MOST_W = 500, 2_000_000
LARGEST_STANDBY_W = 5000
STANDBY_RANGE = (0.0005, 0.06)  # losses at rest over rated power, from the laws of section 13.2


@dataclass(frozen=True, slots=True)
class Powers:
    """Rated power in watts, efficiencies as ratios on net calorific value, losses in watts."""

    rated_w: float | None = None
    full: float | None = None
    part: float | None = None
    standby_w: float | None = None
    pilot_w: float | None = None


def read_powers(part: Part, family: str, *, shared: bool) -> Powers:
    """What the file says of a generator that burns; nothing for the others."""
    rated_w = _rated_w(part, family, shared=shared)
    return Powers(
        rated_w=rated_w,
        full=_ratio(part, "rpn"),
        part=_ratio(part, "rpint"),
        standby_w=_standby_w(part, rated_w),
        pilot_w=_pilot_w(part),
    )


def _rated_w(part: Part, family: str, *, shared: bool) -> float | None:
    """A file that says 24 means kilowatts; one that says 2 400 W of a boiler lost a zero."""
    power_w = part.calculated("pn")
    if power_w is None:
        return None
    if power_w < 100:
        _in_watts(part, "pn", power_w)
        power_w *= 1000
    own_boiler = family in BOILERS and not shared
    if own_boiler and LEAST_BOILER_W / 10 <= power_w < LEAST_BOILER_W:
        said = f"{in_words(power_w, 'W')} est trop peu pour une chaudière\u00a0: un zéro manque sans doute."
        power_w *= 10
        part.amend("pn", Status.ODD, in_words(power_w, "W"), f"{said} À vérifier sur la plaque.", among=CALCULATED)
    least_w = LEAST_BOILER_W if own_boiler else LEAST_W
    if least_w <= power_w <= MOST_W:
        return power_w
    said = "Puissance invraisemblable\u00a0: la méthode la calculera d’après les pertes du logement."
    part.amend("pn", Status.ODD, in_words(power_w, "W"), said, among=CALCULATED)
    return None


def _ratio(part: Part, tag: str) -> float | None:
    value = part.calculated(tag)
    if value is None:
        return None
    if value > 20:
        value = round(value / 100, 5)
        said = "Le fichier le donnait en pour cent."
        part.amend(tag, Status.ADAPTED, in_words(value), said, among=CALCULATED)
    if 0.3 <= value <= 1.2:
        return value
    said = "Rendement impossible\u00a0: il n’est pas repris."
    part.amend(tag, Status.ODD, in_words(value), said, among=CALCULATED)
    return None


def _standby_w(part: Part, rated_w: float | None) -> float | None:
    value = part.calculated("qp0")
    if value is None or rated_w is None or value == 0:
        return value
    low, high = STANDBY_RANGE
    if low <= value / rated_w <= high:
        return value
    if low <= value * 1000 / rated_w <= high and value * 1000 <= LARGEST_STANDBY_W:
        _in_watts(part, "qp0", value)
        return value * 1000
    said = "Sans rapport avec la puissance du générateur\u00a0: la méthode les calculera."
    part.amend("qp0", Status.ODD, in_words(value, "W"), said, among=CALCULATED)
    return None


def _pilot_w(part: Part) -> float | None:
    value = part.calculated("pveilleuse")
    if value is None or value >= 1 or value == 0:
        return value
    _in_watts(part, "pveilleuse", value)
    return value * 1000


def _in_watts(part: Part, tag: str, value_kw: float) -> None:
    said = "Le fichier donne ce chiffre en kilowatts."
    part.amend(tag, Status.ADAPTED, in_words(value_kw * 1000, "W"), said, among=CALCULATED)
