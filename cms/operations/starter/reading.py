"""The starter content as it is written: YAML files beside this module, put into good typography and names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cms.rules.typography import french

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Starter:
    """The home page and the pages under it, parents before children."""

    home: Mapping[str, Any]
    pages: tuple[Mapping[str, Any], ...]


def read_starter(names: Mapping[str, str]) -> Starter:
    """All files in the order of their names; `{plateforme}` and the like are replaced by the platform's own words."""
    home: dict[str, Any] = {}
    pages: list[Mapping[str, Any]] = []
    for file in sorted(CONTENT.glob("*.yaml")):
        content = _written(yaml.safe_load(file.read_text(encoding="utf-8")), names)
        home |= content.get("home", {})
        pages += content["pages"]
    return Starter(home, tuple(pages))


def _written(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, word in names.items():
            value = value.replace(f"{{{name}}}", word)
        return french(value)
    if isinstance(value, dict):
        return {key: _written(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_written(item, names) for item in value]
    return value
