"""A video kept elsewhere: a link until somebody asks for it, and its words in full."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail import blocks

from cms.blocks.text import SHORT_FEATURES
from cms.rules.videos import Video, video_of


class VideoValue(blocks.StructValue):
    """Knows its player."""

    @property
    def video(self) -> Video | None:
        return video_of(self["address"], settings.PEERTUBE_HOSTS)


class VideoBlock(blocks.StructBlock):
    """Nothing is asked of the other site before a click; without JavaScript, the link opens its page (K6)."""

    title = blocks.CharBlock(max_length=120, label="Titre de la vidéo")
    address = blocks.URLBlock(
        label="Adresse", help_text="Page de la vidéo sur YouTube, Vimeo, Dailymotion ou votre PeerTube."
    )
    length = blocks.CharBlock(max_length=20, required=False, label="Durée", help_text="Par exemple : 3 min 20")
    has_captions = blocks.BooleanBlock(required=False, label="La vidéo est sous-titrée")
    transcript = blocks.RichTextBlock(
        features=SHORT_FEATURES,
        label="Transcription",
        help_text="Tout ce qui est dit et ce qu’il faut voir. Elle est obligatoire.",
    )

    class Meta:
        value_class = VideoValue
        template = "cms/blocks/video.html"
        icon = "media"
        label = "Vidéo"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Tells the security headers which player this page may open."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        request = context.get("request")
        if request is not None and value.video is not None:
            request.player_hosts = {*getattr(request, "player_hosts", ()), urlsplit(value.video.player).hostname}
        return context

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.video is None:
            refusal = "Cette adresse n’est pas celle d’une vidéo d’un site accepté. Copiez l’adresse de sa page."
            raise blocks.StructBlockValidationError(block_errors={"address": ValidationError(refusal)})
        return cleaned
