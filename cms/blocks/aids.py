"""Blocks about aids: a figure of the engine with its dates and its source, and a door to the simulator."""

from typing import Any

from django.utils import timezone
from wagtail import blocks

from cms.enums import Audience
from cms.parameter_cards import parameter_card, parameter_choices
from renovation.aids.rules.income import MOST_PERSONS
from renovation.financing.enums import Occupation


class ParameterChoiceBlock(blocks.ChoiceBlock):
    """The code of a parameter. The list is read for the form that offers it, not each time that a page is."""

    def normalize_choice(self, value: Any) -> Any:
        """Codes are words: the list would be read only to find them again."""
        return value

    def get_searchable_content(self, value: Any) -> list[str]:
        return []


class ParameterBlock(blocks.StructBlock):
    """A published parameter: the page shows what the engine counts with, on the day it is read."""

    title = blocks.CharBlock(max_length=90, label="Titre")
    text = blocks.CharBlock(max_length=300, required=False, label="Explication en une phrase")
    parameter = ParameterChoiceBlock(choices=parameter_choices, label="Paramètre")

    class Meta:
        template = "cms/blocks/parameter.html"
        icon = "doc-full"
        label = "Fiche aide"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The value of the day, read anew at each showing; a page of many figures has read them all at once."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        code, read = value["parameter"], (parent_context or {}).get("parameter_cards", {})
        return context | {"card": read[code] if code in read else parameter_card(code, on=timezone.localdate())}


class FiguresBlock(blocks.StreamBlock):
    """The figures of an aid, each from a published parameter."""

    figure = ParameterBlock()

    class Meta:
        required = False
        label = "Montants et plafonds"


class AidsListBlock(blocks.StructBlock):
    """The fact pages of the site for one public, or all of them; a page that may be out of date says so."""

    title = blocks.CharBlock(max_length=90, default="Les aides", label="Titre")
    audience = blocks.ChoiceBlock(choices=Audience.choices, required=False, label="Pour qui", help_text="Vide : toutes")

    class Meta:
        template = "cms/blocks/aids_list.html"
        icon = "list-ul"
        label = "Liste d’aides"


class SimulatorBlock(blocks.StructBlock):
    """The first questions of « Mes aides », which opens with these answers. Income is never asked in an address."""

    title = blocks.CharBlock(max_length=90, default="Estimer mes aides", label="Titre")
    text = blocks.CharBlock(max_length=200, required=False, label="Texte")

    class Meta:
        template = "cms/blocks/simulator.html"
        icon = "form"
        label = "Simulateur d’aides"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"occupations": Occupation.choices, "most_persons": MOST_PERSONS}
