"""From the short writing of the starter files to the raw content of StreamFields."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from cms.enums import Destination

PageIds = Mapping[str, int]
Entry = Mapping[str, Any]
RawBlock = dict[str, Any]

_LINK = re.compile(r'<a page="([a-z0-9-]+)">')
UNDATED: dict[str, Any] = {"url": "", "read_on": None}
UNTITLED: dict[str, Any] = {"title": ""}


def body_blocks(entries: Sequence[Entry], ids: PageIds) -> list[RawBlock]:
    """`[{text: …}, {notice: {…}}]` as StreamField data."""
    return [
        {"type": kind, "value": linked(_value(kind, value, ids), ids)}
        for entry in entries
        for kind, value in entry.items()
    ]


def source_blocks(entries: Sequence[Entry], _ids: PageIds) -> list[RawBlock]:
    return [{"type": "source", "value": {**UNDATED, **entry}} for entry in entries]


def figure_blocks(entries: Sequence[Entry], _ids: PageIds) -> list[RawBlock]:
    return [{"type": "figure", "value": {"text": "", **entry}} for entry in entries]


def door_blocks(entries: Sequence[Entry], ids: PageIds) -> list[RawBlock]:
    return [{"type": "door", "value": _with_target(entry, ids)} for entry in entries]


def need_blocks(entries: Sequence[Entry], ids: PageIds) -> list[RawBlock]:
    return [{"type": "need", "value": _with_target(entry, ids)} for entry in entries]


def links_of(content: Any) -> set[str]:
    """The slugs of the pages that a piece of content leads to."""
    if isinstance(content, str):
        return set(_LINK.findall(content))
    if isinstance(content, Mapping):
        own = {content["page"]} if isinstance(content.get("page"), str) else set()
        return own.union(*map(links_of, content.values()))
    if isinstance(content, Iterable):
        return set().union(*map(links_of, content))
    return set()


def linked(value: Any, ids: PageIds) -> Any:
    """`<a page="slug">` in a text becomes a link to that page, which follows it wherever it goes."""
    if isinstance(value, str):
        return _LINK.sub(lambda found: f'<a linktype="page" id="{ids[found[1]]}">', value)
    if isinstance(value, Mapping):
        return {key: linked(item, ids) for key, item in value.items()}
    if isinstance(value, list):
        return [linked(item, ids) for item in value]
    return value


def _value(kind: str, value: Any, ids: PageIds) -> Any:
    special: dict[str, Callable[[Any, PageIds], Any]] = {
        "action": _with_target,
        "cards": _cards,
        "table": _table,
        "call": _call,
        "key_figures": _key_figures,
        "testimonials": _testimonials,
        "steps": lambda content, _: {**UNTITLED, **content},
        "terms": lambda content, _: {**UNTITLED, **content},
        "questions": lambda content, _: {**UNTITLED, **content},
    }
    return special[kind](value, ids) if kind in special else value


def _with_target(content: Entry, ids: PageIds) -> RawBlock:
    target = content["target"]
    page = ids[target["page"]] if "page" in target else None
    destination = Destination[target["destination"]].value if "destination" in target else ""
    return {**content, "target": {"page": page, "destination": destination}}


def _cards(content: Entry, ids: PageIds) -> RawBlock:
    return {**UNTITLED, **content, "cards": [_with_target(card, ids) for card in content["cards"]]}


def _call(content: Entry, ids: PageIds) -> RawBlock:
    return {"text": "", "drawing": "", **content, "buttons": [_with_target(one, ids) for one in content["buttons"]]}


def _testimonials(content: Entry, ids: PageIds) -> RawBlock:
    said = [{**one, "page": ids[one["page"]] if "page" in one else None} for one in content["testimonials"]]
    return {**content, "testimonials": said}


def _key_figures(content: Entry, _ids: PageIds) -> RawBlock:
    figures = [
        {"type": kind, "value": {"label": "", **one}} for entry in content["figures"] for kind, one in entry.items()
    ]
    return {"title": "Le service en chiffres", **content, "figures": figures}


def _table(content: Entry, _ids: PageIds) -> RawBlock:
    return {
        "caption": content["caption"],
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in content["columns"]],
            "rows": [{"values": [str(cell) for cell in row]} for row in content["rows"]],
            "caption": "",
        },
    }
