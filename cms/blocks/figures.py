"""Key figures: counted by the house, or typed with their source."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks

from cms.key_figures import Shown, shown_figures
from renovation.indicators.enums import Indicator


class CountedBlock(blocks.StructBlock):
    """A count that the house knows: nothing to type, always of the day."""

    indicator = blocks.ChoiceBlock(choices=Indicator.choices, label="Compter")
    label = blocks.CharBlock(max_length=90, required=False, label="Autres mots sous le nombre")

    class Meta:
        icon = "cogs"
        label = "Chiffre compté par le logiciel"


class TypedBlock(blocks.StructBlock):
    """A figure from elsewhere: never without its source and its date."""

    value = blocks.CharBlock(max_length=12, label="Nombre", help_text="Par exemple : 1 284 ou − 41 %")
    label = blocks.CharBlock(max_length=90, label="Ce que c’est")
    source = blocks.CharBlock(max_length=160, label="Source")
    dated = blocks.DateBlock(label="Date du chiffre")

    class Meta:
        icon = "edit"
        label = "Chiffre saisi, avec sa source"


class KeyFiguresBlock(blocks.StructBlock):
    """A few large numbers, and under them how and when they were counted."""

    title = blocks.CharBlock(max_length=90, default="Le service en chiffres", label="Titre")
    figures = blocks.StreamBlock(
        [("counted", CountedBlock()), ("typed", TypedBlock())], min_num=1, max_num=6, label="Chiffres"
    )

    class Meta:
        template = "cms/blocks/key_figures.html"
        icon = "order"
        label = "Chiffres clés"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        counted = [one.value["indicator"] for one in cleaned["figures"] if one.block_type == "counted"]
        if len(set(counted)) < len(counted):
            raise blocks.StructBlockValidationError(
                block_errors={"figures": ValidationError("Le même chiffre est demandé deux fois.")}
            )
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        platform = (parent_context or {}).get("platform")
        shown: tuple[Shown, ...] = shown_figures(value["figures"], platform, now=timezone.localtime())
        return context | {
            "shown": shown,
            "counted_on": next((one.counted_on for one in shown if one.counted_on), None),
            "is_rounded": any(one.is_rounded for one in shown),
        }
