"""French typography: spaces that must not break (Lexique de l'Imprimerie nationale)."""

import re

SPACE = "\N{NO-BREAK SPACE}"
_BEFORE = re.compile(r"(?<=\S) (?=[:;?!»%€])")
_AFTER = re.compile(r"« ")
_UNITS = re.compile(r"(?<=\d) (?=(?:%|€|°|km|ans?|jours?|mois|m²)\b|%|€|°)")


def french(text: str) -> str:
    """The text with its non-breaking spaces; addresses and markup hold none of these patterns."""
    text = _BEFORE.sub(SPACE, text)
    text = _AFTER.sub(f"«{SPACE}", text)
    return _UNITS.sub(SPACE, text)
