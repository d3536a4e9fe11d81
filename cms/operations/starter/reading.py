"""The starter content as it is written: YAML files beside this module, put into good typography and names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cms.rules.typography import french
from renovation.quantities.rules.yaml_files import content_of

CONTENT = Path(__file__).parent / "content"
LISTS = ("categories", "questions", "terms")


@dataclass(frozen=True)
class Starter:
    """The home page, categories of the news, pages (parents before children), frequent questions, words explained."""

    home: Mapping[str, Any]
    categories: tuple[Mapping[str, Any], ...]
    pages: tuple[Mapping[str, Any], ...]
    questions: tuple[Mapping[str, Any], ...]
    terms: tuple[Mapping[str, Any], ...]


def content_files(place: Path) -> list[Path]:
    """A file, or all those of a folder in the order of their names."""
    return sorted(place.rglob("*.yaml")) if place.is_dir() else [place]


def read_starter(names: Mapping[str, str], places: Sequence[Path] = (CONTENT,)) -> Starter:
    """What the files hold; `{plateforme}` and the like are replaced by the platform's own words.

    A file read later adds to the lists, completes a page of the same slug and replaces parts of the home page.
    """
    contents = [_written(content_of(file), names) for place in places for file in content_files(place)]
    home: dict[str, Any] = {}
    pages: dict[str, dict[str, Any]] = {}
    for content in contents:
        home |= content.get("home", {})
        for page in content.get("pages", ()):
            pages[page["slug"]] = pages.get(page["slug"], {}) | page
    lists = {kind: tuple(one for content in contents for one in content.get(kind, ())) for kind in LISTS}
    return Starter(home=home, pages=tuple(pages.values()), **lists)


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
