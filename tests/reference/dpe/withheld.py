"""A detailed record without the figures that the method can find again: U, solar factors, efficiencies."""

from copy import deepcopy
from typing import Any

SYSTEMS = ("rg", "rpn", "rpint", "qp0", "scop")
EMITTERS = ("re", "rd", "rr", "i0")
WATER = ("rg", "rs", "rgs", "cop")


def withhold(record: dict[str, Any]) -> dict[str, Any]:
    """U only where thickness, resistance, period or bareness is known; all of windows, doors and systems."""
    found = deepcopy(record)
    detail = found["detail"]
    opaque = [one for name in ("murs", "planchers_bas", "planchers_hauts") for one in detail[name]]
    _forget([one for one in opaque if _can_be_found(one)], ("u",))
    _forget(detail["baies"], ("u", "uw", "sw"))
    _forget(detail["portes"], ("u",))
    _forget([one for system in detail["chauffage"] for one in system["generateurs"]], SYSTEMS)
    _forget([one for system in detail["chauffage"] for one in system["emetteurs"]], EMITTERS)
    _forget(detail["ecs"], ("rd",))
    _forget([one for system in detail["ecs"] for one in system["generateurs"]], WATER)
    return found


def _can_be_found(one: dict[str, Any]) -> bool:
    known = one.get("ep_isol_cm") or one.get("r_isol") or one.get("periode_isol")
    return bool(known) or one.get("isolation") == "non isolé"


def _forget(lines: list[dict[str, Any]], names: tuple[str, ...]) -> None:
    for one in lines:
        for name in names:
            one.pop(name, None)
