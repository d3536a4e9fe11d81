"""Comfort in summer without air conditioning: the indicator of the DPE (arrêté du 31 mars 2021), in three levels.

Poor when the roof is not insulated or the windows have no outer shading; else good with two or three of: heavy
inertia, windows on several sides, a ceiling fan; else medium.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LABELS: Mapping[str, str] = {"good": "Bon", "medium": "Moyen", "poor": "Insuffisant"}
ENOUGH_HELPS = 2


@dataclass(frozen=True, slots=True)
class SummerFacts:
    """None where nobody knows, except `roof_insulated`: None also where no roof stands above the dwelling."""

    heavy_inertia: bool
    crossing: bool | None = None
    roof_insulated: bool | None = None
    shaded: bool | None = None
    ceiling_fans: bool | None = None
    roofed: bool = True


@dataclass(frozen=True, slots=True)
class SummerReason:
    """One fact that counts. `good` is None where it remains to be checked."""

    code: str
    text: str
    good: bool | None


@dataclass(frozen=True, slots=True)
class SummerComfort:
    """`certain` is false when a fact that nobody knows could change the level."""

    code: str
    label: str
    reasons: tuple[SummerReason, ...]
    certain: bool


def summer_comfort(facts: SummerFacts) -> SummerComfort:
    """The level with what is known: an unknown fact neither spoils nor helps, and makes the level uncertain."""
    code = _level(facts, unknown=None)
    return SummerComfort(
        code=code,
        label=LABELS[code],
        reasons=_reasons(facts),
        certain=_level(facts, unknown=True) == _level(facts, unknown=False),
    )


def _level(facts: SummerFacts, *, unknown: bool | None) -> str:
    """`unknown` stands in for what nobody knows; None is neutral."""

    def settled(value: bool | None) -> bool | None:
        return unknown if value is None else value

    roof = settled(facts.roof_insulated) if facts.roofed else True
    if roof is False or settled(facts.shaded) is False:
        return "poor"
    helps = [facts.heavy_inertia, settled(facts.crossing), settled(facts.ceiling_fans)]
    return "good" if sum(one is True for one in helps) >= ENOUGH_HELPS else "medium"


def _reasons(facts: SummerFacts) -> tuple[SummerReason, ...]:
    found = [_reason("roof", facts.roof_insulated)] if facts.roofed else []
    return (
        *found,
        _reason("shading", facts.shaded),
        _reason("inertia", facts.heavy_inertia),
        _reason("crossing", facts.crossing),
        _reason("fans", facts.ceiling_fans),
    )


# What each fact says when it is so, when it is not, and when nobody knows.
_TEXTS: Mapping[str, tuple[str, str, str]] = {
    "roof": (
        "Le toit est isolé\u00a0: le soleil chauffe moins les pièces.",
        "Le toit n’est pas isolé\u00a0: le soleil chauffe les pièces.",
        "L’isolation du toit est à vérifier.",
    ),
    "shading": (
        "Des volets ou des stores extérieurs arrêtent le soleil.",
        "Des fenêtres n’ont ni volet ni store extérieur.",
        "Les volets et les stores extérieurs sont à vérifier.",
    ),
    "inertia": (
        "Des murs ou des sols lourds gardent la fraîcheur de la nuit.",
        "Peu de murs ou de sols lourds pour garder la fraîcheur de la nuit.",
        "L’inertie des murs et des sols est à vérifier.",
    ),
    "crossing": (
        "Des fenêtres sur plusieurs côtés\u00a0: l’air traverse le logement.",
        "Toutes les fenêtres sont du même côté\u00a0: l’air traverse mal.",
        "Les côtés sur lesquels donnent les fenêtres sont à vérifier.",
    ),
    "fans": (
        "Des ventilateurs de plafond brassent l’air.",
        "Pas de ventilateur de plafond.",
        "Les ventilateurs de plafond sont à vérifier.",
    ),
}


def _reason(code: str, good: bool | None) -> SummerReason:
    return SummerReason(code, _TEXTS[code][2 if good is None else 0 if good else 1], good)
