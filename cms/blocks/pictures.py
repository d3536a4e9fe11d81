"""Blocks that are looked at: photographs of the editors, drawings of the house, tables."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from cms.drawings import drawing_choices


class PhotographBlock(blocks.StructBlock):
    """A picture with its alternative (or said to be decorative), caption and credit."""

    image = ImageBlock(label="Image")
    caption = blocks.CharBlock(max_length=160, required=False, label="Légende")
    credit = blocks.CharBlock(max_length=90, required=False, label="Crédit")

    class Meta:
        template = "cms/blocks/photograph.html"
        icon = "image"
        label = "Image"


class DrawingBlock(blocks.StructBlock):
    """A drawing of ours, by its name; decorative unless a text is given."""

    drawing = blocks.ChoiceBlock(choices=drawing_choices, label="Dessin")
    alternative = blocks.CharBlock(max_length=160, required=False, label="Texte de remplacement")
    caption = blocks.CharBlock(max_length=160, required=False, label="Légende")

    class Meta:
        template = "cms/blocks/drawing.html"
        icon = "image"
        label = "Dessin"


class TableBlock(blocks.StructBlock):
    """A table with a caption and headed columns; the first column heads its rows."""

    caption = blocks.CharBlock(max_length=160, label="Titre du tableau")
    table = TypedTableBlock([("text", blocks.CharBlock(required=False, label="Texte"))], label="Tableau")

    class Meta:
        template = "cms/blocks/table.html"
        icon = "table"
        label = "Tableau"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if any(not column["heading"].strip() for column in cleaned["table"].columns):
            raise blocks.StructBlockValidationError(
                block_errors={"table": ValidationError("Donnez un titre à chaque colonne.")}
            )
        return cleaned
