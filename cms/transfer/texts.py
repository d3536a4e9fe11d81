"""Rich text from elsewhere, rewritten with what the editor of this field could have typed: no script passes (F5)."""

from typing import Any

from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import features as known_features


def cleaned_text(text: str, features: list[str] | None) -> str:
    """Through the editor's own form and back: tags and attributes that it does not know are left out."""
    converter = ContentstateConverter(features or known_features.get_default_features())
    return str(converter.to_database_format(converter.from_database_format(text)))


def cleaned_block(block: blocks.Block, value: Any) -> Any:
    """The stored form of a block with each rich text in it rewritten."""
    if isinstance(block, blocks.RichTextBlock):
        return cleaned_text(value, block.features) if isinstance(value, str) else ""
    if isinstance(block, blocks.BaseStructBlock) and isinstance(value, dict):
        return {name: cleaned_block(block.child_blocks[name], one) for name, one in value.items()}
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(value, list):
        return [one | {"value": cleaned_block(block.child_blocks[one["type"]], one.get("value"))} for one in value]
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [
            one | {"value": cleaned_block(block.child_block, one.get("value"))}
            if isinstance(one, dict) and one.get("type") == "item"
            else cleaned_block(block.child_block, one)
            for one in value
        ]
    return value
