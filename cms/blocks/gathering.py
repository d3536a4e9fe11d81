"""Blocks that hold others or gather what is kept elsewhere: columns, accordion, questions of a topic, testimonials."""

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.blocks.pictures import DrawingBlock, PhotographBlock
from cms.blocks.text import SHORT_FEATURES, TEXT_FEATURES, KeyPointsBlock, NoticeBlock, TextBlock
from cms.enums import DocumentAccess, Language, Topic


class ColumnBlock(blocks.StreamBlock):
    """What a column may hold: simple things, no column in a column."""

    text = TextBlock(features=TEXT_FEATURES)
    notice = NoticeBlock()
    key_points = KeyPointsBlock()
    photograph = PhotographBlock()
    drawing = DrawingBlock()

    class Meta:
        label = "Colonne"


class ColumnsBlock(blocks.StructBlock):
    """Two or three columns; one under the other on a phone, in the order of reading."""

    columns = blocks.ListBlock(ColumnBlock(), min_num=2, max_num=3, label="Colonnes")

    class Meta:
        template = "cms/blocks/columns.html"
        icon = "grip"
        label = "Colonnes"


class FoldBlock(blocks.StructBlock):
    """A title that opens on a text."""

    title = blocks.CharBlock(max_length=120, label="Titre")
    text = blocks.RichTextBlock(features=SHORT_FEATURES, label="Texte")

    class Meta:
        icon = "collapse-down"
        label = "Volet"


class AccordionBlock(blocks.StructBlock):
    """Texts that open one by one, without JavaScript. What everybody must read does not belong in it."""

    title = blocks.CharBlock(max_length=90, required=False, label="Titre")
    folds = blocks.ListBlock(FoldBlock(), min_num=2, label="Volets")

    class Meta:
        template = "cms/blocks/accordion.html"
        icon = "collapse-down"
        label = "Volets dépliants"


class TopicQuestionsBlock(blocks.StructBlock):
    """The frequent questions of a topic, kept once for the whole site."""

    title = blocks.CharBlock(max_length=90, default="Questions fréquentes", label="Titre")
    topic = blocks.ChoiceBlock(choices=Topic.choices, label="Thème")

    class Meta:
        template = "cms/blocks/topic_questions.html"
        icon = "help"
        label = "Questions d’un thème"


class DownloadValue(blocks.StructValue):
    """Says its choices in words."""

    @property
    def language_label(self) -> str:
        return str(Language(self["language"]).label)

    @property
    def access_label(self) -> str:
        return str(DocumentAccess(self["access"]).label)


class DownloadBlock(blocks.StructBlock):
    """A document to open, with its type and weight in the link (RGAA 13.3)."""

    document = DocumentChooserBlock(label="Document")
    title = blocks.CharBlock(max_length=120, label="Titre")
    text = blocks.CharBlock(max_length=250, required=False, label="Ce qu’il contient")
    language = blocks.ChoiceBlock(choices=Language.choices, default=Language.FRENCH, label="Langue")
    access = blocks.ChoiceBlock(choices=DocumentAccess.choices, default=DocumentAccess.UNKNOWN, label="Accessibilité")

    class Meta:
        value_class = DownloadValue
        template = "cms/blocks/download.html"
        icon = "download"
        label = "Document à télécharger"


class TestimonialBlock(blocks.StructBlock):
    """Words of a household, with the page that tells its renovation."""

    text = blocks.TextBlock(max_length=300, label="Ce que la personne dit")
    author = blocks.CharBlock(max_length=60, label="Prénom", help_text="Avec l’accord de la personne.")
    about = blocks.CharBlock(max_length=120, required=False, label="Logement, commune")
    page = blocks.PageChooserBlock(page_type="cms.RenovationPage", required=False, label="Sa rénovation")

    class Meta:
        icon = "openquote"
        label = "Témoignage"


class TestimonialsBlock(blocks.StructBlock):
    """A few testimonials side by side."""

    title = blocks.CharBlock(max_length=90, default="Ils l’ont fait", label="Titre")
    testimonials = blocks.ListBlock(TestimonialBlock(), min_num=1, max_num=3, label="Témoignages")

    class Meta:
        template = "cms/blocks/testimonials.html"
        icon = "openquote"
        label = "Témoignages"
