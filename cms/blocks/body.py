"""The body of a page: every family, grouped as the editor looks for them."""

from typing import Any

from wagtail import blocks

from cms.blocks.aids import AidsListBlock, ParameterBlock, SimulatorBlock
from cms.blocks.entries import CallBlock, ContactCardBlock, DiagnosisBlock, DirectorySearchBlock
from cms.blocks.figures import KeyFiguresBlock
from cms.blocks.gathering import (
    AccordionBlock,
    ColumnsBlock,
    DownloadBlock,
    TestimonialsBlock,
    TopicQuestionsBlock,
)
from cms.blocks.links import ActionBlock, CardsBlock
from cms.blocks.living import LatestNewsBlock, MeetingsBlock, NewsletterBlock, NextEventsBlock, PlacesBlock
from cms.blocks.pictures import DrawingBlock, PhotographBlock, TableBlock
from cms.blocks.text import (
    TEXT_FEATURES,
    KeyPointsBlock,
    NoticeBlock,
    QuestionsBlock,
    QuotationBlock,
    StepsBlock,
    TermsBlock,
    TextBlock,
)
from cms.blocks.videos import VideoBlock


class BodyBlock(blocks.StreamBlock):
    """What a page may hold."""

    text = TextBlock(features=TEXT_FEATURES, group="Lire")
    key_points = KeyPointsBlock(group="Lire")
    notice = NoticeBlock(group="Lire")
    steps = StepsBlock(group="Lire")
    accordion = AccordionBlock(group="Lire")
    questions = QuestionsBlock(group="Lire")
    topic_questions = TopicQuestionsBlock(group="Lire")
    terms = TermsBlock(group="Lire")
    quotation = QuotationBlock(group="Lire")
    photograph = PhotographBlock(group="Regarder")
    drawing = DrawingBlock(group="Regarder")
    video = VideoBlock(group="Regarder")
    table = TableBlock(group="Regarder")
    key_figures = KeyFiguresBlock(group="Regarder")
    testimonials = TestimonialsBlock(group="Regarder")
    columns = ColumnsBlock(group="Mettre en page")
    parameter = ParameterBlock(group="Aides")
    aids_list = AidsListBlock(group="Aides")
    simulator = SimulatorBlock(group="Aides")
    latest_news = LatestNewsBlock(group="Actualités et agenda")
    next_events = NextEventsBlock(group="Actualités et agenda")
    meetings = MeetingsBlock(group="Actualités et agenda")
    places = PlacesBlock(group="Actualités et agenda")
    newsletter = NewsletterBlock(group="Actualités et agenda")
    diagnosis = DiagnosisBlock(group="Services")
    directory_search = DirectorySearchBlock(group="Services")
    contact_card = ContactCardBlock(group="Services")
    call = CallBlock(group="Aller plus loin")
    cards = CardsBlock(group="Aller plus loin")
    download = DownloadBlock(group="Aller plus loin")
    action = ActionBlock(group="Aller plus loin")

    class Meta:
        required = False
        label = "Contenu"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Fields that were left out are no words: Wagtail writes « None » for them."""
        return [words for words in super().get_searchable_content(value) if words not in ("", "None")]
