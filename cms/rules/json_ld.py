"""Structured data as they may stand in a page: no text of an editor can close the element that holds them."""

import json
from collections.abc import Mapping
from typing import Any

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}

# What says nothing; "no" says something.
_EMPTY: tuple[Any, ...] = (None, "", [], {})


def json_ld(data: Mapping[str, Any]) -> str:
    """One schema.org object, without its empty values."""
    full = {"@context": "https://schema.org"} | _kept(data)
    return json.dumps(full, ensure_ascii=False).translate(_ESCAPES)


def _kept(data: Mapping[str, Any]) -> dict[str, Any]:
    whole = {name: _kept(value) if isinstance(value, Mapping) else value for name, value in data.items()}
    return {name: value for name, value in whole.items() if value not in _EMPTY}
