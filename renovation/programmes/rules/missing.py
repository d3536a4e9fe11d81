"""What a programme forgets, or does in an order that costs: told in plain words, step by step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from renovation.diagnosis.rules.advice.catalogue import AIR, ENVELOPE, HEATING, sheets
from renovation.diagnosis.rules.advice.interactions import TIGHTENING
from renovation.diagnosis.rules.advice.subject import Facts

ROOFS = frozenset({"roof_attic", "roof_rafters", "roof_terrace"})
WALLS = frozenset({"walls_outside", "walls_inside"})


class Kind(StrEnum):
    """What a remark is about."""

    AIR = "air"
    SUMMER = "summer"
    MOISTURE = "moisture"
    SIZE = "size"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Remark:
    """`step` counts from one."""

    step: int
    kind: Kind
    sentence: str


_AIR = (
    "Cette étape rend le logement plus étanche, et aucune ventilation mécanique n’est prévue avec elle ni avant. "
    "Ajoutez-la ici\u00a0: sinon l’humidité peut s’installer."
)
_SUMMER = (
    "Le toit reste peu isolé\u00a0: il laissera entrer la chaleur de l’été. Ajoutez son isolation, et des protections "
    "solaires aux fenêtres."
)
_MOISTURE = (
    "Les murs anciens de ce logement doivent pouvoir sécher\u00a0: faites chercher d’où vient l’eau avant cette étape, "
    "et demandez des matériaux ouverts à la vapeur."
)
_SIZE = (
    "Le chauffage est changé avant l’étape\u00a0{}, qui isole\u00a0: il sera choisi trop puissant, plus cher et moins "
    "bien réglé. Mettez l’isolation avant, sauf panne."
)
_TOGETHER = (
    "Les fenêtres et les murs se touchent et sont à deux étapes différentes (la première est l’étape\u00a0{})\u00a0: "
    "ensemble, le raccord est étanche et coûte moins."
)


def remarks_on(steps: Sequence[Collection[str]], facts: Facts, possible: Collection[str]) -> tuple[Remark, ...]:
    """`steps` are codes of works; `possible` what the dwelling needs, done by this programme or not."""
    found = [
        *_air(steps, facts),
        *_summer(steps, possible),
        *_moisture(steps, facts),
        *_size(steps),
        *_together(steps),
    ]
    return tuple(sorted(found, key=lambda one: one.step))


def _air(steps: Sequence[Collection[str]], facts: Facts) -> list[Remark]:
    """Told once, where it begins to be wrong."""
    if facts.mechanical_air:
        return []
    for number, codes in enumerate(steps, start=1):
        if _of_stage(codes, AIR):
            return []
        if TIGHTENING.intersection(codes):
            return [Remark(number, Kind.AIR, _AIR)]
    return []


def _summer(steps: Sequence[Collection[str]], possible: Collection[str]) -> list[Remark]:
    """Walls and windows keep the heat in as well as out: without the roof, the top floor warms up."""
    done = {code for codes in steps for code in codes}
    if done & ROOFS or not ROOFS.intersection(possible):
        return []
    insulating = [number for number, codes in enumerate(steps, start=1) if _of_stage(codes, ENVELOPE)]
    return [Remark(insulating[-1], Kind.SUMMER, _SUMMER)] if insulating else []


def _moisture(steps: Sequence[Collection[str]], facts: Facts) -> list[Remark]:
    if not facts.breathing_walls:
        return []
    return [
        Remark(number, Kind.MOISTURE, _MOISTURE)
        for number, codes in enumerate(steps, start=1)
        if WALLS.intersection(codes)
    ]


def _size(steps: Sequence[Collection[str]]) -> list[Remark]:
    insulating = [number for number, codes in enumerate(steps, start=1) if _of_stage(codes, ENVELOPE)]
    found = []
    for number, codes in enumerate(steps, start=1):
        later = [one for one in insulating if one > number]
        if later and _of_stage(codes, HEATING):
            found.append(Remark(number, Kind.SIZE, _SIZE.format(later[0])))
    return found


def _together(steps: Sequence[Collection[str]]) -> list[Remark]:
    walls = next((number for number, codes in enumerate(steps, start=1) if WALLS.intersection(codes)), None)
    windows = next((number for number, codes in enumerate(steps, start=1) if "windows" in codes), None)
    if walls is None or windows is None or walls == windows:
        return []
    first, last = sorted((walls, windows))
    return [Remark(last, Kind.TOGETHER, _TOGETHER.format(first))]


def _of_stage(codes: Collection[str], stage: str) -> bool:
    return any(sheets()[code].stage == stage for code in codes)
