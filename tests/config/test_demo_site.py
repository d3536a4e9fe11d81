"""What the demonstration adds to the starter site: enough to show every kind of page, and said to be invented."""

from collections.abc import Mapping
from typing import Any

import pytest

from cms.operations.starter import CONTENT
from cms.operations.starter.blocks import links_of
from cms.operations.starter.pages import MODELS
from cms.operations.starter.reading import Starter, read_starter
from config.demo.places import OWN_CONTENT

PLATFORMS = ("besancon", "haut-doubs")


def site_of(slug: str) -> Starter:
    return read_starter({}, [CONTENT, OWN_CONTENT / slug])


def of_type(starter: Starter, kind: str) -> list[Mapping[str, Any]]:
    return [entry for entry in starter.pages if entry["type"] == kind]


@pytest.mark.parametrize("slug", PLATFORMS)
def test_parents_come_before_children_and_links_lead_somewhere(slug: str) -> None:
    starter = site_of(slug)
    known: set[str] = set()
    for entry in starter.pages:
        assert entry["type"] in MODELS
        assert entry.get("parent") in known | {None}, entry["slug"]
        known.add(entry["slug"])

    assert links_of([starter.home, *starter.pages]) <= known


@pytest.mark.parametrize("slug", PLATFORMS)
def test_each_site_has_its_team(slug: str) -> None:
    team = next(entry for entry in site_of(slug).pages if entry["slug"] == "equipe")

    assert team["lines"]["members"]


def test_the_renovations_are_several_and_said_to_be_invented() -> None:
    renovations = of_type(site_of("besancon"), "renovation")

    assert len(renovations) >= 6
    assert all(one["fields"]["is_invented"] and "démonstration" in one["description"] for one in renovations)
    assert len({one["fields"]["drawing"] for one in renovations}) == len(renovations)


def test_every_kind_of_page_is_shown() -> None:
    assert {entry["type"] for entry in site_of("besancon").pages} == MODELS.keys()
