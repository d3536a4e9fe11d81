"""A detailed record without the figures that the method can find again: U, solar factors, efficiencies."""

from copy import deepcopy
from typing import Any

SYSTEMS = ("rg", "rpn", "rpint", "qp0", "scop")
EMITTERS = ("re", "rd", "rr", "i0")
WATER = ("rg", "rs", "rgs", "cop")


def withhold(record: dict[str, Any]) -> dict[str, Any]:
    """U only where thickness, resistance, period or bareness is known; everything else of windows, doors and systems."""
    found = deepcopy(record)
    detail = found["detail"]
    for name in ("murs", "planchers_bas", "planchers_hauts"):
        for one in detail[name]:
            if _can_be_found(one):
                one.pop("u", None)
    for one in detail["baies"]:
        _forget(one, ("u", "uw", "sw"))
    for one in detail["portes"]:
        _forget(one, ("u",))
    for installation in detail["chauffage"]:
        for generator in installation["generateurs"]:
            _forget(generator, SYSTEMS)
        for emitter in installation["emetteurs"]:
            _forget(emitter, EMITTERS)
    for installation in detail["ecs"]:
        _forget(installation, ("rd",))
        for generator in installation["generateurs"]:
            _forget(generator, WATER)
    return found


def _can_be_found(one: dict[str, Any]) -> bool:
    known = one.get("ep_isol_cm") or one.get("r_isol") or one.get("periode_isol")
    return bool(known) or one.get("isolation") == "non isolé"


def _forget(one: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        one.pop(name, None)
