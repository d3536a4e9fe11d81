"""How well each part is insulated, in four levels: the indicators that a DPE shows beside the class.

Thresholds of the arrêté du 31 mars 2021 on the DPE (table `insulation_quality`). U is that of the part itself: the
space beyond it (b) does not count, but a part that gives on a heated space is left aside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renovation.diagnosis.rules.tables import table

LEVELS: Mapping[str, str] = {
    "very_good": "Très bonne",
    "good": "Bonne",
    "medium": "Moyenne",
    "poor": "Insuffisante",
}
LABELS: Mapping[str, str] = {
    "envelope": "Ensemble du logement",
    "walls": "Murs",
    "roof_attic": "Plancher des combles perdus",
    "roof_rafters": "Toit des combles aménagés",
    "roof_terrace": "Toiture-terrasse",
    "floor": "Plancher du bas",
    "joinery": "Fenêtres et portes",
}


@dataclass(frozen=True, slots=True)
class InsulatedPart:
    """`part` is a key of LABELS other than envelope; windows and doors are joinery."""

    part: str
    area_m2: float
    u_w_m2k: float
    b: float = 1.0


@dataclass(frozen=True, slots=True)
class InsulationQuality:
    """One line of the table shown: mean U and level."""

    part: str
    label: str
    u_w_m2k: float
    level: str
    level_label: str


def insulation_quality(parts: Iterable[InsulatedPart], envelope_loss_w_k: float) -> tuple[InsulationQuality, ...]:
    """The envelope, then each part that the dwelling has. `envelope_loss_w_k`: all losses but those of the air."""
    losing = [part for part in parts if part.b > 0 and part.area_m2 > 0]
    area_m2 = sum(part.area_m2 for part in losing)
    if not losing:
        return ()
    found = [_quality("envelope", envelope_loss_w_k / area_m2)]
    for name in LABELS:
        same = [part for part in losing if part.part == name]
        if same:
            mean_u = sum(part.area_m2 * part.u_w_m2k for part in same) / sum(part.area_m2 for part in same)
            found.append(_quality(name, mean_u))
    return tuple(found)


def level_of(part: str, u_w_m2k: float) -> str:
    """The level of a mean U: strictly below a threshold reaches it."""
    thresholds = table("insulation_quality")[part]
    return next((level for level, limit in zip(LEVELS, thresholds, strict=False) if u_w_m2k < limit), "poor")


def _quality(part: str, u_w_m2k: float) -> InsulationQuality:
    level = level_of(part, u_w_m2k)
    return InsulationQuality(part, LABELS[part], round(u_w_m2k, 3), level, LEVELS[level])
