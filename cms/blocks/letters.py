"""Parts of a letter: words, and pages of the site that it announces."""

from wagtail import blocks


class LetterTextBlock(blocks.StructBlock):
    """A few words under a title. Plain text: mail programs show it the same everywhere."""

    title = blocks.CharBlock(max_length=90, required=False, label="Titre")
    text = blocks.TextBlock(max_length=1500, label="Texte")

    class Meta:
        icon = "pilcrow"
        label = "Texte"


class LetterBlock(blocks.StreamBlock):
    """What a letter may hold."""

    text = LetterTextBlock()
    page = blocks.PageChooserBlock(
        page_type=["cms.ArticlePage", "cms.EventPage", "cms.ContentPage"], label="Actualité, événement ou page"
    )

    class Meta:
        label = "Contenu"
