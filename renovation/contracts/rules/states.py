"""From where to where a quote may go. Signing is an act of its own, with a day."""

from collections.abc import Mapping

MOVES: Mapping[str, tuple[str, ...]] = {
    "draft": ("received", "abandoned"),
    "received": ("chosen", "draft", "abandoned"),
    "chosen": ("received", "draft", "abandoned"),
    "signed": ("chosen",),
    "abandoned": ("draft",),
}
WORDS: Mapping[tuple[str, str], str] = {
    ("draft", "received"): "Marquer comme reçu",
    ("received", "chosen"): "Retenir ce devis",
    ("chosen", "received"): "Ne plus le retenir",
    ("received", "draft"): "Remettre en brouillon",
    ("chosen", "draft"): "Remettre en brouillon",
    ("signed", "chosen"): "Annuler la signature",
    ("abandoned", "draft"): "Reprendre ce devis",
}


def moves_of(state: str) -> list[tuple[str, str]]:
    """Where a quote may go from here, with the words of its button."""
    return [(to, WORDS.get((state, to), "Écarter ce devis")) for to in MOVES.get(state, ())]
