"""Where a text comes from, and when it was read."""

from wagtail import blocks


class SourceBlock(blocks.StructBlock):
    """One source: publisher, title, address, day of reading."""

    publisher = blocks.CharBlock(max_length=120, label="Éditeur")
    title = blocks.CharBlock(max_length=200, label="Titre")
    url = blocks.URLBlock(required=False, label="Adresse")
    read_on = blocks.DateBlock(required=False, label="Consultée le")

    class Meta:
        icon = "link-external"
        label = "Source"


class SourcesBlock(blocks.StreamBlock):
    """The sources of a page."""

    source = SourceBlock()

    class Meta:
        required = False
        label = "Sources"
