"""A text with fields: what it may name, and the text for one household."""

import re
from collections.abc import Mapping

FIELDS = {
    "prenom": "le prénom, quand il est connu",
    "nom": "le nom",
    "commune": "la commune du logement, quand elle est connue",
    "plateforme": "le nom de la plateforme",
}
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_BEFORE_MARK = re.compile(r" +([,.])")
_SPACES = re.compile(r" {2,}")


def faults_in(text: str) -> list[str]:
    """Fields that are none of ours, and braces that are left open."""
    unknown = sorted({name for name in _FIELD.findall(text) if name not in FIELDS})
    faults = [f"«\N{NO-BREAK SPACE}{{{name}}}\N{NO-BREAK SPACE}» n’est pas un champ connu." for name in unknown]
    if set("{}") & set(_FIELD.sub("", text)):
        faults.append("Une accolade est ouverte ou fermée seule.")
    return faults


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields; what is not known leaves neither a space nor a lonely comma behind."""
    replaced = _FIELD.sub(lambda found: values.get(found[1], ""), text)
    return _SPACES.sub(" ", _BEFORE_MARK.sub(r"\1", replaced))
