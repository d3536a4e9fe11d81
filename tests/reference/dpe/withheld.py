"""A detailed record without the figures that the method can find again from what the record still says.

Withheld: U of walls, ceilings and floors whose material and insulation are described; U and Uw of windows whose panes
are; U of doors of a known kind; efficiencies of emission, distribution and regulation; of generators that have a name.

Kept, since nothing else in a record leads to them: a U that was typed as such (a study, a document), the second pane of
a double window, an appliance "of another kind" or "by default", how the pipes of hot water run, the meters behind I0,
and what is neither a U nor an efficiency (Sw). `all_of_them` forgets these as well: the defaults are then seen.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

SYSTEMS = ("rg", "rpn", "rpint", "qp0", "scop")
EMITTERS = ("re", "rd", "rr")
WATER = ("rg", "rs", "rgs", "cop")
BARE = "non isolé"
# Ways of giving a U (methode_u) that say it straight out: from a study, a document, another software.
SAID_STRAIGHT_OUT = ("9", "10")
NAMELESS = ("autre système", "par défaut")


def withhold(record: dict[str, Any]) -> dict[str, Any]:
    """What can be found again is forgotten, nothing else."""
    found = deepcopy(record)
    detail = found["detail"]
    _forget((one for one in detail["murs"] if _is_described(one) and _has_material(one)), ("u",))
    _forget(
        (one for name in ("planchers_bas", "planchers_hauts") for one in detail[name] if _is_described(one)), ("u",)
    )
    _forget((one for one in detail["baies"] if _has_panes(one)), ("u", "uw"))
    _forget((one for one in detail["portes"] if not _text(one, "type").startswith("autre")), ("u",))
    _forget((one for one in _inner(detail["chauffage"], "generateurs") if _is_named(one)), SYSTEMS)
    _forget(_inner(detail["chauffage"], "emetteurs"), EMITTERS)
    _forget((one for one in _inner(detail["ecs"], "generateurs") if _is_named(one)), WATER)
    return found


def all_of_them(record: dict[str, Any]) -> dict[str, Any]:
    """Every U, solar factor and efficiency is forgotten where the record describes the part at all."""
    found = deepcopy(record)
    detail = found["detail"]
    opaque = (one for name in ("murs", "planchers_bas", "planchers_hauts") for one in detail[name])
    _forget((one for one in opaque if _is_described(one)), ("u",))
    _forget(detail["baies"], ("u", "uw", "sw"))
    _forget(detail["portes"], ("u",))
    _forget(_inner(detail["chauffage"], "generateurs"), SYSTEMS)
    _forget(_inner(detail["chauffage"], "emetteurs"), (*EMITTERS, "i0"))
    _forget(detail["ecs"], ("rd",))
    _forget(_inner(detail["ecs"], "generateurs"), WATER)
    return found


def _is_described(one: Mapping[str, Any]) -> bool:
    """The insulation by its thickness, its resistance or its period, or none at all."""
    known = one.get("ep_isol_cm") or one.get("r_isol") or one.get("periode_isol") or one.get("isolation") == BARE
    return bool(known) and str(one.get("methode_u")) not in SAID_STRAIGHT_OUT


def _has_material(one: Mapping[str, Any]) -> bool:
    material = _text(one, "mat")
    return bool(one.get("ep_cm")) and material.startswith("murs") and "autre" not in material


def _has_panes(one: Mapping[str, Any]) -> bool:
    glass = _text(one, "vitrage")
    return str(one.get("double_fenetre")) != "1" and ("simple" in glass or bool(one.get("lame_mm")))


def _is_named(one: Mapping[str, Any]) -> bool:
    return not any(word in _text(one, "type") for word in NAMELESS)


def _text(one: Mapping[str, Any], name: str) -> str:
    return str(one.get(name) or "")


def _inner(systems: Iterable[Mapping[str, Any]], name: str) -> list[dict[str, Any]]:
    return [one for system in systems for one in system[name]]


def _forget(lines: Iterable[dict[str, Any]], names: tuple[str, ...]) -> None:
    for one in lines:
        for name in names:
            one.pop(name, None)
