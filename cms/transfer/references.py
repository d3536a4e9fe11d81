"""Numbers inside contents that name a page, an image or a document: found in an export, replaced in an import."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

PAGE, IMAGE, DOCUMENT = "page", "image", "document"
# (kind, number there) → the number here, or None when nothing here answers to it.
Renumber = Callable[[str, int], int | None]

_TAG = re.compile(r"<(a|embed)\b([^>]*)>")
_ID = re.compile(r'\bid="([0-9]+)"')
_KINDS = (
    (re.compile(r'\blinktype="page"'), PAGE),
    (re.compile(r'\blinktype="document"'), DOCUMENT),
    (re.compile(r'\bembedtype="image"'), IMAGE),
)
_CHOOSERS: tuple[tuple[type[blocks.Block], str], ...] = (
    (blocks.PageChooserBlock, PAGE),
    (ImageChooserBlock, IMAGE),
    (DocumentChooserBlock, DOCUMENT),
)


def renumbered_text(text: str, renumber: Renumber) -> str:
    """Rich text with its numbers replaced; a link to nothing keeps its words."""

    def tag(found: re.Match[str]) -> str:
        kind = next((kind for pattern, kind in _KINDS if pattern.search(found[2])), None)
        number = _ID.search(found[2])
        if kind is None or number is None:
            return found[0]
        here = renumber(kind, int(number[1]))
        if here is None:
            return "<a>" if found[1] == "a" else ""
        attributes = _ID.sub(f'id="{here}"', found[2], count=1)
        return f"<{found[1]}{attributes}>"

    return _TAG.sub(tag, text)


def renumbered_block(block: blocks.Block, value: Any, renumber: Renumber) -> Any:
    """The stored form of a block with its numbers replaced, whatever is nested in it."""
    for chooser, kind in _CHOOSERS:
        if isinstance(block, chooser):
            return renumber(kind, value) if isinstance(value, int) else None
    if isinstance(block, blocks.RichTextBlock):
        return renumbered_text(value, renumber) if isinstance(value, str) else ""
    if isinstance(block, blocks.BaseStructBlock) and isinstance(value, dict):
        known = block.child_blocks
        return {name: renumbered_block(known[name], one, renumber) for name, one in value.items() if name in known}
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(value, list):
        return [
            entry | {"value": renumbered_block(block.child_blocks[entry["type"]], entry.get("value"), renumber)}
            for entry in value
            if isinstance(entry, dict) and entry.get("type") in block.child_blocks
        ]
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return list(_items(block, value, renumber))
    return value


def _items(block: blocks.ListBlock, value: list[Any], renumber: Renumber) -> Iterator[Any]:
    """Items are stored bare, or with a type and an identifier."""
    for item in value:
        if isinstance(item, dict) and item.get("type") == "item":
            yield item | {"value": renumbered_block(block.child_block, item.get("value"), renumber)}
        else:
            yield renumbered_block(block.child_block, item, renumber)
