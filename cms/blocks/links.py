"""Where a block leads: a page of the site or a place of the house, never a free address."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail import blocks

from cms.enums import Destination
from cms.here import address_here


class TargetValue(blocks.StructValue):
    """Knows its address."""

    @property
    def href(self) -> str:
        if self.get("page") is not None:
            return address_here(self["page"])
        return reverse(self["destination"]) if self.get("destination") else ""


class TargetBlock(blocks.StructBlock):
    """One of the two: a page, or a place of the house."""

    page = blocks.PageChooserBlock(required=False, label="Page")
    destination = blocks.ChoiceBlock(choices=Destination.choices, required=False, label="ou service")

    class Meta:
        value_class = TargetValue
        icon = "link"
        label = "Lien"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("destination")):
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError("Choisissez une page ou un service, pas les deux.")]
            )
        return cleaned


class ActionBlock(blocks.StructBlock):
    """A button."""

    label = blocks.CharBlock(max_length=60, label="Texte du bouton")
    target = TargetBlock(label="Lien")

    class Meta:
        template = "cms/blocks/action.html"
        icon = "link"
        label = "Bouton"


class CardBlock(blocks.StructBlock):
    """A card that leads somewhere."""

    title = blocks.CharBlock(max_length=80, label="Titre")
    text = blocks.CharBlock(max_length=180, required=False, label="Texte")
    target = TargetBlock(label="Lien")

    class Meta:
        icon = "link"
        label = "Carte"


class CardsBlock(blocks.StructBlock):
    """Cards side by side."""

    title = blocks.CharBlock(max_length=90, required=False, label="Titre")
    cards = blocks.ListBlock(CardBlock(), min_num=1, max_num=6, label="Cartes")

    class Meta:
        template = "cms/blocks/cards.html"
        icon = "grip"
        label = "Cartes"
