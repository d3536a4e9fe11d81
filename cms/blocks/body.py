"""The body of a page: every family, grouped as the editor looks for them."""

from wagtail import blocks

from cms.blocks.aids import ParameterBlock, SimulatorBlock
from cms.blocks.links import ActionBlock, CardsBlock
from cms.blocks.living import LatestNewsBlock, MeetingsBlock, NewsletterBlock, NextEventsBlock, PlacesBlock
from cms.blocks.pictures import DrawingBlock, PhotographBlock, TableBlock
from cms.blocks.text import (
    TEXT_FEATURES,
    NoticeBlock,
    QuestionsBlock,
    QuotationBlock,
    StepsBlock,
    TermsBlock,
    TextBlock,
)


class BodyBlock(blocks.StreamBlock):
    """What a page may hold."""

    text = TextBlock(features=TEXT_FEATURES, group="Lire")
    notice = NoticeBlock(group="Lire")
    steps = StepsBlock(group="Lire")
    questions = QuestionsBlock(group="Lire")
    terms = TermsBlock(group="Lire")
    quotation = QuotationBlock(group="Lire")
    photograph = PhotographBlock(group="Regarder")
    drawing = DrawingBlock(group="Regarder")
    table = TableBlock(group="Regarder")
    parameter = ParameterBlock(group="Aides")
    simulator = SimulatorBlock(group="Aides")
    latest_news = LatestNewsBlock(group="Actualités et agenda")
    next_events = NextEventsBlock(group="Actualités et agenda")
    meetings = MeetingsBlock(group="Actualités et agenda")
    places = PlacesBlock(group="Actualités et agenda")
    newsletter = NewsletterBlock(group="Actualités et agenda")
    cards = CardsBlock(group="Aller plus loin")
    action = ActionBlock(group="Aller plus loin")

    class Meta:
        required = False
        label = "Contenu"
