"""What a household says beside the dwelling: who it is, its bills, comfort and wishes. No figure depends on it."""

from collections.abc import Mapping
from typing import Any

from renovation.diagnosis.rules.bills import ENERGIES, UNITS
from renovation.diagnosis.rules.screens import UNKNOWN, Part, Style, all_screens


def situation_in_words(situation: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Questions and answers as people read them, for those that were answered."""
    parts = [part for screen in all_screens() for part in screen.parts if not part.is_engine]
    said = [(part.title, _words(part, situation.get(part.name))) for part in parts]
    return [(title, words) for title, words in [*said, ("DPE publié à cette adresse", _dpe(situation))] if words]


def _dpe(situation: Mapping[str, Any]) -> str:
    known = situation.get("known_dpe")
    return f"classe {known['energy_class']}, n° {known['number']} du {known['established_on']}" if known else ""


def _words(part: Part, value: Any) -> str:
    if value in (None, "", UNKNOWN, [], {}):
        return ""
    if part.style is Style.BILLS:
        return ", ".join(_bill(energy, line) for energy, line in value.items())
    if part.style.is_choice or part.style is Style.SEVERAL:
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(choice.label for choice in part.choices if choice.code in chosen)
    return str(value)


def _bill(energy: str, line: Mapping[str, Any]) -> str:
    amount = f"{line['amount']:,.0f}".replace(",", "\u202f")
    return f"{ENERGIES.get(energy, energy)}\u00a0: {amount}\u00a0{UNITS.get(line['unit'], '')}"
