"""The entry of the home page: doors by public, and needs said in household words."""

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
    """Up to eight doors."""

    door = DoorBlock()

    class Meta:
        required = False
        max_num = 8
        label = "Portes d’entrée"


class NeedBlock(blocks.StructBlock):
    """What brings somebody here, as they would say it."""

    label = blocks.CharBlock(max_length=60, label="Besoin", help_text="Par exemple : J’ai froid chez moi")
    target = TargetBlock(label="Lien")

    class Meta:
        icon = "help"
        label = "Besoin"


class NeedsBlock(blocks.StreamBlock):
    """Up to six needs, under the field of the opening."""

    need = NeedBlock()

    class Meta:
        required = False
        max_num = 6
        label = "Besoins"
