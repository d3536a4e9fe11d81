"""Blocks that fill themselves: news, events, openings of places, the newsletter."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from renovation.territories.queries import find_communes


class LatestNewsBlock(blocks.StructBlock):
    """The newest articles, of one category when it is named."""

    title = blocks.CharBlock(max_length=90, default="Actualités", label="Titre")
    number = blocks.IntegerBlock(min_value=1, max_value=12, default=3, label="Nombre")
    category = blocks.CharBlock(
        max_length=60, required=False, label="Catégorie", help_text="Son identifiant, par exemple : aides"
    )

    class Meta:
        template = "cms/blocks/latest_news.html"
        icon = "doc-full-inverse"
        label = "Dernières actualités"


class NextEventsBlock(blocks.StructBlock):
    """The next events of the agenda."""

    title = blocks.CharBlock(max_length=90, default="Prochains événements", label="Titre")
    number = blocks.IntegerBlock(min_value=1, max_value=12, default=3, label="Nombre")

    class Meta:
        template = "cms/blocks/next_events.html"
        icon = "date"
        label = "Prochains événements"


class MeetingsBlock(blocks.StructBlock):
    """Where the team can be met soon: events and openings of the places, by date."""

    title = blocks.CharBlock(max_length=90, default="Prochains rendez-vous", label="Titre")
    number = blocks.IntegerBlock(min_value=1, max_value=12, default=5, label="Nombre")

    class Meta:
        template = "cms/blocks/meetings.html"
        icon = "calendar-alt"
        label = "Prochains rendez-vous"


class PlacesBlock(blocks.StructBlock):
    """Places of reception near a commune, and the field to choose another one."""

    title = blocks.CharBlock(max_length=90, default="Nous rencontrer près de chez vous", label="Titre")
    commune = blocks.CharBlock(
        max_length=100, required=False, label="Près de", help_text="Une commune, ou rien pour l’ordre du site"
    )
    number = blocks.IntegerBlock(min_value=1, max_value=12, default=3, label="Nombre")

    class Meta:
        template = "cms/blocks/places.html"
        icon = "site"
        label = "Lieux près de"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["commune"] and not find_communes(cleaned["commune"]):
            raise blocks.StructBlockValidationError(
                block_errors={"commune": ValidationError("Nous ne trouvons pas cette commune.")}
            )
        return cleaned


class NewsletterBlock(blocks.StructBlock):
    """The field to subscribe to the newsletter."""

    title = blocks.CharBlock(max_length=90, default="Recevoir notre lettre", label="Titre")
    text = blocks.CharBlock(max_length=200, required=False, label="Texte")

    class Meta:
        template = "cms/blocks/newsletter.html"
        icon = "mail"
        label = "Lettre d’information"
