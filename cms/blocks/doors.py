"""The entry doors of the home page."""

from wagtail import blocks

from cms.blocks.links import TargetBlock
from cms.drawings import icon_choices


class DoorBlock(blocks.StructBlock):
    """A way in, for one public."""

    icon = blocks.ChoiceBlock(choices=icon_choices, label="Pictogramme")
    title = blocks.CharBlock(max_length=60, label="Titre")
    text = blocks.CharBlock(max_length=120, label="Texte")
    target = TargetBlock(label="Lien")

    class Meta:
        icon = "home"
        label = "Porte d’entrée"


class DoorsBlock(blocks.StreamBlock):
    """Up to six doors."""

    door = DoorBlock()

    class Meta:
        required = False
        max_num = 6
        label = "Portes d’entrée"
