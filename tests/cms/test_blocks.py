"""Blocks: no raw HTML, links that lead to one place, alternatives that are asked."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.blocks import BodyBlock
from cms.blocks.links import TargetBlock
from cms.blocks.text import TEXT_FEATURES
from cms.enums import Destination


def kinds(block: blocks.Block) -> list[blocks.Block]:
    """A block and all those in it."""
    children = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    return [block, *(found for child in children for found in kinds(child))]


def test_f6_no_block_takes_raw_html() -> None:
    assert not [block for block in kinds(BodyBlock()) if isinstance(block, blocks.RawHTMLBlock)]


def test_x14_headings_begin_at_level_two() -> None:
    assert [name for name in TEXT_FEATURES if name.startswith("h")] == ["h2", "h3", "h4"]


def test_f6_a_link_that_runs_code_loses_its_address() -> None:
    typed = {
        "blocks": [
            {
                "key": "a",
                "text": "ici",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 3, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}},
    }

    stored = ContentstateConverter(features=TEXT_FEATURES).to_database_format(json.dumps(typed))

    assert "ici" in stored
    assert "javascript" not in stored


def test_a_target_is_one_place_and_one_only() -> None:
    block = TargetBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"page": None, "destination": ""}))
    assert block.clean(block.to_python({"page": None, "destination": Destination.DIRECTORY})).href == "/annuaire/"
