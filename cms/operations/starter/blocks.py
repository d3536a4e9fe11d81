"""From the short writing of the starter files to the raw content of StreamFields."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cms.enums import Destination

PageIds = Mapping[str, int]


def body_blocks(entries: Sequence[Mapping[str, Any]], ids: PageIds) -> list[dict[str, Any]]:
    """`[{text: …}, {notice: {…}}]` as StreamField data."""
    return [{"type": kind, "value": _value(kind, value, ids)} for entry in entries for kind, value in entry.items()]


def source_blocks(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"type": "source", "value": {"url": "", "read_on": None, **entry}} for entry in entries]


def door_blocks(entries: Sequence[Mapping[str, Any]], ids: PageIds) -> list[dict[str, Any]]:
    return [{"type": "door", "value": _with_target(entry, ids)} for entry in entries]


def need_blocks(entries: Sequence[Mapping[str, Any]], ids: PageIds) -> list[dict[str, Any]]:
    return [{"type": "need", "value": _with_target(entry, ids)} for entry in entries]


def _value(kind: str, value: Any, ids: PageIds) -> Any:
    special: dict[str, Callable[[Any, PageIds], Any]] = {
        "action": _with_target,
        "cards": _cards,
        "table": _table,
        "call": _call,
        "key_figures": _key_figures,
        "steps": lambda content, _: {"title": "", **content},
        "terms": lambda content, _: {"title": "", **content},
        "questions": lambda content, _: {"title": "", **content},
    }
    return special[kind](value, ids) if kind in special else value


def _with_target(content: Mapping[str, Any], ids: PageIds) -> dict[str, Any]:
    target = content["target"]
    page = ids[target["page"]] if "page" in target else None
    destination = Destination[target["destination"]].value if "destination" in target else ""
    return {**content, "target": {"page": page, "destination": destination}}


def _cards(content: Mapping[str, Any], ids: PageIds) -> dict[str, Any]:
    return {"title": "", **content, "cards": [_with_target(card, ids) for card in content["cards"]]}


def _call(content: Mapping[str, Any], ids: PageIds) -> dict[str, Any]:
    return {"text": "", "drawing": "", **content, "buttons": [_with_target(one, ids) for one in content["buttons"]]}


def _key_figures(content: Mapping[str, Any], _ids: PageIds) -> dict[str, Any]:
    figures = [
        {"type": kind, "value": {"label": "", **one}} for entry in content["figures"] for kind, one in entry.items()
    ]
    return {"title": "Le service en chiffres", **content, "figures": figures}


def _table(content: Mapping[str, Any], _ids: PageIds) -> dict[str, Any]:
    return {
        "caption": content["caption"],
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in content["columns"]],
            "rows": [{"values": [str(cell) for cell in row]} for row in content["rows"]],
            "caption": "",
        },
    }
