"""Blocks that are read: text, notice, quotation, questions, steps, terms."""

from wagtail import blocks

from cms.enums import Tone

# The page has the one h1: editors begin at level 2 and stop at level 4 (X14).
TEXT_FEATURES = ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_FEATURES = ["bold", "italic", "link", "ul", "ol"]


class TextBlock(blocks.RichTextBlock):
    """Running text with its headings."""

    class Meta:
        template = "cms/blocks/text.html"
        icon = "pilcrow"
        label = "Texte"


class NoticeBlock(blocks.StructBlock):
    """A short text set apart: information, warning, good practice."""

    tone = blocks.ChoiceBlock(choices=Tone.choices, default=Tone.INFO, label="Ton")
    title = blocks.CharBlock(max_length=90, label="Titre")
    text = blocks.RichTextBlock(features=SHORT_FEATURES, label="Texte")

    class Meta:
        template = "cms/blocks/notice.html"
        icon = "info-circle"
        label = "Encadré"


class KeyPointsBlock(blocks.StructBlock):
    """What to remember of a page, in a few points."""

    title = blocks.CharBlock(max_length=60, default="À retenir", label="Titre")
    points = blocks.ListBlock(blocks.CharBlock(max_length=160, label="Point"), min_num=1, max_num=6, label="Points")

    class Meta:
        template = "cms/blocks/key_points.html"
        icon = "tick-inverse"
        label = "À retenir"


class QuotationBlock(blocks.StructBlock):
    """Words of somebody, with who said them."""

    text = blocks.TextBlock(max_length=400, label="Citation")
    author = blocks.CharBlock(max_length=90, label="Auteur ou autrice")
    about = blocks.CharBlock(max_length=120, required=False, label="Qualité, commune")

    class Meta:
        template = "cms/blocks/quotation.html"
        icon = "openquote"
        label = "Citation"


class QuestionBlock(blocks.StructBlock):
    """One question that opens on its answer."""

    question = blocks.CharBlock(max_length=140, label="Question")
    answer = blocks.RichTextBlock(features=SHORT_FEATURES, label="Réponse")

    class Meta:
        icon = "help"
        label = "Question"


class QuestionsBlock(blocks.StructBlock):
    """Questions and answers, folded."""

    title = blocks.CharBlock(max_length=90, required=False, label="Titre")
    questions = blocks.ListBlock(QuestionBlock(), min_num=1, label="Questions")

    class Meta:
        template = "cms/blocks/questions.html"
        icon = "help"
        label = "Questions fréquentes"


class StepBlock(blocks.StructBlock):
    """One step of a path."""

    title = blocks.CharBlock(max_length=90, label="Étape")
    text = blocks.RichTextBlock(features=SHORT_FEATURES, label="Texte")

    class Meta:
        icon = "list-ol"
        label = "Étape"


class StepsBlock(blocks.StructBlock):
    """Numbered steps, in order."""

    title = blocks.CharBlock(max_length=90, required=False, label="Titre")
    steps = blocks.ListBlock(StepBlock(), min_num=2, label="Étapes")

    class Meta:
        template = "cms/blocks/steps.html"
        icon = "list-ol"
        label = "Étapes"


class TermBlock(blocks.StructBlock):
    """A word of the trade and what it means."""

    term = blocks.CharBlock(max_length=60, label="Mot")
    meaning = blocks.TextBlock(max_length=400, label="Sens")

    class Meta:
        icon = "openquote"
        label = "Définition"


class TermsBlock(blocks.StructBlock):
    """A small glossary."""

    title = blocks.CharBlock(max_length=90, required=False, label="Titre")
    terms = blocks.ListBlock(TermBlock(), min_num=1, label="Définitions")

    class Meta:
        template = "cms/blocks/terms.html"
        icon = "openquote"
        label = "Définitions"
