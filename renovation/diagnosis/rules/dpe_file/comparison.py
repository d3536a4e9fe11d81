"""A DPE beside its recalculation by our engine, in words: where they agree, where they do not, and by how much."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor

from renovation.diagnosis.rules.dpe_file.official import OfficialFigures
from renovation.diagnosis.rules.dpe_file.report import in_words

CLOSE_PERCENT, NEAR_PERCENT = 5, 15
USES = {
    "heating": "Chauffage",
    "hot_water": "Eau chaude",
    "cooling": "Climatisation",
    "lighting": "Éclairage",
    "auxiliaries": "Auxiliaires",
}


@dataclass(frozen=True, slots=True)
class RecomputedFigures:
    """The same yearly figures from our engine; whoever calls takes them from an evaluation."""

    primary_kwh_m2: float
    ghg_kg_m2: float
    final_class: str
    ghg_class: str
    electricity_factor: float
    use_kwh: Mapping[str, float] = field(default_factory=dict)
    cost_eur: float | None = None


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One line of the comparison. `gap_percent` is of the DPE's figure; None for classes."""

    label_fr: str
    official_in_words: str
    recomputed_in_words: str
    gap_percent: float | None
    verdict_fr: str


def compare(official: OfficialFigures, recomputed: RecomputedFigures) -> tuple[ComparedFigure, ...]:
    """Official and recomputed figures side by side. Primary energy is first brought to our factor for electricity."""
    primary = official.primary_kwh_m2_with(recomputed.electricity_factor)
    converted = official.electricity_factor is not None and official.electricity_factor != recomputed.electricity_factor
    lines = [
        _class_line("Classe du DPE", official.energy_class, recomputed.final_class, converted=converted),
        _class_line("Classe climat", official.ghg_class, recomputed.ghg_class, converted=False),
        _line(_primary_label(official, recomputed), primary, recomputed.primary_kwh_m2, "kWh/m²·an"),
        _line("Émissions", official.ghg_kg_m2, recomputed.ghg_kg_m2, "kg CO₂/m²·an"),
    ]
    lines += [
        _line(f"{label}, énergie finale", official.use_kwh.get(use), recomputed.use_kwh[use], "kWh/an")
        for use, label in USES.items()
        if use in recomputed.use_kwh and (official.use_kwh.get(use) or recomputed.use_kwh[use] >= 1)
    ]
    if recomputed.cost_eur is not None:
        lines.append(_line("Dépense annuelle", official.cost_eur, recomputed.cost_eur, "€/an"))
    return tuple(lines)


def _primary_label(official: OfficialFigures, recomputed: RecomputedFigures) -> str:
    factor = official.electricity_factor
    if factor is None or factor == recomputed.electricity_factor:
        return "Énergie primaire"
    ours = in_words(recomputed.electricity_factor)
    return f"Énergie primaire (DPE ramené du coefficient {in_words(factor)} au coefficient {ours})"


def _line(label: str, official: float | None, recomputed: float, unit: str) -> ComparedFigure:
    ours = in_words(_shown(recomputed, unit), unit)
    if official is None:
        return ComparedFigure(label, "", ours, None, "Le DPE ne donne pas ce chiffre.")
    theirs = in_words(_shown(official, unit), unit)
    if official == 0:
        verdict = "Identique." if recomputed < 1 else "Le DPE n’en compte pas."
        return ComparedFigure(label, theirs, ours, None, verdict)
    gap = 100 * (recomputed - official) / official
    return ComparedFigure(label, theirs, ours, gap, _verdict(gap))


def _verdict(gap: float) -> str:
    amount = in_words(abs(round(gap)), "%")
    side = "de plus" if gap > 0 else "de moins"
    if abs(gap) < 1:
        return "Identique, à 1\u00a0% près."
    if abs(gap) <= CLOSE_PERCENT:
        return f"Très proche\u00a0: {amount} {side} que le DPE."
    if abs(gap) <= NEAR_PERCENT:
        return f"Proche\u00a0: {amount} {side} que le DPE."
    return f"Différent\u00a0: {amount} {side} que le DPE. Regardez les lignes à vérifier."


def _class_line(label: str, official: str, recomputed: str, *, converted: bool) -> ComparedFigure:
    if not official:
        return ComparedFigure(label, "", recomputed, None, "Le DPE ne donne pas cette classe.")
    if official == recomputed:
        return ComparedFigure(label, official, recomputed, None, "Même classe.")
    steps = abs(ord(official) - ord(recomputed))
    side = "meilleure" if recomputed < official else "moins bonne"
    words = f"{steps} classe{'s' if steps > 1 else ''} {side}{'s' if steps > 1 else ''} que le DPE."
    if converted:
        words += " Le coefficient de l’électricité a changé depuis ce DPE."
    return ComparedFigure(label, official, recomputed, None, words)


def _shown(value: float, unit: str) -> float:
    """Figures per m² are cut to a whole number, as classes are found from them; the others are rounded."""
    return floor(value) if "/m²" in unit else round(value)
