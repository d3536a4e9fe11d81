"""Technical levels that works should reach, as dated parameters: R of an insulation, Uw of windows."""

from renovation.diagnosis.rules.advice.shapes import Level
from renovation.quantities.rules.parameters import Parameters

PREFIX = "diagnosis.works_level."
_SENTENCES = {
    "m².K/W": "Résistance de l’isolant (R) à demander sur le devis\u00a0: {}\u00a0m².K/W au moins.",
    "W/m².K": "Isolation des fenêtres (Uw) à demander sur le devis\u00a0: {}\u00a0W/m².K au plus.",
}


def level_of(code: str, parameters: Parameters) -> Level | None:
    """The level of a work that has one."""
    value = parameters.values.get(PREFIX + code)
    if value is None:
        return None
    figure = f"{float(value.value):g}".replace(".", ",")
    return Level(
        value=float(value.value),
        unit=value.unit,
        sentence=_SENTENCES[value.unit].format(figure),
        parameter=value.code,
        source=value.source,
        to_verify=value.to_verify,
    )
